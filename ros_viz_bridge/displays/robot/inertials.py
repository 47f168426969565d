# SPDX-License-Identifier: Apache-2.0
"""What links weigh, and the even boxes that resist turning as they do."""

from __future__ import annotations

from collections.abc import Mapping
import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...wire.robot import RobotInertial
from .markup import Element
from .report import Report
from .values import IDENTITY, LARGEST, number, origin, Quaternion, ValueProblem, Vector3

_AXES = (('ixx', 0, 0), ('iyy', 1, 1), ('izz', 2, 2), ('ixy', 0, 1), ('ixz', 0, 2), ('iyz', 1, 2))


def read_inertials(
    robot: Element, links: Mapping[str, int], report: Report
) -> list[RobotInertial]:
    """Return what is said of the masses of ``links`` (number by name); faults are reported."""
    found: dict[int, RobotInertial] = {}
    for element in robot.all('link'):
        name = element.attributes.get('name', '').removeprefix('/')
        link = links.get(name)
        inertial = element.first('inertial')
        if link is None or link in found or inertial is None:
            continue
        try:
            found[link] = _inertial(link, inertial)
        except ValueProblem as problem:
            report.warn(f'link {name}', inertial, f'{problem}: its mass is left out')
    return list(found.values())


def _inertial(link: int, element: Element) -> RobotInertial:
    position, turn = origin(element.first('origin'))
    weight = element.first('mass')
    mass = 0.0 if weight is None else number(weight, 'value', 0.0)
    if not 0.0 <= mass <= LARGEST:
        raise ValueProblem(f'mass is {mass:g} kg, allowed is 0 to {LARGEST:g}')
    tensor = np.zeros((3, 3))
    moments = element.first('inertia')
    if moments is not None:
        for name, row, column in _AXES:
            tensor[row, column] = tensor[column, row] = number(moments, name, 0.0)
    box, axes = even_box(mass, tensor)
    return RobotInertial(link, mass, position, _product(turn, axes), box)


def even_box(mass: float, tensor: NDArray[Any]) -> tuple[Vector3, Quaternion]:
    """
    Return size (metres) and orientation of the even box with this mass and inertia.

    ``tensor`` is (3, 3), symmetric, kg m². Sizes are 0 where no body has such an inertia: each
    principal moment is at most the sum of the others.
    """
    moments, axes = np.linalg.eigh(tensor)
    if mass <= 0 or not 0 < moments[2] <= LARGEST:
        return (0.0, 0.0, 0.0), IDENTITY
    squares = 6.0 / mass * (moments.sum() - 2.0 * moments)
    if (squares < -1e-6 * squares.max()).any():
        return (0.0, 0.0, 0.0), IDENTITY
    if np.linalg.det(axes) < 0:
        axes[:, 2] *= -1.0
    x, y, z = np.sqrt(np.maximum(squares, 0.0)).tolist()
    return (x, y, z), _quaternion(axes)


def _quaternion(axes: NDArray[Any]) -> Quaternion:
    """Return the turn whose matrix has these columns."""
    # The eigenvector of the largest eigenvalue of this matrix: exact for every turn.
    (a, b, c), (d, e, f), (g, h, i) = axes.tolist()
    k = np.array(
        [
            [a - e - i, b + d, c + g, h - f],
            [b + d, e - a - i, f + h, c - g],
            [c + g, f + h, i - a - e, d - b],
            [h - f, c - g, d - b, a + e + i],
        ]
    )
    x, y, z, w = np.linalg.eigh(k)[1][:, 3].tolist()
    return x, y, z, w


def _product(a: Quaternion, b: Quaternion) -> Quaternion:
    """Return the turn ``b`` followed by ``a``, of unit length."""
    ax, ay, az, aw = a
    bx, by, bz, bw = b
    product = (
        aw * bx + ax * bw + ay * bz - az * by,
        aw * by - ax * bz + ay * bw + az * bx,
        aw * bz + ax * by - ay * bx + az * bw,
        aw * bw - ax * bx - ay * by - az * bz,
    )
    length = math.hypot(*product)
    x, y, z, w = (one / length for one in product)
    return x, y, z, w
