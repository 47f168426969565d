# SPDX-License-Identifier: Apache-2.0
"""Lights, in addition to those that every page has."""

from __future__ import annotations

from typing import Any

from .colors import rgb
from .element import Plan
from .place import SceneElement


class AmbientLight(SceneElement):
    """From all sides; ``color``, ``intensity``."""

    tag = 'AmbientLight'
    PROPERTIES = frozenset(('color', 'intensity'))

    def _light(self, **more: Any) -> dict[str, Any]:
        place = {name: value for name, value in self._place().items() if name != 'scale'}
        color = rgb(self._get('color', (255, 255, 255)))
        return {'color': color, 'intensity': float(self._get('intensity', 1.0)), **more, **place}

    def _plan(self) -> Plan:
        return Plan('add_light_ambient', self._light())


class DirectionalLight(AmbientLight):
    """From ``position`` towards the middle; ``castShadow``."""

    tag = 'DirectionalLight'
    PROPERTIES = frozenset(('castShadow',))

    def _plan(self) -> Plan:
        shadow = bool(self._get('castShadow', False))
        return Plan('add_light_directional', self._light(cast_shadow=shadow))


class PointLight(DirectionalLight):
    """To all sides from ``position``; ``distance`` metres (0: no end), ``decay``."""

    tag = 'PointLight'
    PROPERTIES = frozenset(('distance', 'decay'))

    def _reach(self) -> dict[str, Any]:
        return {
            'distance': float(self._get('distance', 0.0)),
            'decay': float(self._get('decay', 2.0)),
            'cast_shadow': bool(self._get('castShadow', False)),
        }

    def _plan(self) -> Plan:
        return Plan('add_light_point', self._light(**self._reach()))


class SpotLight(PointLight):
    """A cone from ``position`` towards the middle; ``angle`` radians, ``penumbra`` 0..1."""

    tag = 'SpotLight'
    PROPERTIES = frozenset(('angle', 'penumbra'))
    MOVES_ALONE = False

    def _plan(self) -> Plan:
        angle = float(self._get('angle', 1.0471975511965976))
        penumbra = float(self._get('penumbra', 0.0))
        x, y, z = self._floats('position', 3, (0.0, 1.0, 0.0))
        more = {'angle': angle, 'penumbra': penumbra, 'direction': (-x, -y, -z)}
        return Plan('add_light_spot', self._light(**self._reach(), **more))


class HemisphereLight(AmbientLight):
    """From above in ``color``, from below in ``groundColor``."""

    tag = 'HemisphereLight'
    PROPERTIES = frozenset(('groundColor',))

    def _plan(self) -> Plan:
        values = self._light(ground_color=rgb(self._get('groundColor', (255, 255, 255))))
        values['sky_color'] = values.pop('color')
        return Plan('add_light_hemisphere', values)


class RectAreaLight(AmbientLight):
    """A shining rectangle, ``width`` and ``height`` metres."""

    tag = 'RectAreaLight'
    PROPERTIES = frozenset(('width', 'height'))

    def _plan(self) -> Plan:
        size = {name: float(self._get(name, 10.0)) for name in ('width', 'height')}
        return Plan('add_light_rectarea', self._light(**size))
