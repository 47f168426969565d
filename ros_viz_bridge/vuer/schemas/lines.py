# SPDX-License-Identifier: Apache-2.0
"""Points and lines."""

from __future__ import annotations

from typing import Any

import numpy as np

from .colors import rgb
from .element import Plan
from .place import SceneElement


class PointCloud(SceneElement):
    """``vertices`` (n, 3) and ``size`` metres; ``colors`` (n, 3) 0..255 or 0..1, or ``color``."""

    tag = 'PointCloud'
    PROPERTIES = frozenset(('vertices', 'colors', 'color', 'size'))

    def _plan(self) -> Plan:
        points = np.asarray(self._get('vertices', ()))
        points = points.reshape(-1, 3) if points.size == 0 else points
        colors = self._get('colors', None)
        values = {
            'points': points,
            'colors': rgb(self._get('color', (255, 255, 255))) if colors is None else colors,
            'point_size': float(self._get('size', 0.01)),
            'point_shape': 'circle',
            'precision': 'float32',
            **self._place(),
        }
        return Plan('add_point_cloud', values)


class Line(SceneElement):
    """
    ``points`` (n, 3) metres, joined in order; with ``segments`` in pairs, ``closed`` in a ring.

    ``lineWidth`` in pixels (``worldUnits``: metres), ``color``, or ``vertexColors`` (n, 3) 0..255
    or 0..1.
    """

    tag = 'Line'
    PROPERTIES = frozenset(
        'points segments closed color lineWidth worldUnits vertexColors'.split()
    )

    def _plan(self) -> Plan:
        points = np.asarray(self._get('points', ()), np.float64).reshape(-1, 3)
        colors: Any = rgb(self._get('color', (255, 255, 255)))
        if self._get('vertexColors', None) is not None:
            colors = self._joined(np.asarray(self.__dict__['vertexColors']).reshape(-1, 3))
        values = {
            'points': self._joined(points), 'colors': colors, **_width(self), **self._place()
        }  # fmt: skip
        return Plan('add_line_segments', values)

    def _joined(self, rows: Any) -> Any:
        if self._get('segments', False):
            return rows[: len(rows) // 2 * 2].reshape(-1, 2, 3)
        if self._get('closed', False):
            rows = np.concatenate([rows, rows[:1]])
        return np.stack([rows[:-1], rows[1:]], 1)


class CatmullRomLine(SceneElement):
    """A smooth line through ``points``; ``closed``, ``curveType``, ``tension``, ``segments``."""

    tag = 'CatmullRomLine'
    PROPERTIES = frozenset(
        'points closed curveType tension segments color lineWidth worldUnits'.split()
    )

    def _plan(self) -> Plan:
        points = np.asarray(self._get('points', ()), np.float64).reshape(-1, 3)
        values = {
            'points': points,
            'closed': bool(self._get('closed', False)),
            'curve_type': self._get('curveType', 'centripetal'),
            'tension': float(self._get('tension', 0.5)),
            'segments': int(self._get('segments', 20)) * max(1, len(points) - 1),
            'color': rgb(self._get('color', (255, 255, 255))),
            **_width(self),
            **self._place(),
        }
        return Plan('add_spline_catmull_rom', values)


class CubicBezierLine(SceneElement):
    """From ``start`` to ``end``, drawn towards ``midA`` and ``midB``."""

    tag = 'CubicBezierLine'
    PROPERTIES = frozenset('start end midA midB segments color lineWidth worldUnits'.split())

    def _plan(self) -> Plan:
        ends, towards = self._curve()
        values = {
            'points': ends,
            'control_points': towards,
            'segments': int(self._get('segments', 20)),
            'color': rgb(self._get('color', (255, 255, 255))),
            **_width(self),
            **self._place(),
        }
        return Plan('add_spline_cubic_bezier', values)

    def _curve(self) -> Any:
        places = [self._floats(name, 3, ()) for name in ('start', 'end', 'midA', 'midB')]
        return np.array(places[:2]), np.array(places[2:])


class QuadraticBezierLine(CubicBezierLine):
    """From ``start`` to ``end``, drawn towards ``mid``."""

    tag = 'QuadraticBezierLine'
    PROPERTIES = frozenset(('mid',))

    def _curve(self) -> Any:
        start, end, mid = (np.array(self._floats(n, 3, ())) for n in ('start', 'end', 'mid'))
        towards = [start + 2 / 3 * (mid - start), end + 2 / 3 * (mid - end)]
        return np.array([start, end]), np.array(towards)


def _width(element: SceneElement) -> dict[str, Any]:
    units = 'world' if element._get('worldUnits', False) else 'screen'
    return {'thickness': float(element._get('lineWidth', 1.0)), 'thickness_units': units}
