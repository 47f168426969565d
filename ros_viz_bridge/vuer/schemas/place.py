# SPDX-License-Identifier: Apache-2.0
"""Where an element is: three.js' position, rotation, quaternion, scale or matrix."""

from __future__ import annotations

import math
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from .element import Element, Plan
from .values import vector

PLACE = frozenset(
    ('position', 'rotation', 'quaternion', 'scale', 'matrix', 'visible', 'hide', 'key')
)

Vector = tuple[float, ...]


class SceneElement(Element):
    """
    An element in 3D.

    ``position`` metres, ``rotation`` Euler angles x y z in radians, ``quaternion`` x y z w,
    ``scale`` a number or three, ``matrix`` 16 numbers column by column instead of these;
    ``visible``. All in the parent's axes: those of the scene have ``Scene.up``. With ``onClick``
    a click on it is an ON_CLICK, as on any element while there is a handler for these.
    """

    PROPERTIES = PLACE | {'onClick'}
    MOVES_ALONE: ClassVar[bool] = True
    """Its place changes nothing else of how it is shown."""

    def _place(self) -> dict[str, Any]:
        """Return position, wxyz, visible, and scale where it is not 1."""
        if getattr(self, 'matrix', None) is not None:
            position, quaternion, scale = parts(self._floats('matrix', 16))
        else:
            position = self._floats('position', 3, (0.0, 0.0, 0.0))
            quaternion = self._turn()
            scale = self._scale()
        x, y, z, w = quaternion
        visible = bool(self._get('visible', True)) and not bool(self._get('hide', False))
        return {'position': position, 'wxyz': (w, x, y, z), 'scale': scale, 'visible': visible}

    def _turn(self) -> Vector:
        if getattr(self, 'quaternion', None) is not None:
            return self._floats('quaternion', 4)
        given = self._get('rotation', None)
        if given is None:
            return (0.0, 0.0, 0.0, 1.0)
        if len(given) == 4 and given[3] == 'XYZ':
            given = given[:3]
        return from_euler(floats(self, 'rotation', given, 3))

    def _scale(self) -> Vector:
        given = self._get('scale', 1.0)
        if isinstance(given, (int, float)):
            given = (given,) * 3
        return floats(self, 'scale', given, 3)

    def _floats(self, name: str, count: int, default: Any = None) -> Vector:
        return floats(self, name, self._get(name, default), count)


class Group(SceneElement):
    """A place with children."""

    tag = 'VuerGroup'

    def _plan(self) -> Plan:
        return Plan('add_frame', {**self._place(), 'show_axes': False})


class Billboard(Group):
    """A place with children; texts in it face the viewer, as texts do everywhere."""

    tag = 'Billboard'


class Html(SceneElement):
    """Widgets and words at a place of the scene: ``Html(Button('Go'), 'words', position=...)``."""

    tag = 'Html'
    MOVES_ALONE = False

    def _plan(self) -> Plan:
        place = {name: value for name, value in self._place().items() if name != 'scale'}
        return Plan('add_3d_gui_container', place)


def floats(element: Element, name: str, given: Any, count: int) -> Vector:
    """Return so many finite numbers. Raises TypeError and ValueError that name the property."""
    return vector(count)(f'{type(element).__name__} {element.key!r}: {name}', given)


def from_euler(angles: Vector) -> Vector:
    """Return x y z w of three.js' Euler angles of order XYZ, radians."""
    (sx, cx), (sy, cy), (sz, cz) = ((math.sin(a / 2), math.cos(a / 2)) for a in angles)
    return (
        sx * cy * cz + cx * sy * sz,
        cx * sy * cz - sx * cy * sz,
        cx * cy * sz + sx * sy * cz,
        cx * cy * cz - sx * sy * sz,
    )


def to_euler(matrix: NDArray[np.float64]) -> Vector:
    """Return three.js' Euler angles of order XYZ, radians, of a (3, 3) rotation."""
    y = math.asin(max(-1.0, min(1.0, float(matrix[0, 2]))))
    if abs(matrix[0, 2]) < 0.9999999:
        x = math.atan2(-matrix[1, 2], matrix[2, 2])
        return (x, y, math.atan2(-matrix[0, 1], matrix[0, 0]))
    return (math.atan2(matrix[2, 1], matrix[1, 1]), y, 0.0)


def parts(columns: Vector) -> tuple[Vector, Vector, Vector]:
    """Return position, quaternion x y z w and scale of a matrix, given column by column."""
    matrix = np.array(columns, np.float64).reshape(4, 4).T
    linear = matrix[:3, :3]
    scale = np.linalg.norm(linear, axis=0)
    if np.linalg.det(linear) < 0.0:
        scale[0] = -scale[0]
    if (np.abs(scale) < 1e-12).any():
        raise ValueError(f'matrix has a scale of zero: {tuple(columns)!r}')
    return (
        tuple(matrix[:3, 3].tolist()),
        quaternion_of(linear / scale),
        tuple(scale.tolist()),
    )


def quaternion_of(rotation: NDArray[np.float64]) -> Vector:
    """Return the unit quaternion x y z w of a (3, 3) rotation."""
    r = rotation
    # The eigenvector of the largest eigenvalue (Bar-Itzhack 2000): no case is singular.
    k = np.array(
        [
            [r[0, 0] - r[1, 1] - r[2, 2], r[0, 1] + r[1, 0], r[0, 2] + r[2, 0], r[2, 1] - r[1, 2]],
            [r[0, 1] + r[1, 0], r[1, 1] - r[0, 0] - r[2, 2], r[1, 2] + r[2, 1], r[0, 2] - r[2, 0]],
            [r[0, 2] + r[2, 0], r[1, 2] + r[2, 1], r[2, 2] - r[0, 0] - r[1, 1], r[1, 0] - r[0, 1]],
            [r[2, 1] - r[1, 2], r[0, 2] - r[2, 0], r[1, 0] - r[0, 1], r[0, 0] + r[1, 1] + r[2, 2]],
        ]
    )
    vector = np.linalg.eigh(k)[1][:, -1]
    return tuple((vector if vector[3] >= 0 else -vector).tolist())


def matrix_of(quaternion: Any) -> NDArray[np.float64]:
    """Return (..., 3, 3) rotations of unit quaternions (..., 4) x y z w."""
    q = np.asarray(quaternion, np.float64)
    x, y, z, w = (q[..., i] for i in range(4))
    rows = [
        [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
        [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
        [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
    ]
    return np.stack([np.stack(row, -1) for row in rows], -2)


def columns_of(poses: Any) -> NDArray[np.float32]:
    """Return (n, 16) matrices column by column of (n, 7) poses x y z, x y z w."""
    p = np.asarray(poses, np.float64).reshape(-1, 7)
    found = np.zeros((len(p), 4, 4))
    found[:, :3, :3] = matrix_of(p[:, 3:]).transpose(0, 2, 1)
    found[:, 3, :3] = p[:, :3]
    found[:, 3, 3] = 1.0
    return found.reshape(-1, 16).astype(np.float32)
