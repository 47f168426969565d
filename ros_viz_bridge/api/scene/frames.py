# SPDX-License-Identifier: Apache-2.0
"""Coordinate frames."""

from __future__ import annotations

from numpy.typing import ArrayLike

from ...wire.scene import FrameLook
from .. import checks
from .node import SceneNodeHandle
from .prop import Prop
from .scene_base import SceneBase


class FrameHandle(SceneNodeHandle):
    """A coordinate frame, drawn or only there to place what is below it."""

    LOOK = FrameLook
    show_axes = Prop(checks.flag)
    """Whether the axes are drawn: red x, green y, blue z."""
    axes_length = Prop(checks.positive)
    """Metres."""
    axes_radius = Prop(checks.positive)
    """Metres."""
    origin_radius = Prop(checks.not_negative)
    """Metres of the ball at the origin; 0 for none."""
    origin_color = Prop(checks.color)
    """Of that ball: ints 0..255 or floats 0..1."""


class Frames(SceneBase):
    """Adds coordinate frames."""

    def add_frame(
        self,
        name: str,
        show_axes: bool = True,
        *,
        axes_length: float = 0.5,
        axes_radius: float = 0.025,
        origin_radius: float | None = None,
        origin_color: ArrayLike = (236, 236, 0),
        scale: ArrayLike = 1.0,
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> FrameHandle:
        """
        Draw three axes (x red, y green, z blue) and a ball at their origin, all in metres.

        ``origin_radius``: twice that of the axes where it is None. Without ``show_axes`` nothing
        is drawn, and what is below it is placed all the same.
        """
        radius = checks.positive('axes_radius', axes_radius)
        return self._add(
            FrameHandle,
            name,
            show_axes=show_axes,
            axes_length=axes_length,
            axes_radius=radius,
            origin_radius=2.0 * radius if origin_radius is None else origin_radius,
            origin_color=origin_color,
            scale=scale,
            wxyz=wxyz,
            position=position,
            visible=visible,
            frame_id=frame_id,
            stamp=stamp,
        )
