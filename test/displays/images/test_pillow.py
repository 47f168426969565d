# SPDX-License-Identifier: Apache-2.0
"""Pillow is there when it is needed, and not before."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ros_viz_bridge.displays.images.pillow import pillow


def test_it_is_pillows_own_module() -> None:
    image = pytest.importorskip('PIL.Image')
    assert pillow() is image


def test_a_server_does_without_it() -> None:
    """It would take 2 MB of each node, and a part of its start."""
    code = 'import sys, ros_viz_bridge as r; r.Server(serve=False); print("PIL" in sys.modules)'
    run = subprocess.run([sys.executable, '-c', code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ['False']
