# SPDX-License-Identifier: Apache-2.0
"""One mesh or model in many places."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ...wire.instances import (
    BatchedGlbBuffers,
    BatchedGlbInstances,
    BatchedGlbLook,
    BatchedMeshBuffers,
    BatchedMeshInstances,
    BatchedMeshLook,
)
from ...wire.meshes import MeshMaterial, MeshSide
from .. import checks
from .instances import InstancesHandle, Lod, lod, one_or_many_colors, opacities
from .mesh_style import check_faces, faces, MeshStyleHandle, vertices
from .models import glb, glb_of
from .node_state import Parts
from .prop import Prop
from .scene_base import SceneBase


def lod_prop() -> Prop[Lod, Lod]:
    """Return the property of simpler shapes for what is far away."""

    def read(said: Any) -> Lod:
        return said if isinstance(said, str) else tuple(said)  # type: ignore[return-value]

    return Prop(lod, read=read)


class BatchedMeshHandle(MeshStyleHandle, InstancesHandle):
    """A mesh in many places."""

    LOOK = BatchedMeshLook
    BUFFERS = BatchedMeshBuffers
    MORE = (BatchedMeshInstances,)
    vertices = Prop(vertices)
    """(V, 3) metres."""
    faces = Prop(faces)
    """(F, 3) indices of vertices, counter-clockwise as seen from the front."""
    lod = lod_prop()
    batched_colors: Prop[ArrayLike, NDArray[np.uint8]] = Prop(
        one_or_many_colors, field='colors', read=lambda rows: rows[0] if len(rows) == 1 else rows
    )
    """(N, 3), or (3,) for all; ints 0..255."""
    batched_opacities: Prop[ArrayLike | None, NDArray[np.float32] | None] = Prop(
        opacities, field='opacities', read=lambda rows: rows if len(rows) else None
    )
    """(N,) of numbers 0..1; None for 1."""

    def _settled(self, parts: Parts) -> Parts:
        check_faces(parts['buffers'])
        return super()._settled(parts)


class BatchedGlbHandle(InstancesHandle):
    """A model in many places."""

    LOOK = BatchedGlbLook
    BUFFERS = BatchedGlbBuffers
    MORE = (BatchedGlbInstances,)
    glb_data: Prop[bytes, bytes] = Prop(glb, read=bytes)
    """The bytes of a binary glTF file."""
    cast_shadow = Prop(checks.flag)
    """Whether it throws shadows where a light casts some."""
    receive_shadow = Prop(checks.flag)
    """Whether shadows of others are seen on it; a number 0..1 is how dark they are."""
    lod = lod_prop()


class BatchedMeshes(SceneBase):
    """Adds meshes and models that are drawn in many places."""

    def add_batched_meshes_simple(
        self,
        name: str,
        vertices: ArrayLike,
        faces: ArrayLike,
        batched_wxyzs: ArrayLike,
        batched_positions: ArrayLike,
        *,
        batched_scales: ArrayLike | None = None,
        batched_colors: ArrayLike = (90, 200, 255),
        batched_opacities: ArrayLike | None = None,
        lod: Lod = 'auto',
        wireframe: bool = False,
        opacity: float | None = None,
        material: MeshMaterial = 'standard',
        flat_shading: bool = False,
        side: MeshSide = 'front',
        cast_shadow: bool = True,
        receive_shadow: bool = True,
        scale: ArrayLike = 1.0,
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> BatchedMeshHandle:
        """
        Draw a mesh, as ``add_mesh_simple`` does, N times in a few draw calls.

        ``batched_wxyzs``: (N, 4) quaternions, w first. ``batched_positions``: (N, 3) metres.
        ``batched_scales``: (N,) or (N, 3). ``batched_colors``: (N, 3) or (3,), ints 0..255 or
        floats 0..1. ``batched_opacities``: (N,). ``lod``: simpler shapes for those far away,
        'auto', 'off' or pairs (metres from the camera, share of the triangles).
        """
        return self._add_given(BatchedMeshHandle, locals())

    def add_batched_meshes_trimesh(
        self,
        name: str,
        mesh: Any,
        batched_wxyzs: ArrayLike,
        batched_positions: ArrayLike,
        *,
        batched_scales: ArrayLike | None = None,
        lod: Lod = 'auto',
        cast_shadow: bool = True,
        receive_shadow: bool = True,
        scale: ArrayLike = 1.0,
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> BatchedGlbHandle:
        """Draw a ``trimesh.Trimesh`` or ``trimesh.Scene`` N times; see ``add_batched_glb``."""
        given = dict(locals())
        data = glb_of('mesh', given.pop('mesh'))
        return self._add_given(BatchedGlbHandle, {**given, 'glb_data': data})

    def add_batched_glb(
        self,
        name: str,
        glb_data: bytes,
        batched_wxyzs: ArrayLike,
        batched_positions: ArrayLike,
        *,
        batched_scales: ArrayLike | None = None,
        lod: Lod = 'auto',
        cast_shadow: bool = True,
        receive_shadow: bool = True,
        scale: ArrayLike = 1.0,
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> BatchedGlbHandle:
        """
        Draw a binary glTF file N times, without its animations.

        Places as for ``add_batched_meshes_simple``. Simpler shapes (``lod``) are made of what has
        neither textures nor colours of its vertices; all else is drawn as it is.
        """
        return self._add_given(BatchedGlbHandle, locals())
