# SPDX-License-Identifier: Apache-2.0
"""Installs the compared packages beside the project, in a folder of their own."""

from __future__ import annotations

import importlib.metadata
from pathlib import Path
import subprocess
import sys

FOLDER = Path(__file__).resolve().parent.parent / '.cache' / 'bench-peers'
PEERS = ('foxglove-sdk', 'viser')


def install() -> Path:
    """Return the folder to put on PYTHONPATH of a peer's process; fill it at the first call."""
    if not (FOLDER / 'viser').is_dir():
        print('installing', ', '.join(PEERS), 'for the comparison', file=sys.stderr)
        command = [sys.executable, '-m', 'pip', 'install', '--quiet', '--target', str(FOLDER)]
        subprocess.run([*command, *PEERS], check=True, stderr=subprocess.DEVNULL)
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
    return {name: found.get(name, '?') for name in PEERS} | own
