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

from ..api.opening import opening
from ..api.server import Server
from ..core.access import Access
from ..layout.yaml_nodes import LayoutError
from ..recordings.recording import open_recording, RecordingError, SUFFIXES
from ..runtime.serve import PortTakenError, ServeError
from ..runtime.uploads import LIMIT, Uploads
from .asset_folders import AssetFolders
from .contents import Contents
from .stage import installed, Stage

OPERATOR, VIEWER = 'ROS_VIZ_BRIDGE_OPERATOR_TOKEN', 'ROS_VIZ_BRIDGE_VIEWER_TOKEN'


def main(words: Sequence[str] | None = None) -> int:
    """Serve a recording, or what pages send, until Ctrl+C; return the exit status."""
    options = _parse(sys.argv[1:] if words is None else words)
    folders = AssetFolders(options.asset_root)
    stage = Stage(
        playing=not options.paused, speed=options.speed, loop=options.loop, folders=folders
    )
    name = options.recording.name if options.recording is not None else ''
    try:
        access = Access(
            operator_token=os.environ.get(OPERATOR, ''), viewer_token=os.environ.get(VIEWER, '')
        )
        _check_bind(access, options.host)
        contents = None
        if options.recording is not None:
            contents = Contents(open_recording(options.recording), installed=installed)
        server = Server(
            host=options.host,
            port=options.port,
            label=name or 'Recordings',
            access=access,
            asset_roots=folders.roots,
            package_dirs=folders.package,
            now=stage.now,
            layout_file=options.layout or '',
            layout_writable=options.layout_writable,
            uploads=Uploads(stage.take, SUFFIXES, options.max_upload * 1_000_000),
        )
    except PortTakenError:
        print(
            f'{options.host}:{options.port} is in use by another program: choose another port'
            f' (--port {options.port + 1}, or --port 0 for any that is free)',
            file=sys.stderr,
        )
        return 1
    except (RecordingError, LayoutError, ServeError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    stage.attach(server)
    if contents is not None:
        stage.show(contents, name=name)
    print(opening(server), flush=True)
    ended.wait()
    stage.close()
    server.stop()
    return 0


def _check_bind(access: Access, host: str) -> None:
    """Refuse as Access does, in the words of a command that has none of the settings it names."""
    try:
        access.check_bind(host)
    except ValueError:
        raise ValueError(
            f'refusing to listen on {host!r} for everybody: put a token into {OPERATOR} (and'
            f' another into {VIEWER} for those who only look), or listen on 127.0.0.1'
        ) from None


def _parse(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog='ros-viz-bridge replay',
        description=__doc__,
        epilog=f'Tokens for operators and viewers are taken from {OPERATOR} and {VIEWER}.',
    )
    parser.add_argument(
        'recording',
        type=Path,
        nargs='?',
        help='.mcap or .db3 file, or rosbag2 folder; without it, one is dropped on the page',
    )
    parser.add_argument('--host', default='127.0.0.1', help='address to listen on')
    parser.add_argument('--port', type=int, default=8080, help='0 takes any free one')
    parser.add_argument('--layout', type=Path, help='layout file (YAML)')
    parser.add_argument(
        '--layout-writable', action='store_true', help='let operators save to the layout file'
    )
    parser.add_argument(
        '--max-upload',
        type=_size,
        default=LIMIT // 1_000_000,
        metavar='MB',
        help='largest recording that may be dropped on the page (%(default)s); 0: none',
    )
    parser.add_argument('--speed', type=_speed, default=1.0, help='0.01 to 100, 1 as recorded')
    parser.add_argument('--loop', action='store_true', help='start again at the end')
    parser.add_argument('--paused', action='store_true', help='wait for a viewer to play it')
    parser.add_argument(
        '--asset-root',
        type=Path,
        action='append',
        default=[],
        help='folder from which meshes and robot descriptions may be read, and that packages may'
        ' lie in; may be given again',
    )
    return parser.parse_args(list(words))


def _size(text: str) -> int:
    value = int(text)
    if value < 0:
        raise argparse.ArgumentTypeError(f'{text} is less than 0')
    return value


def _speed(text: str) -> float:
    value = float(text)
    if not 0.01 <= value <= 100:
        raise argparse.ArgumentTypeError(f'{text} is not between 0.01 and 100')
    return value


if __name__ == '__main__':
    sys.exit(main())
