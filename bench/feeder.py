# SPDX-License-Identifier: Apache-2.0
"""
Publishes one load to one ROS domain after the other, so that only one bridge works at a time.

``python bench/feeder.py cloud --count 300000 --rate 10 --domains 91,92`` reads lines ``1 3.0``:
the second domain, for three seconds. Each is answered by the number of messages.
"""

from __future__ import annotations

import argparse
import sys
import time
from typing import Any

from loads import depth, LOADS, message_class, topic
from publisher import MAKERS
import rclpy
from rclpy.context import Context

MATCH_TIME = 30.0


def main() -> None:
    """Publish as told until standard input ends."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('load', choices=LOADS)
    parser.add_argument('--count', type=int, required=True)
    parser.add_argument('--rate', type=float, required=True)
    parser.add_argument('--domains', required=True)
    args = parser.parse_args()
    publishers = [_publisher(args.load, int(domain)) for domain in args.domains.split(',')]
    make = MAKERS[args.load](args.count)
    print('ready', flush=True)
    for line in sys.stdin:
        which, seconds = line.split()
        publisher = publishers[int(which)]
        _wait_for_subscriber(publisher)
        count = int(float(seconds) * args.rate)
        due = time.monotonic()
        for _ in range(count):
            publisher.publish(make())
            due += 1 / args.rate
            time.sleep(max(0.0, due - time.monotonic()))
        print(count, flush=True)


def _publisher(load: str, domain: int) -> Any:
    context = Context()
    rclpy.init(context=context, domain_id=domain)
    node = rclpy.create_node(f'bench_{load}', context=context)
    return node.create_publisher(message_class(load), topic(load), depth(load))


def _wait_for_subscriber(publisher: Any) -> None:
    end = time.monotonic() + MATCH_TIME
    while not publisher.get_subscription_count():
        if time.monotonic() > end:
            sys.exit('nobody subscribed')
        time.sleep(0.05)


if __name__ == '__main__':
    main()
