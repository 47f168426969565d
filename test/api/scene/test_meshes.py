# SPDX-License-Identifier: Apache-2.0
"""Meshes are shown as told, and what cannot be one is refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from support.published import Published

CORNERS = np.eye(3)


def test_a_mesh() -> None:
    out = Published()
    mesh = out.scene.add_mesh_simple('/m', CORNERS, [[0, 1, 2]], color=(1.0, 0.0, 0.0))
    assert out.sent() == ['NodePlacement', 'MeshLook', 'MeshBuffers']
    shape = out.part('/m', 'buffers')
    assert (shape.vertices.dtype, shape.faces.dtype) == (np.float32, np.uint32)
    assert shape.vertices.tolist() == CORNERS.tolist() and out.part('/m').color == (255, 0, 0)
    mesh.vertices = mesh.vertices * 2
    assert out.sent() == ['MeshBuffers']
    mesh.update(vertices=np.ones((4, 3)), faces=[[0, 1, 3]])
    assert out.sent() == ['MeshBuffers']
    with pytest.raises(ValueError, match='read-only'):
        mesh.vertices[0] = 1


@pytest.mark.parametrize(
    ('vertices', 'faces', 'error', 'text'),
    [
        (np.zeros((3, 2)), [[0, 1, 2]], ValueError, r'vertices must have shape \(N, 3\)'),
        (CORNERS, [0, 1, 2], ValueError, r'faces must have shape \(N, 3\), not \(3,\)'),
        (CORNERS, [[0.0, 1.0, 2.0]], TypeError, 'faces must be integers, not float64'),
        (CORNERS, [[0, 1, -1]], ValueError, 'faces must be from 0'),
        (CORNERS, [[0, 1, 3]], ValueError, 'faces has index 3, of 3 vertices the last is 2'),
        (CORNERS * np.nan, [[0, 1, 2]], ValueError, 'vertices must be finite'),
    ],
)
def test_what_is_no_mesh_is_refused(vertices: Any, faces: Any, error: Any, text: str) -> None:
    out = Published()
    with pytest.raises(error, match=text):
        out.scene.add_mesh_simple('/m', vertices, faces)
    assert out.messages == []
