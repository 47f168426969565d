# SPDX-License-Identifier: Apache-2.0
"""Installs the compared packages beside the project, in a folder of their own."""

from __future__ import annotations

import importlib.metadata
from pathlib import Path
import subprocess
import sys

FOLDER = Path(__file__).resolve().parent.parent / '.cache' / 'bench-peers'
PEERS = {'foxglove-sdk': 'foxglove', 'viser': 'viser', 'vuer==0.1.6': 'vuer'}
"""What pip installs, and the folder that says that it is there."""


def install() -> Path:
    """Return the folder to put on PYTHONPATH of a peer's process; fill it at the first call."""
    missing = [name for name, module in PEERS.items() if not (FOLDER / module).is_dir()]
    if missing:
        print('installing', ', '.join(missing), 'for the comparison', file=sys.stderr)
        command = [sys.executable, '-m', 'pip', 'install', '--quiet', '--target', str(FOLDER)]
        subprocess.run([*command, *missing], check=True, stderr=subprocess.DEVNULL)
    return FOLDER


def versions() -> dict[str, str]:
    """Return the versions of all that is compared."""
    found = {
        dist.metadata['Name'].lower(): dist.version
        for dist in importlib.metadata.distributions(path=[str(FOLDER)])
    }
    own = {
        name: importlib.metadata.version(name) for name in ('ros-rclpy', 'uvicorn', 'websockets')
    }
    names = (name.partition('==')[0] for name in PEERS)
    return {name: found.get(name, '?') for name in names} | own
