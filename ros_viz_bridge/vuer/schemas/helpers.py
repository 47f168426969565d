# SPDX-License-Identifier: Apache-2.0
"""Axes, arrows, frustums, grids, texts: what explains a scene."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from . import shapes
from .colors import rgb
from .element import Element, Plan
from .place import SceneElement


class CoordsMarker(SceneElement):
    """Axes, x red, y green, z blue, one metre long times ``scale``."""

    tag = 'CoordsMarker'
    PROPERTIES = frozenset(('headScale',))

    def _plan(self) -> Plan:
        return Plan('add_frame', {'axes_length': 1.0, 'axes_radius': 0.02, **self._place()})


class Arrow(SceneElement):
    """An arrow along x, one metre long times ``scale``; ``color``, ``headScale``."""

    tag = 'Arrow'
    PROPERTIES = frozenset(('color', 'headScale'))

    def _plan(self) -> Plan:
        head = float(self._get('headScale', 1.0))
        values = {
            'points': np.array([[[0.0, 0.0, 0.0], [1.0, 0.0, 0.0]]]),
            'colors': rgb(self._get('color', (255, 255, 255))),
            'shaft_radius': 0.02,
            'head_radius': 0.05 * head,
            'head_length': 0.15 * head,
            **self._place(),
        }
        return Plan('add_arrows', values)


class Frustum(SceneElement):
    """
    What a camera sees, which looks along -z with y up.

    ``fov`` vertical, degrees; ``aspect``; ``focalLength`` or ``scale`` for its size, ``color``.
    """

    tag = 'Frustum'
    PROPERTIES = frozenset(('fov', 'aspect', 'color', 'focalLength'))
    MOVES_ALONE = False

    def _plan(self) -> Plan:
        place = self._place()
        w, x, y, z = place['wxyz']
        # The other convention of a camera's axes: half a turn around x.
        place['wxyz'] = (-x, w, z, -y)
        size = float(self._get('focalLength', 1.0))
        place['scale'] = tuple(size * each for each in place['scale'])
        values = {
            'fov': math.radians(float(self._get('fov', 50.0))),
            'aspect': float(self._get('aspect', 1.0)),
            'color': rgb(self._get('color', (230, 170, 20))),
            **place,
        }
        return Plan('add_camera_frustum', values)


class Grid(SceneElement):
    """A grid in the plane of x and z, or with ``plane``; ``args`` width and height, metres."""

    tag = 'Grid'
    PROPERTIES = frozenset('args plane cellSize cellColor sectionSize sectionColor'.split())

    def _plan(self) -> Plan:
        width, height = [*self._get('args', ()), 10.0, 10.0][:2]
        place = {name: value for name, value in self._place().items() if name != 'scale'}
        values = {
            'width': float(width),
            'height': float(height),
            'plane': str(self._get('plane', 'xz')),
            'cell_size': float(self._get('cellSize', 0.5)),
            'cell_color': rgb(self._get('cellColor', (200, 200, 200))),
            'section_size': float(self._get('sectionSize', 1.0)),
            'section_color': rgb(self._get('sectionColor', (140, 140, 140))),
            **place,
        }
        return Plan('add_grid', values)


class Fog(SceneElement):
    """What is farther than ``near`` (metres) fades into ``color``, wholly at ``far``."""

    tag = 'fog'
    KEY = 'fog'
    PROPERTIES = frozenset(('near', 'far', 'color'))

    def _plan(self) -> Plan:
        values = {
            'near': float(self._get('near', 1.0)),
            'far': float(self._get('far', 1000.0)),
            'color': rgb(self._get('color', (255, 255, 255))),
            'enabled': True,
        }
        return Plan('configure_fog', values, off={**values, 'enabled': False})


class Text(SceneElement):
    """Words, ``Text('hello')``, that face the viewer; ``fontSize`` metres, anchors as in CSS."""

    tag = 'Text'
    PROPERTIES = frozenset(('fontSize', 'anchorX', 'anchorY', 'text'))
    MOVES_ALONE = False
    _X = {'left': 'left', 'center': 'center', 'right': 'right'}
    _Y = {'top': 'top', 'middle': 'center', 'bottom': 'bottom'}

    def __init__(self, *words: Any, **properties: Any) -> None:
        given = properties.pop('children', None)
        if given is not None:
            words = tuple(given) if isinstance(given, (list, tuple)) else (given,)
        # A material, which says nothing of letters here, may stand among the words.
        written = [str(word) for word in words if not isinstance(word, Element)]
        if written:
            properties['text'] = ''.join(written)
        super().__init__(**properties)

    def _plan(self) -> Plan:
        x = self._X.get(self._get('anchorX', 'center'), 'center')
        y = self._Y.get(str(self._get('anchorY', 'middle')).split('-')[0], 'center')
        place = {name: value for name, value in self._place().items() if name != 'scale'}
        values = {
            'text': str(self._get('text', '')),
            'font_size_mode': 'scene',
            'font_scene_height': float(self._get('fontSize', 1.0)) * self._scale()[1],
            'depth_test': True,
            'anchor': f'{y}-{x}',
            **place,
        }
        return Plan('add_label', values)


class Text3D(Text):
    """As ``Text``, of height ``size``."""

    tag = 'Text3D'
    PROPERTIES = frozenset(('size',))

    def _plan(self) -> Plan:
        plan = super()._plan()
        plan.values['font_scene_height'] = float(self._get('size', 1.0)) * self._scale()[1]
        return plan


class Gripper(SceneElement):
    """Two fingers, ``pinchWidth`` metres from the middle each, that reach along -z; ``color``."""

    tag = 'Gripper'
    PROPERTIES = frozenset(('pinchWidth', 'color'))

    def _plan(self) -> Plan:
        width = float(self._get('pinchWidth', 0.04))
        boxes = [(0.0, 0.0, 0.03, 0.03, 0.04), (0.0, -0.02, 2 * width + 0.02, 0.02, 0.01)]
        boxes += [(side * width, -0.05, 0.01, 0.02, 0.06) for side in (-1, 1)]
        parts = [_box(*each) for each in boxes]
        vertices, faces, _ = shapes.join(*parts)
        values = {
            'vertices': vertices,
            'faces': faces,
            'color': rgb(self._get('color', (120, 120, 130))),
            'flat_shading': True,
            **self._place(),
        }
        return Plan('add_mesh_simple', values)


class SkeletalGripper(Gripper):
    """The same."""

    tag = 'SkeletalGripper'


def _box(x: float, z: float, width: float, height: float, depth: float) -> shapes.Mesh:
    mesh = shapes.box(width, height, depth)
    return mesh._replace(vertices=mesh.vertices + np.array([x, 0.0, z], np.float32))
