# SPDX-License-Identifier: Apache-2.0
"""Lights."""

from __future__ import annotations

import math

from numpy.typing import ArrayLike

from ...wire.scene_lights import (
    AmbientLightLook,
    DirectionalLightLook,
    HemisphereLightLook,
    PointLightLook,
    RectAreaLightLook,
    SpotLightLook,
)
from .. import checks
from .node import SceneNodeHandle
from .prop import Prop
from .scene_base import SceneBase

WHITE = (255, 255, 255)


class LightHandle(SceneNodeHandle):
    """What all lights have in common."""

    color = Prop(checks.color)
    """Red, green, blue, 0..255; floats 0..1 may be assigned."""
    intensity = Prop(checks.not_negative)
    """How bright it is; 1 is usual."""


class AmbientLightHandle(LightHandle):
    """Light from everywhere."""

    LOOK = AmbientLightLook


class DirectionalLightHandle(LightHandle):
    """Light from so far that all of it has one direction: to the scene's origin."""

    LOOK = DirectionalLightLook
    cast_shadow = Prop(checks.flag)
    """Whether it casts shadows."""


class HemisphereLightHandle(LightHandle):
    """Light of one colour from above, of another from below."""

    LOOK = HemisphereLightLook
    sky_color = Prop(checks.color, field='color')
    """From above, along the z axis: ints 0..255 or floats 0..1."""
    ground_color = Prop(checks.color)
    """From below: ints 0..255 or floats 0..1."""


class PointLightHandle(LightHandle):
    """Light from a point."""

    LOOK = PointLightLook
    distance = Prop(checks.not_negative)
    """Metres that it reaches; 0 for any."""
    decay = Prop(checks.not_negative)
    """Power of the distance with which it gets weaker."""
    cast_shadow = Prop(checks.flag)
    """Whether it casts shadows."""


class RectAreaLightHandle(LightHandle):
    """Light from a rectangle, along its -z."""

    LOOK = RectAreaLightLook
    width = Prop(checks.positive)
    """Metres."""
    height = Prop(checks.positive)
    """Metres of the lit area."""


def _cone(name: str, value: float) -> float:
    number = checks.finite(name, value)
    if not 0.0 < number <= math.pi / 2.0:
        raise ValueError(f'{name} must be radians, above 0 and at most pi/2, not {number}')
    return number


def _direction(name: str, value: ArrayLike) -> tuple[float, float, float]:
    found = checks.vector3(name, value)
    if math.hypot(*found) < 1e-9:
        raise ValueError(f'{name} is a vector of length zero')
    return found


class SpotLightHandle(LightHandle):
    """Light from a point, in a cone."""

    LOOK = SpotLightLook
    distance = Prop(checks.not_negative)
    """Metres that it reaches; 0 for any."""
    decay = Prop(checks.not_negative)
    """Power of the distance with which it gets weaker."""
    cast_shadow = Prop(checks.flag)
    """Whether it casts shadows."""
    angle = Prop(_cone)
    """Radians from the middle of the cone to its side."""
    penumbra = Prop(checks.fraction)
    """Part of the cone over which it fades."""
    direction = Prop(_direction)
    """Of the middle of the cone, in its node's axes."""


class Lights(SceneBase):
    """Adds lights; those of the page shine too, until ``configure_default_lights(False)``."""

    def add_light_directional(
        self,
        name: str,
        *,
        color: ArrayLike = WHITE,
        intensity: float = 1.0,
        cast_shadow: bool = False,
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> DirectionalLightHandle:
        """Shine from ``position`` towards the scene's origin; from there, along the node's -z."""
        return self._add(
            DirectionalLightHandle,
            name,
            color=color,
            intensity=intensity,
            cast_shadow=cast_shadow,
            scale=1.0,
            wxyz=wxyz,
            position=position,
            visible=visible,
            frame_id=frame_id,
            stamp=stamp,
        )

    def add_light_ambient(
        self,
        name: str,
        *,
        color: ArrayLike = WHITE,
        intensity: float = 1.0,
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> AmbientLightHandle:
        """Shine from everywhere, wherever it is."""
        return self._add(
            AmbientLightHandle,
            name,
            color=color,
            intensity=intensity,
            scale=1.0,
            wxyz=wxyz,
            position=position,
            visible=visible,
            frame_id=frame_id,
            stamp=stamp,
        )

    def add_light_hemisphere(
        self,
        name: str,
        *,
        sky_color: ArrayLike = WHITE,
        ground_color: ArrayLike = WHITE,
        intensity: float = 1.0,
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> HemisphereLightHandle:
        """Shine from the node's +z in one colour, and from its -z in another."""
        return self._add(
            HemisphereLightHandle,
            name,
            sky_color=sky_color,
            ground_color=ground_color,
            intensity=intensity,
            scale=1.0,
            wxyz=wxyz,
            position=position,
            visible=visible,
            frame_id=frame_id,
            stamp=stamp,
        )

    def add_light_point(
        self,
        name: str,
        *,
        color: ArrayLike = WHITE,
        intensity: float = 1.0,
        distance: float = 0.0,
        decay: float = 2.0,
        cast_shadow: bool = False,
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> PointLightHandle:
        """Shine from a point, to ``distance`` metres (0 for any), weaker with distance^decay."""
        return self._add(
            PointLightHandle,
            name,
            color=color,
            intensity=intensity,
            distance=distance,
            decay=decay,
            cast_shadow=cast_shadow,
            scale=1.0,
            wxyz=wxyz,
            position=position,
            visible=visible,
            frame_id=frame_id,
            stamp=stamp,
        )

    def add_light_rectarea(
        self,
        name: str,
        *,
        color: ArrayLike = WHITE,
        intensity: float = 1.0,
        width: float = 10.0,
        height: float = 10.0,
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> RectAreaLightHandle:
        """Shine from a rectangle of so many metres, along the node's -z."""
        return self._add(
            RectAreaLightHandle,
            name,
            color=color,
            intensity=intensity,
            width=width,
            height=height,
            scale=1.0,
            wxyz=wxyz,
            position=position,
            visible=visible,
            frame_id=frame_id,
            stamp=stamp,
        )

    def add_light_spot(
        self,
        name: str,
        *,
        color: ArrayLike = WHITE,
        distance: float = 0.0,
        angle: float = math.pi / 3.0,
        penumbra: float = 0.0,
        decay: float = 2.0,
        intensity: float = 1.0,
        cast_shadow: bool = False,
        direction: ArrayLike = (0.0, 0.0, -1.0),
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> SpotLightHandle:
        """Shine from a point in a cone of ``angle`` radians around ``direction``."""
        return self._add(
            SpotLightHandle,
            name,
            color=color,
            intensity=intensity,
            distance=distance,
            decay=decay,
            angle=angle,
            penumbra=penumbra,
            cast_shadow=cast_shadow,
            direction=direction,
            scale=1.0,
            wxyz=wxyz,
            position=position,
            visible=visible,
            frame_id=frame_id,
            stamp=stamp,
        )
