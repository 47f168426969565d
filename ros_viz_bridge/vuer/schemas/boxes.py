# SPDX-License-Identifier: Apache-2.0
"""Boxes around things."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .colors import rgb
from .element import Plan
from .place import floats, SceneElement
from .values import corner, vector3


class BoundingBox(SceneElement):
    """
    The edges of a box: ``min`` and ``max``, corners, or ``size`` around its place; metres.

    ``color``, ``lineWidth`` in pixels.
    """

    tag = 'BoundingBox'
    PROPERTIES = frozenset('min max size color lineWidth'.split())
    CHECKS = {'size': vector3, 'min': corner, 'max': corner}
    COLOR = '#00ff00'

    def _plan(self) -> Plan:
        values = {
            'points': edges(*self._corners()),
            'colors': rgb(self._get('color', self.COLOR)),
            'thickness': float(self._get('lineWidth', 1.5)),
            'thickness_units': 'screen',
            **self._place(),
        }
        return Plan('add_line_segments', values)

    def _corners(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        low, high = (self._corner(name) for name in ('min', 'max'))
        if low is not None and high is not None:
            return low, high
        half = np.array(self._floats('size', 3, (1.0, 1.0, 1.0))) / 2.0
        return -half, half

    def _corner(self, name: str) -> NDArray[np.float64] | None:
        given: Any = self._get(name, None)
        if isinstance(given, dict):
            given = [given.get(axis) for axis in 'xyz']
        return None if given is None else np.array(floats(self, name, given, 3))


class BBox(BoundingBox):
    """The same, of corners ``{'x': ..., 'y': ..., 'z': ...}`` or three numbers."""

    tag = 'BBox'
    COLOR = 'yellow'


def edges(low: NDArray[np.float64], high: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the (12, 2, 3) ends of the edges between two corners."""
    found = []
    for axis in range(3):
        others = [each for each in range(3) if each != axis]
        for ends in itertools.product((low, high), repeat=2):
            one = np.array([low[axis]] * 3)
            for other, end in zip(others, ends, strict=True):
                one[other] = end[other]
            two = one.copy()
            two[axis] = high[axis]
            found.append([one, two])
    return np.array(found)
