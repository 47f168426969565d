# SPDX-License-Identifier: Apache-2.0
"""Splines: curves through points, sampled in the page."""

from __future__ import annotations

from typing import Literal

from numpy.typing import ArrayLike

from ...wire.scene_lines import CatmullRomLook, CubicBezierLook, SplineBuffers
from .. import checks
from . import parts
from .node import SceneNodeHandle
from .node_state import Part, Parts
from .prop import Prop
from .scene_base import SceneBase


class SplineHandle(SceneNodeHandle):
    """What the two kinds of splines have in common."""

    BUFFERS = SplineBuffers
    points = Prop(parts.two_or_more)
    """(N, 3) metres: it goes through these."""
    thickness = Prop(checks.positive)
    """Metres, or CSS pixels."""
    thickness_units = Prop(parts.thickness_units)
    """'world' for metres, 'screen' for pixels."""
    color = Prop(checks.color)
    """Red, green, blue, 0..255; floats 0..1 may be assigned."""
    segments = Prop(parts.at_least(1), read=lambda count: count or None)
    """Straight pieces that it is drawn as, None for as many as look smooth."""


class SplineCatmullRomHandle(SplineHandle):
    """A curve through points alone."""

    LOOK = CatmullRomLook
    curve_type = Prop(checks.choice('centripetal', 'chordal', 'catmullrom'))
    """'centripetal', 'chordal' or 'catmullrom', which takes a tension."""
    tension = Prop(checks.finite)
    """Of the type 'catmullrom': 0 is round, 1 straight."""
    closed = Prop(checks.flag)
    """Whether it ends where it begins."""


class SplineCubicBezierHandle(SplineHandle):
    """Curves from point to point, each towards two control points."""

    LOOK = CubicBezierLook
    control_points = Prop(parts.rows_of_3)
    """(2 N - 2, 3) metres: two between each two points."""

    def _settled(self, parts: dict[str, Part]) -> Parts:
        """Raise ValueError where the two do not fit; ``update`` changes both at once."""
        buffers = parts[SplineBuffers.SLOT]
        assert isinstance(buffers, SplineBuffers)
        wanted, count = 2 * len(buffers.points) - 2, len(buffers.control_points)
        if count != wanted:
            raise ValueError(
                f'control_points must be {wanted} for {len(buffers.points)} points, two between '
                f'each two, not {count}; update(points=..., control_points=...) changes both'
            )
        return parts


class Splines(SceneBase):
    """Adds splines."""

    def add_spline_catmull_rom(
        self,
        name: str,
        points: ArrayLike,
        curve_type: Literal['centripetal', 'chordal', 'catmullrom'] = 'centripetal',
        tension: float = 0.5,
        closed: bool = False,
        thickness: float = 0.01,
        thickness_units: Literal['world', 'screen'] = 'world',
        color: ArrayLike = (20, 20, 20),
        segments: int | None = None,
        scale: ArrayLike = 1.0,
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        *,
        line_width: float | None = None,
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> SplineCatmullRomHandle:
        """
        Draw a Catmull-Rom curve through points: (N, 3) metres, two or more.

        ``segments``: straight pieces of the whole curve; None for 20 between each two points.
        ``tension`` is of the ``curve_type`` 'catmullrom'. ``thickness`` is in metres, or in CSS
        pixels with ``thickness_units`` 'screen', which ``line_width`` stands for.
        """
        width, units = parts.width_of(line_width, thickness, thickness_units)
        return self._add(
            SplineCatmullRomHandle,
            name,
            points=points,
            curve_type=curve_type,
            tension=tension,
            closed=closed,
            thickness=width,
            thickness_units=units,
            color=color,
            segments=segments,
            scale=scale,
            wxyz=wxyz,
            position=position,
            visible=visible,
            frame_id=frame_id,
            stamp=stamp,
        )

    def add_spline_cubic_bezier(
        self,
        name: str,
        points: ArrayLike,
        control_points: ArrayLike,
        *,
        thickness: float = 0.01,
        thickness_units: Literal['world', 'screen'] = 'world',
        color: ArrayLike = (20, 20, 20),
        segments: int | None = None,
        line_width: float | None = None,
        scale: ArrayLike = 1.0,
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> SplineCubicBezierHandle:
        """
        Draw cubic Bezier curves from point to point: (N, 3) metres, two or more.

        ``control_points``: (2 N - 2, 3), two between each two points. ``segments``: straight
        pieces from point to point, None for 20. ``thickness``: as of the other spline.
        """
        width, units = parts.width_of(line_width, thickness, thickness_units)
        return self._add(
            SplineCubicBezierHandle,
            name,
            points=points,
            control_points=control_points,
            thickness=width,
            thickness_units=units,
            color=color,
            segments=segments,
            scale=scale,
            wxyz=wxyz,
            position=position,
            visible=visible,
            frame_id=frame_id,
            stamp=stamp,
        )
