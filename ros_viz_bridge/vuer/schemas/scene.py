# SPDX-License-Identifier: Apache-2.0
"""The root of what a session shows."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .element import Element, Plan
from .place import floats, quaternion_of

Turn = NDArray[np.float64]
LISTS = ('bgChildren', 'htmlChildren', 'rawChildren')
"""Lists of a scene beside its children; which of them an element is in makes no difference."""

_TURNS: dict[tuple[int, ...], Turn] = {
    (0, 0, 1): np.eye(3),
    # WebXR's and three.js' axes: the viewer looks along -z, which is forward.
    (0, 1, 0): np.array([[0.0, 0.0, -1.0], [-1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]),
    (1, 0, 0): np.array([[0.0, -1.0, 0.0], [0.0, 0.0, -1.0], [1.0, 0.0, 0.0]]),
}


class Scene(Element):
    """
    All that a session shows: ``Scene(Box(...), ..., up=[0, 1, 0])``.

    ``up`` says which of the axes of what is in it points up: x, y (as in three.js and WebXR, with
    -z forward) or z (as in ROS, with x forward), or against it. ``bgChildren``, ``htmlChildren``
    and ``rawChildren`` are further lists of elements.
    """

    tag = 'Scene'
    PROPERTIES = frozenset((*LISTS, 'up', 'visible'))
    KEY = '/'

    def turn(self) -> Turn:
        """Return the (3, 3) rotation from its axes into x forward, y left, z up."""
        up = tuple(round(each) for each in floats(self, 'up', self._get('up', (0, 1, 0)), 3))
        if up in _TURNS:
            return _TURNS[up]
        against = tuple(-each for each in up)
        if against in _TURNS:
            turned: Turn = np.diag([1.0, -1.0, -1.0]) @ _TURNS[against]
            return turned
        raise ValueError(f'Scene: up must be one of the axes, such as [0, 0, 1], not {up}')

    def _plan(self) -> Plan:
        x, y, z, w = quaternion_of(self.turn())
        return Plan('add_frame', {'show_axes': False, 'wxyz': (w, x, y, z)})


class DefaultScene(Scene):
    """The same: light, a grid and controls of the camera are the page's own."""

    PROPERTIES = frozenset(('grid',))
