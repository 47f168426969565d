# SPDX-License-Identifier: Apache-2.0
"""``python -m ros_viz_bridge relay`` and its other commands that need no ROS."""

from __future__ import annotations

from importlib import import_module
import sys

COMMANDS = {'edge': '.relay.edge_main', 'relay': '.relay.main', 'replay': '.replay.main'}


def main() -> int:
    """Run the command that the first word names; return the exit status."""
    name = sys.argv[1] if len(sys.argv) > 1 else ''
    if name not in COMMANDS:
        print(f'usage: python -m ros_viz_bridge {"|".join(COMMANDS)} ...', file=sys.stderr)
        return 2
    status: int = import_module(COMMANDS[name], __package__).main(sys.argv[2:])
    return status


if __name__ == '__main__':
    sys.exit(main())
