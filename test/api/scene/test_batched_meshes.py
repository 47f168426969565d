# SPDX-License-Identifier: Apache-2.0
"""Moving, colouring and fading the places of a mesh does not send the mesh again."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from support.published import Published

from ros_viz_bridge.api.scene.batched_meshes import BatchedMeshHandle

CORNERS = np.eye(3)
GLB = b'glTF'
TURNS, PLACES = np.tile([1.0, 0, 0, 0], (3, 1)), np.zeros((3, 3))


def many(out: Published, **more: Any) -> BatchedMeshHandle:
    faces = [[0, 1, 2]]
    return out.scene.add_batched_meshes_simple('/m', CORNERS, faces, TURNS, PLACES, **more)


def test_a_mesh_in_many_places() -> None:
    out = Published()
    mesh = many(out)
    kinds = ['Look', 'Buffers', 'Instances']
    assert out.sent() == ['NodePlacement', *(f'BatchedMesh{kind}' for kind in kinds)]
    assert mesh.batched_colors.tolist() == [90, 200, 255] and mesh.batched_opacities is None
    mesh.batched_positions = PLACES + 1
    mesh.batched_colors = np.eye(3)
    mesh.batched_opacities = (0.1, 0.2, 0.3)
    mesh.batched_scales = (1, 2, 3)
    assert out.sent() == ['BatchedMeshInstances'] * 4
    assert mesh.batched_colors.tolist() == (np.eye(3) * 255).tolist()
    mesh.lod = ((5.0, 0.5),)
    assert out.sent() == ['BatchedMeshLook'] and mesh.lod == ((5.0, 0.5),)
    mesh.lod = 'off'
    assert mesh.lod == 'off'


def test_as_many_of_each() -> None:
    out = Published()
    mesh = many(out)
    with pytest.raises(ValueError, match='batched_colors has 2 rows, batched_positions has 3'):
        many(out, batched_colors=[(1, 2, 3), (4, 5, 6)])
    with pytest.raises(ValueError, match='batched_opacities has 1 rows'):
        many(out, batched_opacities=[1.0])
    with pytest.raises(ValueError, match='faces has index 9'):
        mesh.faces = [[0, 1, 9]]


def test_a_model_in_many_places() -> None:
    out = Published()

    class Shape:
        def export(self, *, file_type: str) -> bytes:
            return GLB

    model = out.scene.add_batched_glb('/g', GLB, TURNS, PLACES)
    out.sent()
    model.batched_wxyzs = -TURNS
    assert out.sent() == ['BatchedGlbInstances']
    model.cast_shadow, model.receive_shadow, model.lod = False, False, 'off'
    assert out.sent() == ['BatchedGlbLook'] * 3
    same = out.scene.add_batched_meshes_trimesh('/t', Shape(), TURNS, PLACES)
    assert same.glb_data == model.glb_data == GLB
