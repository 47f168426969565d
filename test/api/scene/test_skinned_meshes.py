# SPDX-License-Identifier: Apache-2.0
"""Bones move a mesh without sending it again, and each by itself."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from support.published import Published

from ros_viz_bridge.api.scene.skinned_meshes import MeshSkinnedHandle, strongest

CORNERS = np.eye(3)
WEIGHTS = np.array([[1.0, 0.0], [0.5, 0.5], [0.0, 2.0]])


def skinned(out: Published, **changes: Any) -> MeshSkinnedHandle:
    given: dict[str, Any] = {
        'bone_wxyzs': [(1, 0, 0, 0)] * 2,
        'bone_positions': [(0, 0, 0), (0, 0, 1)],
        'skin_weights': WEIGHTS,
    }
    return out.scene.add_mesh_skinned('/s', CORNERS, [[0, 1, 2]], **{**given, **changes})


def test_bones_are_live() -> None:
    out = Published()
    mesh = skinned(out)
    kinds = ('Look', 'Buffers', 'Bones')
    assert out.sent() == ['NodePlacement', *(f'SkinnedMesh{kind}' for kind in kinds)]
    mesh.bones[1].position = (1, 2, 3)
    mesh.bones[0].wxyz = (0, 2, 0, 0)
    assert out.sent() == ['SkinnedMeshBones'] * 2
    assert mesh.bones[1].position.tolist() == [1, 2, 3]
    assert mesh.bones[0].wxyz.tolist() == [0, 1, 0, 0]
    assert mesh.bones[1].wxyz.tolist() == [1, 0, 0, 0]
    bones, shape = out.part('/s', 'bones'), out.part('/s', 'buffers')
    assert bones.positions.tolist() == [[0, 0, 0], [1, 2, 3]]
    assert shape.bind_positions.tolist() == [[0, 0, 0], [0, 0, 1]], 'where they were at first'
    mesh.bone_positions = np.zeros((2, 3))
    assert mesh.bones[1].position.tolist() == [0, 0, 0]
    assert mesh.bone_wxyzs.tolist() == [[0, 1, 0, 0], [1, 0, 0, 0]]
    mesh.remove()
    with pytest.raises(RuntimeError, match="'/s' was removed"):
        mesh.bones[0].position = (0, 0, 0)


def test_the_four_strongest_bones_count() -> None:
    weights = np.array([[0.1, 0.4, 0.0, 0.2, 0.3, 0.05]])
    indices, shares = strongest(weights, 1, 6)
    assert sorted(indices[0].tolist()) == [0, 1, 3, 4]
    assert dict(
        zip(indices[0].tolist(), np.round(shares[0].astype(float), 6).tolist(), strict=True)
    ) == {
        0: 0.1,
        1: 0.4,
        3: 0.2,
        4: 0.3,
    }
    indices, shares = strongest(WEIGHTS, 3, 2)
    assert indices.shape == shares.shape == (3, 4)
    assert shares.sum(axis=1).tolist() == [1, 1, 1]


@pytest.mark.parametrize(
    ('changes', 'text'),
    [
        ({'skin_weights': WEIGHTS[:2]}, r'skin_weights must have shape \(3, 2\)'),
        ({'skin_weights': WEIGHTS * 0}, 'skin_weights of vertex 0 are all 0'),
        ({'skin_weights': -WEIGHTS}, 'none of them below 0'),
        ({'bone_wxyzs': [(1, 0, 0, 0)]}, 'bone_wxyzs must have 2 rows, one for each bone, not 1'),
    ],
)
def test_what_does_not_fit_is_refused(changes: Any, text: str) -> None:
    out = Published()
    with pytest.raises(ValueError, match=text):
        skinned(out, **changes)
    assert out.messages == []


def test_a_shape_keeps_its_weights() -> None:
    mesh = skinned(Published())
    with pytest.raises(ValueError, match='vertices must be 3, one for each row of skin_weights'):
        mesh.update(vertices=np.zeros((4, 3)))
    with pytest.raises(ValueError, match='bone_positions must have 2 rows'):
        mesh.bone_positions = [(0, 0, 0)]
