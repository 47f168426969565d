# SPDX-License-Identifier: Apache-2.0
"""Meshes of triangles."""

from __future__ import annotations

from numpy.typing import ArrayLike

from ...wire.meshes import MeshBuffers, MeshLook, MeshMaterial, MeshSide
from .mesh_style import check_faces, ColoredMeshHandle, faces, vertices
from .node_state import Parts
from .prop import Prop
from .scene_base import SceneBase


class MeshHandle(ColoredMeshHandle):
    """A mesh of one colour. Its arrays read as arrays that cannot be written to."""

    LOOK = MeshLook
    BUFFERS = MeshBuffers
    vertices = Prop(vertices)
    """(V, 3) metres."""
    faces = Prop(faces)
    """(F, 3) indices of vertices, counter-clockwise as seen from the front."""

    def _settled(self, parts: Parts) -> Parts:
        check_faces(parts[MeshBuffers.SLOT])
        return parts


class Meshes(SceneBase):
    """Adds meshes."""

    def add_mesh_simple(
        self,
        name: str,
        vertices: ArrayLike,
        faces: ArrayLike,
        *,
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
    ) -> MeshHandle:
        """
        Draw triangles.

        ``vertices``: (N, 3) metres. ``faces``: (M, 3) indices of vertices, counter-clockwise as
        seen from the front. ``color``: ints 0..255 or floats 0..1.
        """
        return self._add_given(MeshHandle, locals())
