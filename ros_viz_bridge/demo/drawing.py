# SPDX-License-Identifier: Apache-2.0
"""A marker as a plain value."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ros_viz_bridge.demo.frames import MAP_FRAME
from ros_viz_bridge.demo.world import F32, Vec3

MESHES = 'package://ros_viz_bridge/meshes'
Rgba = tuple[float, float, float, float]
LETTERING: Rgba = (0.95, 0.5, 0.1, 1.0)
"""Colour of text that is readable before a light and a dark background."""


class Type(IntEnum):
    """The types of visualization_msgs/msg/Marker."""

    ARROW = 0
    CUBE = 1
    SPHERE = 2
    CYLINDER = 3
    LINE_STRIP = 4
    LINE_LIST = 5
    CUBE_LIST = 6
    SPHERE_LIST = 7
    POINTS = 8
    TEXT_VIEW_FACING = 9
    MESH_RESOURCE = 10
    TRIANGLE_LIST = 11
    ARROW_STRIP = 12


def _empty(columns: int) -> F32:
    return np.zeros((0, columns), np.float32)


@dataclass(frozen=True, eq=False)
class Drawing:
    """What a Marker message says, in its units; lifetime in seconds, 0 for ever."""

    namespace: str
    number: int
    type: Type
    position: Vec3 = (0.0, 0.0, 0.0)
    rotation: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 1.0)
    scale: Vec3 = (1.0, 1.0, 1.0)
    colour: Rgba = (1.0, 1.0, 1.0, 1.0)
    frame: str = MAP_FRAME
    frame_locked: bool = False
    lifetime: float = 0.0
    delete: bool = False
    points: F32 = field(default_factory=lambda: _empty(3))
    colours: F32 = field(default_factory=lambda: _empty(4))
    uv: F32 = field(default_factory=lambda: _empty(2))
    text: str = ''
    mesh: str = ''
    mesh_materials: bool = False
    texture: bytes = b''


def hues(values: NDArray[np.floating[Any]]) -> F32:
    """Return opaque colours (N, 4) that go round the colour circle for values in 0..1."""
    angle = 2 * np.pi * np.asarray(values)[:, None] + np.array([0, -2.094, 2.094])
    rgb = 0.5 + 0.5 * np.cos(angle)
    return np.concatenate([rgb, np.ones((len(rgb), 1))], axis=1).astype(np.float32)
