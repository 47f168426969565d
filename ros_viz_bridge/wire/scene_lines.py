# SPDX-License-Identifier: Apache-2.0
"""Lines, arrows, splines, camera frustums, pictures and grids of a script."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from .columns import empty, F32x3, U8
from .message import NodeBuffers, NodeLook, Priority
from .scene_points import NodeColors

Rgb = tuple[int, int, int]
"""Bytes, sRGB."""
ThicknessUnits = Literal['world', 'screen']
CurveType = Literal['centripetal', 'chordal', 'catmullrom']
GridPlane = Literal['xz', 'xy', 'yx', 'yz', 'zx', 'zy']


@dataclass(frozen=True)
class LineSegmentsLook(NodeLook):
    """How line segments look."""

    thickness: float
    """Metres (``world``), or CSS pixels (``screen``)."""
    thickness_units: ThicknessUnits


@dataclass(frozen=True)
class LineSegmentsBuffers(NodeBuffers):
    """Where line segments are."""

    points: F32x3
    """(2 n, 3): start and end of each."""


@dataclass(frozen=True)
class LineSegmentsColors(NodeColors):
    """Colours of the ends of lines."""


@dataclass(frozen=True)
class ArrowsLook(NodeLook):
    """How arrows look; metres."""

    shaft_radius: float
    head_radius: float
    head_length: float


@dataclass(frozen=True)
class ArrowsBuffers(NodeBuffers):
    """Where arrows are."""

    points: F32x3
    """(2 n, 3): tail and tip of each."""


@dataclass(frozen=True)
class ArrowsColors(NodeColors):
    """Colours of arrows."""


@dataclass(frozen=True)
class CatmullRomLook(NodeLook):
    """A line through all points, sampled in the page."""

    curve_type: CurveType
    tension: float
    """Of ``catmullrom``."""
    closed: bool
    thickness: float
    thickness_units: ThicknessUnits
    color: Rgb
    segments: int
    """Straight pieces that it is drawn as; 0 leaves it to the page."""


@dataclass(frozen=True)
class CubicBezierLook(NodeLook):
    """Cubic Bezier curves one after the other, sampled in the page."""

    thickness: float
    thickness_units: ThicknessUnits
    color: Rgb
    segments: int
    """Straight pieces between two points; 0 leaves it to the page."""


@dataclass(frozen=True)
class SplineBuffers(NodeBuffers):
    """Where a spline goes."""

    PRIORITY: ClassVar[Priority] = Priority.SMALL

    points: F32x3
    """(n, 3): it goes through these."""
    control_points: F32x3 = field(default_factory=empty(F32x3))
    """(2 n - 2, 3): two between each two, of Bezier curves."""


@dataclass(frozen=True)
class CameraFrustumLook(NodeLook):
    """
    What a camera sees, as a pyramid: z forward, x right, y down.

    Of scale 1 it has the volume of a pyramid of one cubic metre times four, whatever its shape.
    """

    fov: float
    """Vertical, radians."""
    aspect: float
    """Width over height."""
    extent: tuple[float, float, float]
    """Times its size; what hangs on it keeps its own."""
    thickness: float
    thickness_units: ThicknessUnits
    color: Rgb
    variant: Literal['wireframe', 'filled']
    cast_shadow: bool
    receive_shadow: float
    """0 to 1."""


@dataclass(frozen=True)
class PictureColumns(NodeBuffers):
    """A picture; of no bytes, there is none."""

    PRIORITY: ClassVar[Priority] = Priority.IMAGE

    encoding: Literal['jpeg', 'png', 'webp']
    data: U8
    """The file."""


@dataclass(frozen=True)
class CameraFrustumBuffers(PictureColumns):
    """The picture at a camera frustum's far end."""


@dataclass(frozen=True)
class ImageBuffers(PictureColumns):
    """The picture of an image node."""


@dataclass(frozen=True)
class ImageLook(NodeLook):
    """A picture in the scene: its rows along x, its columns along y, seen from -z."""

    render_width: float
    """Metres."""
    render_height: float
    cast_shadow: bool
    receive_shadow: float


@dataclass(frozen=True)
class GridLook(NodeLook):
    """Lines on a plane; metres, thickness in pixels."""

    width: float
    height: float
    plane: GridPlane
    cell_color: Rgb
    cell_thickness: float
    cell_size: float
    section_color: Rgb
    section_thickness: float
    section_size: float
    infinite_grid: bool
    fade_distance: float
    fade_strength: float
    fade_from: Literal['camera', 'origin']
    shadow_opacity: float
    plane_color: Rgb
    plane_opacity: float


@dataclass(frozen=True)
class ViewImageLook(NodeLook):
    """A picture before the viewer's eyes, wherever these look; its node's place counts nothing."""

    height: float
    """Metres; 0 fills the view."""
    aspect: float
    """Width over height; 0 is that of the picture."""
    offset: tuple[float, float, float]
    """Of its middle from the eyes: right, up, back; metres, so that -1 is one metre ahead."""
    eyes: Literal['both', 'left', 'right']
    """Of a headset; screens show what the left eye sees."""
    layout: Literal['mono', 'side-by-side', 'top-bottom']
    """A picture of both eyes' views: left or upper half, and the other."""
    behind: bool
    """Everything of the scene is before it."""
    opacity: float


@dataclass(frozen=True)
class ViewImageBuffers(PictureColumns):
    """The picture before the viewer's eyes."""
