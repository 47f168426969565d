# SPDX-License-Identifier: Apache-2.0
"""Line segments and arrows."""

from __future__ import annotations

from typing import Literal

from numpy.typing import ArrayLike

from ...wire.scene_lines import (
    ArrowsBuffers,
    ArrowsColors,
    ArrowsLook,
    LineSegmentsBuffers,
    LineSegmentsColors,
    LineSegmentsLook,
)
from .. import checks
from . import parts
from .node import SceneNodeHandle
from .prop import Prop
from .scene_base import SceneBase


class LineSegmentsHandle(SceneNodeHandle):
    """Straight lines from point to point."""

    LOOK = LineSegmentsLook
    BUFFERS = LineSegmentsBuffers
    MORE = (LineSegmentsColors,)
    points = Prop(parts.pairs, read=parts.ends)
    """(N, 2, 3) metres: start and end of each."""
    colors = parts.colors_prop((2, 3))
    """(3,) of all, or (N, 2, 3) of each end; reads as uint8."""
    thickness = Prop(checks.positive)
    """Metres, or CSS pixels."""
    thickness_units = Prop(parts.thickness_units)
    """'world' for metres, 'screen' for pixels."""


class ArrowsHandle(SceneNodeHandle):
    """Arrows from point to point."""

    LOOK = ArrowsLook
    BUFFERS = ArrowsBuffers
    MORE = (ArrowsColors,)
    points = Prop(parts.pairs, read=parts.ends)
    """(N, 2, 3) metres: tail and tip of each."""
    colors = parts.colors_prop((3,))
    """(3,) of all, or (N, 3) of each; reads as uint8."""
    shaft_radius = Prop(checks.not_negative)
    """Metres."""
    head_radius = Prop(checks.not_negative)
    """Metres."""
    head_length = Prop(checks.not_negative)
    """Metres; never longer than the arrow."""


class Lines(SceneBase):
    """Adds line segments and arrows."""

    def add_line_segments(
        self,
        name: str,
        points: ArrayLike,
        colors: ArrayLike,
        *,
        thickness: float = 0.01,
        thickness_units: Literal['world', 'screen'] = 'world',
        line_width: float | None = None,
        scale: ArrayLike = 1.0,
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> LineSegmentsHandle:
        """
        Draw lines between pairs of points: (N, 2, 3) metres.

        ``colors``: (3,) of all or (N, 2, 3) of each end, ints 0..255 or floats 0..1.
        ``thickness`` is in metres, or in CSS pixels with ``thickness_units`` 'screen', which
        ``line_width`` stands for. No line is thinner than can be seen.
        """
        width, units = parts.width_of(line_width, thickness, thickness_units)
        parts.fit('colors', colors, len(parts.pairs('points', points)) // 2, 'segment')
        return self._add(
            LineSegmentsHandle,
            name,
            points=points,
            colors=colors,
            thickness=width,
            thickness_units=units,
            scale=scale,
            wxyz=wxyz,
            position=position,
            visible=visible,
            frame_id=frame_id,
            stamp=stamp,
        )

    def add_arrows(
        self,
        name: str,
        points: ArrayLike,
        colors: ArrayLike,
        *,
        shaft_radius: float = 0.02,
        head_radius: float = 0.05,
        head_length: float = 0.1,
        scale: ArrayLike = 1.0,
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> ArrowsHandle:
        """
        Draw arrows from tails to tips: (N, 2, 3) metres.

        ``colors``: (3,) of all or (N, 3), ints 0..255 or floats 0..1. Radii and the length of the
        head are metres; a head is never longer than its arrow.
        """
        parts.fit('colors', colors, len(parts.pairs('points', points)) // 2, 'arrow')
        return self._add(
            ArrowsHandle,
            name,
            points=points,
            colors=colors,
            shaft_radius=shaft_radius,
            head_radius=head_radius,
            head_length=head_length,
            scale=scale,
            wxyz=wxyz,
            position=position,
            visible=visible,
            frame_id=frame_id,
            stamp=stamp,
        )
