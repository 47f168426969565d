# SPDX-License-Identifier: Apache-2.0
"""Finds the programs the source tree needs, and says how to get the missing ones."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
import re
import shutil
import subprocess
import sys
import sysconfig

from dev.steps import SetupError

PYTHON_MINIMUM = (3, 10)
NODE_MINIMUM = 18
BROWSER_VARIABLE = 'ROS_VIZ_BRIDGE_BROWSER'
BROWSER_DEFAULT = '/usr/bin/chromium'


def check_python() -> None:
    """Raise SetupError where this Python is too old or cannot make virtual environments."""
    if sys.version_info < PYTHON_MINIMUM:
        found = '.'.join(map(str, sys.version_info[:3]))
        needed = '.'.join(map(str, PYTHON_MINIMUM))
        raise SetupError(
            f'Python {needed} or newer is needed, this is {found}: call make with '
            'PYTHON=python3.12 or any newer one you have.'
        )
    if any(importlib.util.find_spec(name) is None for name in ('venv', 'ensurepip')):
        raise SetupError(
            "Python's venv module is missing: run 'sudo apt install python3-venv' and try again."
        )


def check_compiler() -> None:
    """Raise SetupError where interface packages cannot be compiled."""
    packages = {'g++': 'g++', 'cmake': 'cmake', 'make': 'make'}
    missing = [package for tool, package in packages.items() if shutil.which(tool) is None]
    if not (Path(sysconfig.get_path('include')) / 'Python.h').exists():
        missing.append('python3-dev')
    if missing:
        raise SetupError(
            f'Generating message packages needs {", ".join(missing)}: '
            f"run 'sudo apt install {' '.join(missing)}' and try again."
        )


def check_node() -> None:
    """Raise SetupError where Node.js or npm is missing or too old to build the client."""
    missing = [tool for tool in ('node', 'npm') if shutil.which(tool) is None]
    if missing:
        raise SetupError(
            f'Building the web client needs {" and ".join(missing)}: '
            "run 'sudo apt install nodejs npm' and try again."
        )
    shown = subprocess.run(['node', '--version'], capture_output=True, text=True).stdout.strip()
    major = re.match(r'v(\d+)\.', shown)
    if major is None or int(major.group(1)) < NODE_MINIMUM:
        raise SetupError(
            f'Building the web client needs Node.js {NODE_MINIMUM} or newer, '
            f"'node --version' says {shown or 'nothing'}: get a newer one from https://nodejs.org."
        )


def find_browser() -> Path | None:
    """Return the browser for the browser tests, or None where there is none."""
    path = Path(os.environ.get(BROWSER_VARIABLE) or BROWSER_DEFAULT)
    return path if path.exists() else None


def browser_notice() -> str | None:
    """Return a sentence saying how to get a browser, or None where one is there."""
    if find_browser() is not None:
        return None
    wanted = os.environ.get(BROWSER_VARIABLE) or BROWSER_DEFAULT
    return (
        f"No browser at {wanted}, browser tests will be skipped: run 'sudo apt install chromium', "
        f'or set {BROWSER_VARIABLE} to the path of a Chrome or Chromium.'
    )
