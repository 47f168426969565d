# SPDX-License-Identifier: Apache-2.0
"""Models: binary glTF files, and what trimesh loads."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ...wire.glb import GlbBuffers, GlbLook
from .. import checks
from .mesh_style import shadow
from .node import SceneNodeHandle
from .prop import Prop
from .scene_base import SceneBase

MAGIC = b'glTF'


def glb(name: str, value: bytes) -> NDArray[np.uint8]:
    """Return the bytes of a binary glTF file."""
    if not isinstance(value, (bytes, bytearray, memoryview)):
        raise TypeError(f'{name} must be the bytes of a GLB file, not {checks.shown(value)}')
    if bytes(value[:4]) != MAGIC:
        start = bytes(value[:4])
        raise ValueError(f'{name} is no GLB file: it begins with {start!r}, not {MAGIC!r}')
    return np.frombuffer(bytes(value), np.uint8)


def glb_of(name: str, mesh: Any) -> bytes:
    """Return a trimesh mesh or scene as a GLB file."""
    export = getattr(mesh, 'export', None)
    if export is None:
        raise TypeError(
            f'{name} must be a mesh or scene of trimesh (pip install trimesh), '
            f'not {checks.shown(mesh)}'
        )
    return bytes(export(file_type='glb'))


class GlbHandle(SceneNodeHandle):
    """A model from a file."""

    LOOK = GlbLook
    BUFFERS = GlbBuffers
    glb_data: Prop[bytes, bytes] = Prop(glb, read=bytes)
    """The bytes of a binary glTF file."""
    cast_shadow = Prop(checks.flag)
    """Whether it throws shadows where a light casts some."""
    receive_shadow = Prop(shadow)
    """Whether shadows of others are seen on it; a number 0..1 is how dark they are."""


class Models(SceneBase):
    """Adds models."""

    def add_glb(
        self,
        name: str,
        glb_data: bytes,
        *,
        scale: ArrayLike = 1.0,
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        cast_shadow: bool = True,
        receive_shadow: bool | float = True,
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> GlbHandle:
        """
        Draw a binary glTF file, with its textures and animations.

        The axes of the file are those of the node: turn it by ``wxyz`` where the file is y up.
        """
        return self._add_given(GlbHandle, locals())

    def add_mesh_trimesh(
        self,
        name: str,
        mesh: Any,
        *,
        scale: ArrayLike = 1.0,
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        cast_shadow: bool = True,
        receive_shadow: bool | float = True,
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> GlbHandle:
        """Draw a ``trimesh.Trimesh`` or ``trimesh.Scene`` with its colours and textures."""
        given = dict(locals())
        data = glb_of('mesh', given.pop('mesh'))
        return self._add_given(GlbHandle, {**given, 'glb_data': data})
