# SPDX-License-Identifier: Apache-2.0
"""Shows a recording (.mcap, .db3 or a rosbag2 folder) in the browser; needs no ROS."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
import os
from pathlib import Path
import signal
import sys
import threading

from ..api.server import Server
from ..cdr import MessageType
from ..core.access import Access
from ..displays.registry import registry
from ..layout.layout import Layout, load_layout
from ..layout.yaml_nodes import LayoutError
from ..recordings.recording import open_recording, RecordingError
from ..runtime.serve import ServeError
from .contents import Contents
from .player import Player

OPERATOR, VIEWER = 'ROS_VIZ_BRIDGE_OPERATOR_TOKEN', 'ROS_VIZ_BRIDGE_VIEWER_TOKEN'


def main(words: Sequence[str] | None = None) -> int:
    """Serve the recording until Ctrl+C; return the exit status."""
    options = _parse(sys.argv[1:] if words is None else words)
    try:
        layout = load_layout(str(options.layout), registry()) if options.layout else Layout()
        contents = Contents(open_recording(options.recording), installed=_installed)
        player = Player(contents, name=options.recording.name, layout=layout)
        server = Server(
            host=options.host,
            port=options.port,
            label=options.recording.name,
            access=Access(
                operator_token=os.environ.get(OPERATOR, ''),
                viewer_token=os.environ.get(VIEWER, ''),
            ),
            asset_roots=options.asset_root,
            now=player.now,
            fixed_frame=layout.fixed_frame,
            view_mode=layout.view_mode,
            follow=layout.follow,
        )
        server.set_panels(layout.panels)
    except (RecordingError, LayoutError, ServeError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    print(f'ros_viz_bridge: open {server.url}', flush=True)
    player.start(server, playing=not options.paused, speed=options.speed, loop=options.loop)
    ended.wait()
    player.close()
    server.stop()
    return 0


def _installed(name: str) -> MessageType | None:
    """Return a message type of a ROS that is installed here."""
    from ..topics.message_types import message_class

    found = message_class(name)
    return None if found is None else MessageType.from_class(found)


def _parse(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog='replay',
        description=__doc__,
        epilog=f'Tokens for operators and viewers are taken from {OPERATOR} and {VIEWER}.',
    )
    parser.add_argument('recording', type=Path, help='.mcap or .db3 file, or rosbag2 folder')
    parser.add_argument('--host', default='127.0.0.1', help='address to listen on')
    parser.add_argument('--port', type=int, default=8080, help='0 takes any free one')
    parser.add_argument('--layout', type=Path, help='layout file (YAML)')
    parser.add_argument('--speed', type=_speed, default=1.0, help='0.01 to 100, 1 as recorded')
    parser.add_argument('--loop', action='store_true', help='start again at the end')
    parser.add_argument('--paused', action='store_true', help='wait for a viewer to play it')
    parser.add_argument(
        '--asset-root',
        type=Path,
        action='append',
        default=[],
        help='folder from which file:// meshes may be read; may be given again',
    )
    return parser.parse_args(list(words))


def _speed(text: str) -> float:
    value = float(text)
    if not 0.01 <= value <= 100:
        raise argparse.ArgumentTypeError(f'{text} is not between 0.01 and 100')
    return value


if __name__ == '__main__':
    sys.exit(main())
