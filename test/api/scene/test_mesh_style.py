# SPDX-License-Identifier: Apache-2.0
"""How a surface is drawn changes without sending its triangles again."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from support.published import Published

from ros_viz_bridge.api.scene.mesh_style import check_faces, shadow
from ros_viz_bridge.wire.meshes import MeshBuffers

CORNERS = np.eye(3)


def test_every_keyword_is_a_live_property() -> None:
    out = Published()
    mesh = out.scene.add_mesh_simple('/m', CORNERS, [[0, 1, 2]])
    assert (mesh.opacity, mesh.receive_shadow, mesh.color) == (None, True, (90, 200, 255))
    out.sent()
    changes: dict[str, Any] = {
        'color': (1, 2, 3),
        'wireframe': True,
        'opacity': 0.5,
        'material': 'toon5',
        'flat_shading': True,
        'side': 'double',
        'cast_shadow': False,
        'receive_shadow': 0.25,
    }
    for name, value in changes.items():
        setattr(mesh, name, value)
        assert getattr(mesh, name) == value == getattr(out.part('/m'), name)
    assert out.sent() == ['MeshLook'] * len(changes), 'nothing else is sent'
    mesh.opacity = None
    assert out.part('/m').opacity == 1.0


@pytest.mark.parametrize(
    ('name', 'value', 'error', 'text'),
    [
        ('opacity', 2, ValueError, 'opacity must be from 0 to 1, not 2.0'),
        ('material', 'gold', ValueError, "material must be one of .*'toon5'.*, not 'gold'"),
        ('side', 'top', ValueError, "side must be one of .*, not 'top'"),
        ('receive_shadow', 'yes', TypeError, "receive_shadow must be a number, not 'yes'"),
        ('cast_shadow', 0.5, TypeError, 'cast_shadow must be True or False, not 0.5'),
    ],
)
def test_what_is_no_style_is_refused(name: str, value: Any, error: Any, text: str) -> None:
    out = Published()
    with pytest.raises(error, match=text):
        out.scene.add_box('/b', **{name: value})
    assert out.messages == []


def test_shadows_and_faces() -> None:
    assert shadow('it', np.True_) is True and shadow('it', 1) == 1.0
    check_faces(MeshBuffers('', 'k', np.zeros((3, 3)), np.zeros((0, 3), np.uint32)))
    with pytest.raises(ValueError, match='faces has index 3, of 3 vertices the last is 2'):
        check_faces(MeshBuffers('', 'k', np.zeros((3, 3)), np.array([[0, 1, 3]], np.uint32)))
