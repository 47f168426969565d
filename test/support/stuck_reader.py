# SPDX-License-Identifier: Apache-2.0
"""A ROS node, a process of its own, that wants every message of some topics, then takes none."""

from __future__ import annotations

import os
from pathlib import Path
import signal
import subprocess
import sys
from typing import Any

from rclpy.qos import HistoryPolicy, QoSProfile

ALL = QoSProfile(history=HistoryPolicy.KEEP_ALL, depth=0)


class StuckReader:
    """Runs the process; ``kinds`` are types by topics, such as 'std_msgs/msg/Bool'."""

    def __init__(self, kinds: dict[str, str]) -> None:
        folder = Path(__file__).resolve().parents[1]
        self._process = subprocess.Popen(
            [
                sys.executable, '-m', 'support.stuck_reader',
                *(f'{topic}={kind}' for topic, kind in kinds.items()),
            ],
            stdout=subprocess.PIPE,
            text=True,
            cwd=folder,
            env={**os.environ, 'PYTHONPATH': f'{folder}:{folder.parent}'},
        )  # fmt: skip
        os.set_blocking(self._process.stdout.fileno(), False)

    def hears(self) -> bool:
        """Tell whether it has heard something on all of its topics."""
        assert self._process.poll() is None
        return bool(self._process.stdout.readline())

    def stick(self) -> None:
        """Take nothing any more; what is sent to it waits, or is lost."""
        self._process.send_signal(signal.SIGSTOP)

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait(10)
        self._process.stdout.close()


def main(given: list[str]) -> None:
    """Listen until somebody ends it."""
    import rclpy
    from rclpy.node import Node

    from ros_viz_bridge.topics.message_types import message_class

    rclpy.init()
    node, heard = Node('stuck_reader'), set()

    def take(topic: str, message: Any) -> None:
        if topic not in heard:
            heard.add(topic)
            if len(heard) == len(given):
                print('all', flush=True)

    for word in given:
        topic, _, kind = word.partition('=')
        node.create_subscription(
            message_class(kind), topic, lambda m, topic=topic: take(topic, m), ALL
        )
    rclpy.spin(node)


if __name__ == '__main__':
    main(sys.argv[1:])
