# SPDX-License-Identifier: Apache-2.0
"""Models go as the files that they are."""

from __future__ import annotations

from typing import Any

import pytest
from support.published import Published

from ros_viz_bridge.api.scene.models import glb, glb_of

GLB = b'glTF\x02\x00\x00\x00'


class Shape:
    """Exports as a mesh of trimesh does."""

    def export(self, *, file_type: str) -> bytes:
        assert file_type == 'glb'
        return GLB + b'mesh'


def test_a_file() -> None:
    out = Published()
    model = out.scene.add_glb('/g', GLB)
    assert out.sent() == ['NodePlacement', 'GlbLook', 'GlbBuffers']
    model.receive_shadow = 0.5
    assert out.sent() == ['GlbLook']
    model.glb_data = GLB + b'more'
    assert out.sent() == ['GlbBuffers'] and model.glb_data == GLB + b'more'


def test_a_mesh_of_trimesh() -> None:
    out = Published()
    assert out.scene.add_mesh_trimesh('/t', Shape(), scale=2).glb_data == GLB + b'mesh'
    assert glb('it', glb_of('it', Shape())).tobytes() == GLB + b'mesh'


@pytest.mark.parametrize(
    ('data', 'error', 'text'),
    [
        (b'solid', ValueError, r"glb_data is no GLB file: it begins with b'soli', not b'glTF'"),
        ('model.glb', TypeError, "glb_data must be the bytes of a GLB file, not 'model.glb'"),
    ],
)
def test_what_is_no_file_is_refused(data: Any, error: Any, text: str) -> None:
    with pytest.raises(error, match=text):
        Published().scene.add_glb('/g', data)


def test_what_is_no_mesh_of_trimesh_is_refused() -> None:
    with pytest.raises(TypeError, match='mesh must be a mesh or scene of trimesh'):
        Published().scene.add_mesh_trimesh('/t', [1, 2])
