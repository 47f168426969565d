# SPDX-License-Identifier: Apache-2.0
"""Models in files of the kinds that programs write: OBJ, STL, COLLADA, PLY and others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .columns import U8
from .meshes import MeshSide
from .message import NodeBuffers, NodeLook

ModelFormat = Literal['dae', 'fbx', 'glb', 'gltf', 'obj', 'pcd', 'ply', 'stl']


@dataclass(frozen=True)
class ModelLook(NodeLook):
    """How a model is drawn; all else its file says."""

    color: list[int]
    """Of all of it, 0 to 255 each, in place of its own materials; empty to keep them."""
    wireframe: bool
    opacity: float
    """0 to 1, times its own."""
    side: MeshSide | Literal['own']
    """Which side of its faces is seen; or as its materials say."""
    point_size: float
    """Metres, of a file of points."""
    cast_shadow: bool
    receive_shadow: bool | float
    """A number is how dark shadows are, 0 to 1, whatever the light."""


@dataclass(frozen=True)
class ModelBuffers(NodeBuffers):
    """The file, and those that it names; its axes are those of the node."""

    format: ModelFormat
    data: U8
    names: list[str]
    """What the file calls the others: materials, pictures, buffers."""
    sizes: list[int]
    """Bytes of each of them."""
    files: U8
    """One after the other."""
