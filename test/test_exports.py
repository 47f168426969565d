# SPDX-License-Identifier: Apache-2.0
"""What the library offers by its name is there, and is read only when it is used."""

from __future__ import annotations

import subprocess
import sys

import pytest

import ros_viz_bridge


@pytest.mark.parametrize('name', ros_viz_bridge.__all__)
def test_every_name_is_there(name: str) -> None:
    assert getattr(ros_viz_bridge, name).__name__ == name


def test_others_are_not() -> None:
    with pytest.raises(AttributeError, match="no attribute 'ViserServer'"):
        _ = ros_viz_bridge.ViserServer


def test_tools_that_need_the_version_alone_stay_light() -> None:
    code = 'import sys, ros_viz_bridge; sys.exit("numpy" in sys.modules)'
    assert subprocess.run([sys.executable, '-c', code], check=False).returncode == 0
