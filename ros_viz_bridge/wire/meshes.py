# SPDX-License-Identifier: Apache-2.0
"""Surfaces of a script's nodes: meshes, boxes, balls, cylinders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from .columns import F32x3, F32x4, U32x3, U32x4
from .message import NodeBuffers, NodeLook, Priority

MeshMaterial = Literal['standard', 'toon3', 'toon5']
MeshSide = Literal['front', 'back', 'double']


@dataclass(frozen=True)
class MeshStyle(NodeLook):
    """How a surface is drawn."""

    wireframe: bool
    opacity: float
    """0 to 1."""
    material: MeshMaterial
    """Shaded smoothly, or in three or five steps."""
    flat_shading: bool
    """Each face has one brightness."""
    side: MeshSide
    """Which side of the faces is seen."""
    cast_shadow: bool
    receive_shadow: bool | float
    """A number is how dark shadows are, 0 to 1, whatever the light."""


@dataclass(frozen=True)
class MeshLook(MeshStyle):
    """A mesh of one colour; ``MeshBuffers`` is its shape."""

    color: tuple[int, int, int]
    """0 to 255 each."""


@dataclass(frozen=True)
class MeshBuffers(NodeBuffers):
    """The triangles of a mesh."""

    vertices: F32x3
    """(n, 3) metres."""
    faces: U32x3
    """(m, 3) indices of vertices, counter-clockwise as seen from the front."""


@dataclass(frozen=True)
class BoxLook(MeshStyle):
    """A box around its node's origin."""

    color: tuple[int, int, int]
    dimensions: tuple[float, float, float]
    """Metres along x, y and z."""


@dataclass(frozen=True)
class IcosphereLook(MeshStyle):
    """A ball of triangles of nearly the same size, around its node's origin."""

    color: tuple[int, int, int]
    radius: float
    subdivisions: int
    """How often each face of an icosahedron is divided in four."""


@dataclass(frozen=True)
class CylinderLook(MeshStyle):
    """A cylinder around its node's z axis, half of it below the origin."""

    color: tuple[int, int, int]
    radius: float
    height: float
    radial_segments: int
    """Faces around it."""


@dataclass(frozen=True)
class SkinnedMeshLook(MeshStyle):
    """A mesh that follows bones."""

    color: tuple[int, int, int]


@dataclass(frozen=True)
class SkinnedMeshBuffers(NodeBuffers):
    """The triangles of a mesh, which bones move which vertex, and where the bones are then."""

    vertices: F32x3
    faces: U32x3
    skin_indices: U32x4
    """(n, 4) the bones of each vertex."""
    skin_weights: F32x4
    """(n, 4) how much of each; they add up to 1."""
    bind_positions: F32x3
    """(bones, 3) where the bones are while the vertices are as told, in the node."""
    bind_orientations: F32x4
    """(bones, 4) likewise, unit quaternions x y z w."""


@dataclass(frozen=True)
class SkinnedMeshBones(NodeBuffers):
    """Where the bones of a mesh are now, in the node."""

    PRIORITY: ClassVar[Priority] = Priority.SMALL
    SLOT: ClassVar[str] = 'bones'

    positions: F32x3
    orientations: F32x4
    """Unit quaternions x y z w."""
