# SPDX-License-Identifier: Apache-2.0
"""Models of files: the file is sent once, how they look changes without it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.published import Published

from ros_viz_bridge.api.scene.model_files import file_of, packed

STL = b'solid a\nendsolid a\n'


def test_a_file_by_its_path(tmp_path: Path) -> None:
    out = Published()
    (tmp_path / 'a.stl').write_bytes(STL)
    model = out.scene.add_model('/m', tmp_path / 'a.stl', color=(255, 0, 0), scale=2)
    assert out.sent() == ['NodePlacement', 'ModelLook', 'ModelBuffers']
    assert model.color == (255, 0, 0) and model.data.data == STL
    model.color = None
    model.opacity = 0.5
    assert out.sent() == ['ModelLook', 'ModelLook'] and model.color is None
    model.data = file_of('data', b'ply\n', 'ply')
    assert out.sent() == ['ModelBuffers'] and model.data.format == 'ply'
    model.update(data=tmp_path / 'a.stl', wireframe=True)
    assert sorted(out.sent()) == ['ModelBuffers', 'ModelLook']


def test_bytes_and_what_they_name() -> None:
    message = packed('/m', file_of('data', b'v', 'obj', {'a.mtl': b'abc', 'b.png': b'de'}))
    assert message.names == ['a.mtl', 'b.png'] and message.sizes == [3, 2]
    assert message.files.tobytes() == b'abcde'


@pytest.mark.parametrize(
    ('given', 'error', 'text'),
    [
        ({'data': b'x'}, ValueError, 'format must say of which kind the bytes are: dae, fbx'),
        ({'data': b'x', 'format': 'max'}, ValueError, "format must be one of .*, not 'max'"),
        ({'data': 'none.stl'}, ValueError, "data: cannot read 'none.stl': No such file"),
        ({'data': 'a.txt'}, ValueError, "data: 'a.txt' has none of the endings"),
        ({'data': 3}, TypeError, 'data must be a path or the bytes of a file, not 3'),
        ({'data': b'x', 'format': 'stl', 'opacity': 2}, ValueError, 'opacity must be'),
        ({'data': b'x', 'format': 'stl', 'side': 'left'}, ValueError, 'side must be one of'),
    ],
)
def test_what_is_no_model_is_refused(given: dict[str, Any], error: Any, text: str) -> None:
    with pytest.raises(error, match=text):
        Published().scene.add_model('/m', **given)
