# SPDX-License-Identifier: Apache-2.0
"""Points, splats and labels of a script: how they look, and their buffers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from .columns import F32x3, U8, U8x3
from .message import NodeBuffers, NodeLook, Priority, StateMessage

PointShape = Literal['square', 'diamond', 'circle', 'rounded', 'sparkle']
Anchor = Literal[
    'top-left',
    'top-center',
    'top-right',
    'center-left',
    'center-center',
    'center-right',
    'bottom-left',
    'bottom-center',
    'bottom-right',
]


@dataclass(frozen=True)
class PointsLook(NodeLook):
    """How a script's point cloud looks."""

    point_size: float
    """Metres; never less than a pixel."""
    point_shape: PointShape
    point_shading: Literal['flat', 'gradient']


@dataclass(frozen=True)
class PointsBuffers(NodeBuffers):
    """Where the points are."""

    precision: Literal['float16', 'float32']
    origin: tuple[float, float, float]
    """Added to every point, metres: clouds far from the origin keep their precision."""
    data: U8
    """x y z of each point, little-endian numbers of this precision."""


@dataclass(frozen=True)
class NodeColors(StateMessage):
    """
    Base of colours of points, arrows or ends of lines, apart from their places.

    Either can change without the other; while they do not fit, the older ones stay on screen.
    """

    PRIORITY: ClassVar[Priority] = Priority.CLOUD
    SLOT: ClassVar[str] = 'colors'

    colors: U8x3
    """(n, 3), one of each; or (1, 3), one of all."""


@dataclass(frozen=True)
class PointsColors(NodeColors):
    """Colours of points."""


@dataclass(frozen=True)
class SplatsLook(NodeLook):
    """Gaussians, drawn back to front; all of their look is in the buffers."""


@dataclass(frozen=True)
class SplatsBuffers(NodeBuffers):
    """The Gaussians."""

    centers: F32x3
    """(n, 3) metres."""
    covariances: U8
    """(n * 12,): xx xy xz yy yz zz of each as little-endian float16, square metres."""
    covariance_scale: float
    """Times the covariances: small ones would be lost in float16."""
    colors: U8
    """(n * 4,): r g b and opacity."""


@dataclass(frozen=True)
class LabelLook(NodeLook):
    """A text that faces the camera."""

    text: str
    font_size_mode: Literal['screen', 'scene']
    font_screen_scale: float
    """Times the page's usual size; of ``screen``."""
    font_scene_height: float
    """Metres from line to line; of ``scene``."""
    depth_test: bool
    """Whether things before it hide it."""
    anchor: Anchor
    """Which of its corners is at its place."""
