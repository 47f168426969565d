# SPDX-License-Identifier: Apache-2.0
"""The viewer's camera as elements, and cameras of a script that pages draw pictures of."""

from __future__ import annotations

import math
from typing import Any, ClassVar

import numpy as np

from .element import Element, Plan
from .helpers import Frustum
from .place import matrix_of, SceneElement


class OrbitControls(Element):
    """
    How the viewer's camera moves: ``minDistance`` and ``maxDistance`` metres.

    Turning, panning and zooming by mouse, touch and keys are the page's own, and CAMERA_MOVE comes
    with or without it.
    """

    tag = 'OrbitControls'
    KEY = 'OrbitControls'
    PROPERTIES = frozenset(('minDistance', 'maxDistance', 'stream', 'makeDefault'))

    def _plan(self) -> Plan:
        given = {'min_distance': 'minDistance', 'max_distance': 'maxDistance'}
        values = {name: self._get(theirs, None) for name, theirs in given.items()}
        values = {name: float(value) for name, value in values.items() if value is not None}
        return Plan('configure', values, where='camera')


class SceneCameraControl(OrbitControls):
    """The same."""

    tag = 'SceneCameraControl'


class SceneCamera(SceneElement):
    """
    The viewer's camera: ``position``, with ``lookAt`` or a rotation; ``fov`` degrees, ``near``.

    It goes there when it is added and whenever its place changes; the viewer moves on from there.
    """

    tag = 'SceneCamera'
    PROPERTIES = frozenset('lookAt fov near far zoom makeDefault active'.split())
    MOVES_ALONE = False

    def _plan(self) -> Plan:
        values: dict[str, Any] = {}
        if self._get('fov', None) is not None:
            zoom = float(self._get('zoom', 1.0))
            half = math.tan(math.radians(float(self.__dict__['fov'])) / 2.0) / zoom
            values['fov'] = 2.0 * math.atan(half)
        values |= {n: float(self.__dict__[n]) for n in ('near', 'far') if self._get(n, None)}
        placed = {'position', 'rotation', 'quaternion', 'matrix', 'lookAt'} & self._given.keys()
        if placed:
            values['pose'] = self._pose()
        return Plan('configure', values, where='camera')

    def _pose(self) -> tuple[tuple[float, ...], ...]:
        """Return where it is, where it looks, and what is up in its picture."""
        place = self._place()
        w, x, y, z = place['wxyz']
        turn = matrix_of((x, y, z, w))
        position = np.array(place['position'])
        look_at = position - turn[:, 2]
        up = turn[:, 1]
        if self._get('lookAt', None) is not None:
            look_at, up = np.array(self._floats('lookAt', 3)), np.zeros(3)
        return tuple(position.tolist()), tuple(look_at.tolist()), tuple(up.tolist())


class PerspectiveCamera(SceneCamera):
    """The same, where it has ``makeDefault`` or is ``active``; else only a place for others."""

    tag = 'PerspectiveCamera'

    def _plan(self) -> Plan:
        if self._get('makeDefault', False) or self._get('active', False):
            return super()._plan()
        return Plan('add_frame', {**self._place(), 'show_axes': False})


class CameraView(SceneElement):
    """
    A camera of the script, of which the page draws pictures.

    ``width`` and ``height`` pixels, ``fov`` vertical, degrees; it looks along its -z. Its pictures
    come by ``session.grab_render(key=...)``, or with ``stream`` 'frame' or 'time' as CAMERA_VIEW,
    at most ``fps`` in a second, while anybody wants these. Viewers move it (CAMERA_MOVE with its
    key) unless ``movable`` is False; ``showFrustum`` draws what it sees.
    """

    tag = 'CameraView'
    KEY = 'ego'
    PROPERTIES = frozenset(
        'width height fov stream fps downsample quality movable showFrustum'.split()
    )
    MOVES_ALONE = False
    RUNS: ClassVar[str] = 'CAMERA_VIEW'

    def _plan(self) -> Plan:
        place = {name: value for name, value in self._place().items() if name != 'scale'}
        if not self._get('movable', True):
            return Plan('add_frame', {**place, 'show_axes': False})
        values = {'scale': 0.25, **place}
        return Plan('add_transform_controls', values, events=(('CAMERA_MOVE', 'on_update'),))

    @property
    def children(self) -> list[Any]:
        """Return what is in it, and its frustum."""
        if not self._get('showFrustum', True):
            return self._children
        width, height = self.size()
        frustum = Frustum(
            key=f'{self.key} frustum',
            fov=float(self._get('fov', 50.0)),
            aspect=width / height,
            focalLength=0.3,
        )
        return [*self._children, frustum]

    def size(self, downsample: float = 1.0) -> tuple[int, int]:
        """Return width and height of its pictures, pixels."""
        less = float(self._get('downsample', 1.0)) * downsample
        sizes = [int(round(float(self._get(name, usual)) / less)) for name, usual in _SIZE.items()]
        return max(1, sizes[0]), max(1, sizes[1])

    def angle(self) -> float:
        """Return its vertical field of view, radians."""
        return math.radians(float(self._get('fov', 50.0)))

    def period(self) -> float:
        """Return the seconds between pictures that come by themselves; 0 for none."""
        if self._get('stream', 'ondemand') not in ('frame', 'time'):
            return 0.0
        return 1.0 / max(0.1, float(self._get('fps', 30.0)))


_SIZE = {'width': 320, 'height': 240}
CAMERA_OF_THREE = matrix_of((1.0, 0.0, 0.0, 0.0))
"""From the axes of three's camera (y up, looks along -z) to those of OpenCV: half a turn."""
