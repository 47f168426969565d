# SPDX-License-Identifier: Apache-2.0
"""Meshes that follow bones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ...wire.meshes import (
    MeshMaterial,
    MeshSide,
    SkinnedMeshBones,
    SkinnedMeshBuffers,
    SkinnedMeshLook,
)
from ...wire.message import StateMessage
from .. import checks
from ..known_attributes import KnownAttributes
from .instances import positions, rotations
from .mesh_style import check_faces, ColoredMeshHandle, faces, vertices
from .node_state import Parts
from .prop import Prop
from .scene_base import SceneBase

if TYPE_CHECKING:
    from .scene_base import SceneBase as Scene

INFLUENCES = 4
"""Bones that may move one vertex."""


class MeshSkinnedBoneHandle(KnownAttributes):
    """A bone of a mesh; assign to move it."""

    def __init__(self, mesh: MeshSkinnedHandle, index: int) -> None:
        self._mesh = mesh
        self._index = index

    @property
    def wxyz(self) -> NDArray[np.float64]:
        """Orientation in the mesh's node: a quaternion, w first. Reads as a copy."""
        return np.roll(self._mesh._bones.orientations[self._index].astype(np.float64), 1)

    @wxyz.setter
    def wxyz(self, wxyz: ArrayLike) -> None:
        self._mesh._pose(self._index, orientations=checks.rotation('wxyz', wxyz))

    @property
    def position(self) -> NDArray[np.float64]:
        """Metres in the mesh's node. Reads as a copy."""
        return np.array(self._mesh._bones.positions[self._index], np.float64)

    @position.setter
    def position(self, position: ArrayLike) -> None:
        self._mesh._pose(self._index, positions=checks.vector3('position', position))


class MeshSkinnedHandle(ColoredMeshHandle):
    """A mesh that follows its ``bones``."""

    bones: tuple[MeshSkinnedBoneHandle, ...]
    LOOK = SkinnedMeshLook
    BUFFERS = SkinnedMeshBuffers
    MORE = (SkinnedMeshBones,)
    vertices = Prop(vertices)
    """(V, 3) metres."""
    faces = Prop(faces)
    """(F, 3) indices of vertices, counter-clockwise as seen from the front."""
    bone_wxyzs: Prop[ArrayLike, NDArray[np.float32]] = Prop(
        rotations, field='orientations', read=lambda xyzw: np.roll(xyzw, 1, axis=1)
    )
    """(B, 4) where all bones are now, w first."""
    bone_positions = Prop(positions, field='positions')
    """(B, 3) likewise, metres."""

    def __init__(
        self, scene: Scene, name: str, parts: tuple[StateMessage, ...], values: Mapping[str, Any]
    ) -> None:
        super().__init__(scene, name, parts, values)
        bones: Any = self._first[SkinnedMeshBones.SLOT]
        self.bones = tuple(MeshSkinnedBoneHandle(self, i) for i in range(len(bones.positions)))

    @property
    def _bones(self) -> SkinnedMeshBones:
        bones: Any = self.part_with('orientations')
        return bones  # type: ignore[no-any-return]

    def _fields(self, values: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
        if 'skin_weights' not in values:
            return super()._fields(values)
        rest = {name: value for name, value in values.items() if name != 'skin_weights'}
        fields = super()._fields(rest)
        shape, bones = fields['buffers'], fields['bones']
        indices, weights = strongest(
            values['skin_weights'], len(shape['vertices']), len(bones['positions'])
        )
        shape.update(
            skin_indices=indices,
            skin_weights=weights,
            bind_positions=bones['positions'],
            bind_orientations=bones['orientations'],
        )
        return fields

    def _settled(self, parts: Parts) -> Parts:
        check_faces(parts['buffers'])
        shape: Any = parts['buffers']
        bones: Any = parts['bones']
        if len(shape.vertices) != len(shape.skin_indices):
            raise ValueError(
                f'vertices must be {len(shape.skin_indices)}, one for each row of skin_weights, '
                f'not {len(shape.vertices)}'
            )
        count = len(shape.bind_positions)
        for name, found in (
            ('bone_wxyzs', len(bones.orientations)),
            ('bone_positions', len(bones.positions)),
        ):
            if found != count:
                raise ValueError(f'{name} must have {count} rows, one for each bone, not {found}')
        return parts

    def _pose(self, index: int, **values: tuple[float, ...]) -> None:
        """Move one bone; changes of others at the same time are not lost."""

        def change(parts: Parts) -> Parts:
            old: Any = parts['bones']
            changed = {}
            for field, value in values.items():
                rows = np.array(getattr(old, field))
                rows[index] = value
                rows.flags.writeable = False
                changed[field] = rows
            return {**parts, 'bones': replace(old, **changed)}

        self._live.update(change)


def strongest(
    value: ArrayLike, vertices: int, bones: int
) -> tuple[NDArray[np.uint32], NDArray[np.float32]]:
    """Return the four strongest bones of each vertex and how much of each: (N, 4) both."""
    weights = checks.array('skin_weights', value)
    if weights.shape != (vertices, bones):
        raise ValueError(
            f'skin_weights must have shape ({vertices}, {bones}), a row for each vertex and a '
            f'column for each bone, not {weights.shape}'
        )
    if bones == 0:
        raise ValueError('bone_positions must be one or more: a skinned mesh needs a bone')
    if not np.isfinite(weights).all() or (weights < 0).any():
        raise ValueError('skin_weights must be finite numbers, none of them below 0')
    most = min(INFLUENCES, bones)
    order = np.argsort(weights, axis=1)[:, -most:]
    taken = np.take_along_axis(weights, order, axis=1)
    sums = taken.sum(axis=1, keepdims=True)
    if (sums == 0).any():
        raise ValueError(f'skin_weights of vertex {int(sums.argmin())} are all 0')
    pad = ((0, 0), (0, INFLUENCES - most))
    return (
        np.pad(order, pad).astype(np.uint32),
        np.pad(taken / sums, pad).astype(np.float32),
    )


class SkinnedMeshes(SceneBase):
    """Adds meshes that follow bones."""

    def add_mesh_skinned(
        self,
        name: str,
        vertices: ArrayLike,
        faces: ArrayLike,
        *,
        bone_wxyzs: ArrayLike,
        bone_positions: ArrayLike,
        skin_weights: ArrayLike,
        color: ArrayLike = (90, 200, 255),
        wireframe: bool = False,
        opacity: float | None = None,
        material: MeshMaterial = 'standard',
        flat_shading: bool = False,
        side: MeshSide = 'front',
        scale: ArrayLike = 1.0,
        cast_shadow: bool = True,
        receive_shadow: bool | float = True,
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> MeshSkinnedHandle:
        """
        Draw a mesh that follows bones; ``handle.bones[i].wxyz`` and ``.position`` move them.

        ``bone_wxyzs``: (B, 4), w first, and ``bone_positions``: (B, 3) metres, both in the node:
        where the bones are while the vertices are as told. ``skin_weights``: (N, B), how much each
        bone moves each vertex; the four strongest count. All else as for ``add_mesh_simple``.
        """
        return self._add_given(MeshSkinnedHandle, locals())
