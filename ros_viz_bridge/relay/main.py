# SPDX-License-Identifier: Apache-2.0
"""Runs a relay: robots connect out to it, and are seen by whoever has their links."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
import os
import sys

from ..runtime.serve import own_names, ServeError
from .process import add_site, serve
from .relay import Relay
from .rules import Rules

KEY = 'ROS_VIZ_BRIDGE_RELAY_KEY'


def main(words: Sequence[str] | None = None) -> int:
    """Serve until Ctrl+C; return the exit status."""
    options = _parse(sys.argv[1:] if words is None else words)
    keys = [*options.key, *filter(None, os.environ.get(KEY, '').split(','))]
    try:
        relay = Relay(
            keys=keys,
            public_url=options.public_url,
            allowed_hosts=options.allowed_host,
            servers=options.servers,
            viewers=options.viewers,
            memory=options.memory << 20,
            own_names=own_names(options.host),
            mounted=False,
        )
        relay.rules.check_bind(options.host)
        told = 'ros_viz_bridge relay: robots connect to'
        serve(relay.asgi, options, told, attach=lambda: None, detach=relay.close)
    except (ServeError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _parse(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog='ros-viz-bridge relay',
        description=__doc__,
        epilog=f'Keys are also taken from {KEY}, with commas between them.',
    )
    add_site(parser, port=8090)
    parser.add_argument(
        '--key',
        action='append',
        default=[],
        help='what a robot must know to share by this relay (16 characters or more); may be given'
        ' again. Others see the command line: the environment is a better place',
    )
    parser.add_argument(
        '--servers', type=int, default=Rules.servers, help='robots per key (%(default)s)'
    )
    return parser.parse_args(list(words))


if __name__ == '__main__':
    sys.exit(main())
