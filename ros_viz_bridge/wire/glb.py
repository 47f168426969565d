# SPDX-License-Identifier: Apache-2.0
"""Models in files: binary glTF."""

from __future__ import annotations

from dataclasses import dataclass

from .columns import U8
from .message import NodeBuffers, NodeLook


@dataclass(frozen=True)
class GlbLook(NodeLook):
    """How a model is drawn; all else the file says."""

    cast_shadow: bool
    receive_shadow: bool | float
    """A number is how dark shadows are, 0 to 1, whatever the light."""


@dataclass(frozen=True)
class GlbBuffers(NodeBuffers):
    """A binary glTF file; its axes are those of the node."""

    glb_data: U8
