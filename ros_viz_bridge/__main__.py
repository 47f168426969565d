# SPDX-License-Identifier: Apache-2.0
"""``ros-viz-bridge``, or ``python -m ros_viz_bridge``: one command, of which the first word is."""

from __future__ import annotations

from importlib import import_module
import sys

from . import __version__

COMMANDS = {
    'replay': ('.replay.main', 'shows a recording'),
    'relay': ('.relay.main', 'lets others see servers from anywhere'),
    'edge': ('.relay.edge_main', 'shows robots of a Zenoh network to many'),
    'bridge': ('.ros.main', 'shows the ROS graph; needs a sourced ROS'),
}


def main() -> int:
    """Run the command that the first word names; return the exit status."""
    name = sys.argv[1] if len(sys.argv) > 1 else ''
    if name == '--version':
        print(__version__)
        return 0
    if name in ('-h', '--help'):
        print(usage())
        return 0
    if name not in COMMANDS:
        unknown = f'ros-viz-bridge: there is no command {name!r}\n' if name else ''
        print(unknown + usage(), file=sys.stderr)
        return 2
    module, _ = COMMANDS[name]
    status: int = import_module(module, __package__).main(sys.argv[2:])
    return status


def usage() -> str:
    """Return what may follow."""
    lines = (f'  {name:8} {says}' for name, (_, says) in COMMANDS.items())
    return '\n'.join(['usage: ros-viz-bridge COMMAND ...', '', *lines])


if __name__ == '__main__':
    sys.exit(main())
