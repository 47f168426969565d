# SPDX-License-Identifier: Apache-2.0
"""One shape drawn in many places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from .columns import F32, F32x3, F32x4, U8, U8x3, U32x3
from .meshes import MeshStyle
from .message import NodeBuffers, NodeLook


@dataclass(frozen=True)
class Instances(NodeBuffers):
    """The places; moving them does not send the shape again."""

    SLOT: ClassVar[str] = 'instances'

    positions: F32x3
    """(n, 3) metres in the node."""
    orientations: F32x4
    """(n, 4) unit quaternions x y z w."""
    scales: F32x3
    """(n, 3), or none for 1."""


@dataclass(frozen=True)
class BatchedAxesLook(NodeLook):
    """Many coordinate frames of one size."""

    axes_length: float
    """Metres."""
    axes_radius: float


@dataclass(frozen=True)
class BatchedAxesInstances(Instances):
    """Where the frames are."""


@dataclass(frozen=True)
class BatchedMeshLook(MeshStyle):
    """A mesh in many places."""

    lod: Literal['auto', 'off'] | list[tuple[float, float]]
    """Simpler shapes: (metres from the camera, share of the triangles) each."""


@dataclass(frozen=True)
class BatchedMeshBuffers(NodeBuffers):
    """The triangles of the mesh."""

    vertices: F32x3
    faces: U32x3


@dataclass(frozen=True)
class BatchedMeshInstances(Instances):
    """Where it is drawn, and in which colours."""

    colors: U8x3
    """(n, 3), or (1, 3) for all."""
    opacities: F32
    """(n,), or none for 1."""


@dataclass(frozen=True)
class BatchedGlbLook(NodeLook):
    """A model in many places."""

    cast_shadow: bool
    receive_shadow: bool
    lod: Literal['auto', 'off'] | list[tuple[float, float]]


@dataclass(frozen=True)
class BatchedGlbBuffers(NodeBuffers):
    """A binary glTF file."""

    glb_data: U8


@dataclass(frozen=True)
class BatchedGlbInstances(Instances):
    """Where it is drawn."""
