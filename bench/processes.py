# SPDX-License-Identifier: Apache-2.0
"""Processes of a benchmark: this repository's code, large messages in shared memory."""

from __future__ import annotations

import os
from pathlib import Path
import subprocess
import sys
from typing import Any

BENCH = Path(__file__).resolve().parent
ROOT = BENCH.parent


def environment(peers: Path | None) -> dict[str, str]:
    """Return the environment of a run: a domain of its own, large messages in shared memory."""
    paths = [str(ROOT), str(BENCH), *([str(peers)] if peers else [])]
    extra = {
        'PYTHONPATH': os.pathsep.join(paths),
        'ROS_DOMAIN_ID': '91',
        'ROS_AUTOMATIC_DISCOVERY_RANGE': 'SUBNET',
        'FASTDDS_BUILTIN_TRANSPORTS': 'LARGE_DATA',
    }
    return {**os.environ, **extra}


def start(command: list[str], env: dict[str, str], **options: Any) -> subprocess.Popen[str]:
    """Start a Python program whose output is read here."""
    return subprocess.Popen(
        [sys.executable, *command], stdout=subprocess.PIPE, text=True, env=env, **options
    )
