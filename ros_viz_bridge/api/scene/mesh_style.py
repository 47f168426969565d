# SPDX-License-Identifier: Apache-2.0
"""What the handles of all surfaces have in common."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ...wire.meshes import MeshMaterial, MeshSide
from .. import checks
from .node import SceneNodeHandle
from .prop import Prop


def shadow(name: str, value: bool | float) -> bool | float:
    """Return whether shadows are seen, or how dark they are."""
    return bool(value) if isinstance(value, (bool, np.bool_)) else checks.fraction(name, value)


def vertices(name: str, value: ArrayLike) -> NDArray[np.float32]:
    """Return (N, 3) metres."""
    return checks.rows(name, value, 3)


def faces(name: str, value: ArrayLike) -> NDArray[np.uint32]:
    """Return (M, 3) indices."""
    return checks.rows(name, value, 3, np.uint32)


def check_faces(shape: Any) -> None:
    """Raise ValueError where the faces of a message have vertices that are not there."""
    count = len(shape.vertices)
    if len(shape.faces) and int(shape.faces.max()) >= count:
        raise ValueError(
            f'faces has index {shape.faces.max()}, of {count} vertices the last is {count - 1}'
        )


class MeshStyleHandle(SceneNodeHandle):
    """A surface; change how it is drawn by assigning."""

    wireframe = Prop(checks.flag)
    """Only the edges of its triangles are drawn."""
    opacity: Prop[float | None, float | None] = Prop(
        checks.optional(checks.fraction, 1.0), read=lambda value: None if value == 1.0 else value
    )
    """0 to 1; None for what hides all behind it."""
    material: Prop[MeshMaterial, MeshMaterial] = Prop(checks.choice('standard', 'toon3', 'toon5'))
    """'standard', or brightness in three or five steps."""
    flat_shading = Prop(checks.flag)
    """Each face has one brightness."""
    side: Prop[MeshSide, MeshSide] = Prop(checks.choice('front', 'back', 'double'))
    """Which side of the faces is seen."""
    cast_shadow = Prop(checks.flag)
    """Whether it throws shadows where a light casts some."""
    receive_shadow = Prop(shadow)
    """Whether shadows of others are seen on it; a number 0..1 is how dark they are."""


class ColoredMeshHandle(MeshStyleHandle):
    """A surface of one colour."""

    color = Prop(checks.color)
    """Ints 0..255 or floats 0..1."""
