# SPDX-License-Identifier: Apache-2.0
"""Models of files and of bytes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ros_viz_bridge.vuer.schemas import Glb


def test_models_of_files_and_of_bytes(tmp_path: Path) -> None:
    file = tmp_path / 'a.glb'
    file.write_bytes(b'glTF')
    for src in (file, str(file), b'glTF', bytearray(b'glTF')):
        plan = Glb(src=src, scale=2)._plan()
        assert plan.values['glb_data'] == b'glTF' and plan.values['scale'] == (2, 2, 2)


@pytest.mark.parametrize(
    ('src', 'named'),
    [
        (None, 'must be a file'),
        ('/no/where.glb', 'cannot read'),
        ('https://x/a.glb', 'an address'),
    ],
)
def test_what_is_no_file_is_named(src: Any, named: str) -> None:
    with pytest.raises((TypeError, ValueError), match=f"Glb 'g': .*{named}"):
        Glb(key='g', src=src)._plan()
