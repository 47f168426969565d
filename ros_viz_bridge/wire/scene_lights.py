# SPDX-License-Identifier: Apache-2.0
"""Lights of a script, and what is around the scene: environment, fog, background, shadows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from .columns import U8
from .message import NodeLook, Priority

Rgb = tuple[int, int, int]


@dataclass(frozen=True)
class LightColumns(NodeLook):
    """Base of lights, each at its node's place; fields that a kind does not have mean nothing."""

    color: Rgb = (255, 255, 255)
    """Of a hemisphere, that of the sky."""
    intensity: float = 1.0
    ground_color: Rgb = (255, 255, 255)
    """Of a hemisphere."""
    distance: float = 0.0
    """Metres that a point or spot reaches; 0 for any."""
    decay: float = 2.0
    """Power of the distance with which a point or spot gets weaker."""
    angle: float = 1.0
    """Radians from the middle of a spot's cone to its side."""
    penumbra: float = 0.0
    """Part of a spot's cone over which it fades, 0 to 1."""
    width: float = 1.0
    """Metres, of a rectangle."""
    height: float = 1.0
    cast_shadow: bool = False
    direction: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """Of a spot, in its node's axes."""


@dataclass(frozen=True)
class AmbientLightLook(LightColumns):
    """From everywhere."""


@dataclass(frozen=True)
class DirectionalLightLook(LightColumns):
    """From far away: from its node's place towards the scene's origin; from there, along -z."""


@dataclass(frozen=True)
class HemisphereLightLook(LightColumns):
    """The sky is along z, the ground along -z."""


@dataclass(frozen=True)
class PointLightLook(LightColumns):
    """From its place."""


@dataclass(frozen=True)
class RectAreaLightLook(LightColumns):
    """From a rectangle, along -z."""


@dataclass(frozen=True)
class SpotLightLook(LightColumns):
    """From its place, in a cone."""


@dataclass(frozen=True)
class EnvironmentLook(NodeLook):
    """What surrounds the scene and lights it: the one of key ``environment``."""

    PRIORITY: ClassVar[Priority] = Priority.IMAGE

    preset: str
    """A preset of the page, '' for the picture in ``data``, or for none."""
    data: U8
    """An equirectangular picture file (jpeg, png, webp or Radiance hdr), or empty."""
    background: bool
    background_blurriness: float
    background_intensity: float
    background_orientation: tuple[float, float, float, float]
    """Quaternion x y z w."""
    environment_intensity: float
    environment_orientation: tuple[float, float, float, float]


@dataclass(frozen=True)
class FogLook(NodeLook):
    """Things fade into a colour from ``near`` to ``far`` (metres): the one of key ``fog``."""

    near: float
    far: float
    color: Rgb
    enabled: bool


@dataclass(frozen=True)
class DefaultLightsLook(NodeLook):
    """Whether the page's own lights shine, and cast shadows: the one of key ``default_lights``."""

    enabled: bool
    cast_shadow: bool


@dataclass(frozen=True)
class DefaultGridLook(NodeLook):
    """Whether pages may show their own grid: the one of key ``default_grid``."""

    enabled: bool


@dataclass(frozen=True)
class BackgroundLook(NodeLook):
    """
    A picture behind the scene, as wide as the view: the one of key ``background``.

    With a depth, what of the scene is farther than its pixels is hidden by them.
    """

    PRIORITY: ClassVar[Priority] = Priority.IMAGE

    encoding: Literal['jpeg', 'png', 'webp']
    data: U8
    """The file; empty for none."""
    depth_width: int
    depth_height: int
    depth_precision: Literal['float16', 'float32']
    depth: U8
    """Little-endian numbers of this precision, metres along the view, row by row; or empty."""
