# SPDX-License-Identifier: Apache-2.0
"""Grids and labels."""

from __future__ import annotations

from typing import get_args, Literal

from numpy.typing import ArrayLike

from ...wire.scene_lines import GridLook, GridPlane
from ...wire.scene_points import Anchor, LabelLook
from .. import checks
from .node import SceneNodeHandle
from .prop import Prop
from .scene_base import SceneBase


class GridHandle(SceneNodeHandle):
    """Lines on a plane."""

    LOOK = GridLook
    width = Prop(checks.positive)
    """Metres, along the first axis of its plane."""
    height = Prop(checks.positive)
    """Metres, along the second axis of its plane."""
    plane = Prop(checks.choice(*get_args(GridPlane)))
    """The two axes that it lies in, such as 'xy'."""
    cell_color = Prop(checks.color)
    """Of the fine lines: ints 0..255 or floats 0..1."""
    cell_thickness = Prop(checks.not_negative)
    """CSS pixels."""
    cell_size = Prop(checks.positive)
    """Metres."""
    section_color = Prop(checks.color)
    """Of the strong lines: ints 0..255 or floats 0..1."""
    section_thickness = Prop(checks.not_negative)
    """Pixels of the strong lines; 0 for none."""
    section_size = Prop(checks.positive)
    """Metres between the strong lines."""
    infinite_grid = Prop(checks.flag)
    """Whether it goes on as far as it is seen; width and height are ignored then."""
    fade_distance = Prop(checks.positive)
    """Metres at which it is gone."""
    fade_strength = Prop(checks.not_negative)
    """Power of the fading: 0 for none before that distance."""
    fade_from = Prop(checks.choice('camera', 'origin'))
    """Whether it fades away from the 'camera' or from its 'origin'."""
    shadow_opacity = Prop(checks.fraction)
    """0..1: how dark shadows on it are."""
    plane_color = Prop(checks.color)
    """Of the area between the lines: ints 0..255 or floats 0..1."""
    plane_opacity = Prop(checks.fraction)
    """0..1: of the area between the lines."""


class LabelHandle(SceneNodeHandle):
    """A text that faces the camera."""

    LOOK = LabelLook
    text = Prop(checks.text)
    """May have several lines; an empty one is not drawn."""
    font_size_mode = Prop(checks.choice('screen', 'scene'))
    """'screen': as large from everywhere; 'scene': in metres."""
    font_screen_scale = Prop(checks.positive)
    """Times the page's usual size; of 'screen'."""
    font_scene_height = Prop(checks.positive)
    """Metres from line to line; of 'scene'."""
    depth_test = Prop(checks.flag)
    """Whether what is before it hides it."""
    anchor = Prop(checks.choice(*get_args(Anchor)))
    """Which of its corners or sides is at its place."""


class Grids(SceneBase):
    """Adds grids and labels."""

    def add_grid(
        self,
        name: str,
        width: float = 10.0,
        height: float = 10.0,
        *,
        plane: GridPlane = 'xy',
        cell_color: ArrayLike = (200, 200, 200),
        cell_thickness: float = 1.0,
        cell_size: float = 0.5,
        section_color: ArrayLike = (140, 140, 140),
        section_thickness: float = 1.0,
        section_size: float = 1.0,
        infinite_grid: bool = False,
        fade_distance: float = 100.0,
        fade_strength: float = 1.0,
        fade_from: Literal['camera', 'origin'] = 'camera',
        shadow_opacity: float = 0.125,
        plane_color: ArrayLike = (255, 255, 255),
        plane_opacity: float = 0.0,
        scale: ArrayLike = 1.0,
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> GridHandle:
        """
        Draw a grid of ``width`` by ``height`` metres around its place.

        ``plane`` 'xy' has its width along x and its height along y. Cells and the sections that
        they are joined to have sizes in metres, and lines that are so many pixels thick. An
        ``infinite_grid`` goes on to ``fade_distance``; all grids fade towards that, from the
        camera or the origin of the scene. ``shadow_opacity``: how dark shadows are on it.
        """
        return self._add(
            GridHandle,
            name,
            width=width,
            height=height,
            plane=plane,
            cell_color=cell_color,
            cell_thickness=cell_thickness,
            cell_size=cell_size,
            section_color=section_color,
            section_thickness=section_thickness,
            section_size=section_size,
            infinite_grid=infinite_grid,
            fade_distance=fade_distance,
            fade_strength=fade_strength,
            fade_from=fade_from,
            shadow_opacity=shadow_opacity,
            plane_color=plane_color,
            plane_opacity=plane_opacity,
            scale=scale,
            wxyz=wxyz,
            position=position,
            visible=visible,
            frame_id=frame_id,
            stamp=stamp,
        )

    def add_label(
        self,
        name: str,
        text: str,
        *,
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        font_size_mode: Literal['screen', 'scene'] = 'screen',
        font_screen_scale: float = 1.0,
        font_scene_height: float = 0.075,
        depth_test: bool = False,
        anchor: Anchor = 'top-left',
        scale: ArrayLike = 1.0,
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> LabelHandle:
        """
        Write a text that faces the camera, ``anchor`` of it at its place.

        With ``font_size_mode`` 'screen' it is as large from afar, ``font_screen_scale`` times
        the usual size; with 'scene' its lines are ``font_scene_height`` metres high. Without
        ``depth_test`` nothing hides it.
        """
        return self._add(
            LabelHandle,
            name,
            text=text,
            font_size_mode=font_size_mode,
            font_screen_scale=font_screen_scale,
            font_scene_height=font_scene_height,
            depth_test=depth_test,
            anchor=anchor,
            scale=scale,
            wxyz=wxyz,
            position=position,
            visible=visible,
            frame_id=frame_id,
            stamp=stamp,
        )
