# SPDX-License-Identifier: Apache-2.0
"""
Orientations of a camera: OpenCV's axes for scripts, body axes (REP-103) on the wire.

A camera of OpenCV looks along its z, x is to the right, y down; a body along its x, y is to the
left, z up. Quaternions of scripts are w x y z.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Vector = NDArray[np.float64]
Four = tuple[float, float, float, float]
Three = tuple[float, float, float]

BODY_FROM_CAMERA = np.array([[0.0, 0.0, 1.0], [-1.0, 0.0, 0.0], [0.0, -1.0, 0.0]])
_SMALL = 1e-9


def vector(name: str, value: ArrayLike, length: int) -> Vector:
    """Return finite float64 numbers, (length,). Raises TypeError and ValueError that name them."""
    try:
        array = np.asarray(value, np.float64)
    except (TypeError, ValueError):
        raise TypeError(f'{name} must be {length} numbers, not {value!r}') from None
    if array.shape != (length,):
        raise ValueError(f'{name} must have the shape ({length},), not {array.shape}')
    if not np.isfinite(array).all():
        raise ValueError(f'{name} must be finite, not {array.tolist()}')
    return array


def rotation(name: str, wxyz: ArrayLike) -> NDArray[np.float64]:
    """Return the matrix (3, 3) of a quaternion w x y z, which need not have length one."""
    q = vector(name, wxyz, 4)
    norm = float(np.linalg.norm(q))
    if norm < _SMALL:
        raise ValueError(f'{name} must be a rotation, not {q.tolist()}')
    w, x, y, z = q / norm
    return np.array(
        [
            [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
            [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
            [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
        ]
    )


def wxyz_of(matrix: NDArray[np.float64]) -> Four:
    """Return the quaternion w x y z of a rotation matrix (3, 3)."""
    m = matrix
    trace = float(np.trace(m))
    # From the largest of the four: the others are then well conditioned.
    squares = np.array([trace, m[0, 0], m[1, 1], m[2, 2]])
    first = int(squares.argmax())
    if first == 0:
        q = [1 + trace, m[2, 1] - m[1, 2], m[0, 2] - m[2, 0], m[1, 0] - m[0, 1]]
    else:
        i = first - 1
        j, k = (i + 1) % 3, (i + 2) % 3
        q = [m[k, j] - m[j, k], 0.0, 0.0, 0.0]
        q[1 + i] = 1 + m[i, i] - m[j, j] - m[k, k]
        q[1 + j] = m[j, i] + m[i, j]
        q[1 + k] = m[k, i] + m[i, k]
    return four(np.asarray(q) / np.linalg.norm(q))


def body_of(matrix: NDArray[np.float64]) -> Four:
    """Return x y z w of the body of a camera with this orientation."""
    w, x, y, z = wxyz_of(matrix @ BODY_FROM_CAMERA.T)
    return x, y, z, w


def camera_of(xyzw: ArrayLike) -> NDArray[np.float64]:
    """Return the orientation (3, 3) of the camera of a body."""
    x, y, z, w = np.asarray(xyzw, np.float64)
    matrix: NDArray[np.float64] = rotation('orientation', (w, x, y, z)) @ BODY_FROM_CAMERA
    return matrix


def looking(ahead: Vector, up: Vector, before: NDArray[np.float64]) -> NDArray[np.float64]:
    """
    Return the orientation (3, 3) of a camera that looks along ``ahead``, upright.

    Straight up or down, where ``up`` says nothing, the upper edge stays as near as may be to where
    it was ``before``.
    """
    z = ahead / np.linalg.norm(ahead)
    for edge in (up, -before[:, 1], np.eye(3)[int(np.abs(z).argmin())]):
        y = -(edge - (edge @ z) * z)
        length = float(np.linalg.norm(y))
        if length > 1e-6:
            break
    y = y / length
    return np.stack([np.cross(y, z), y, z], axis=1).astype(np.float64)


def kept_up(matrix: NDArray[np.float64], up: Vector) -> Vector:
    """Return the direction nearest to ``up`` that is upright in a camera's picture."""
    right, edge = matrix[:, 0], -matrix[:, 1]
    level = up - (up @ right) * right
    if float(level @ edge) < 0.05:
        level = edge
    return np.asarray(level / np.linalg.norm(level), np.float64)


def four(values: Any) -> Four:
    """Return four floats."""
    a, b, c, d = (float(each) for each in values)
    return a, b, c, d


def three(values: Any) -> Three:
    """Return three floats."""
    a, b, c = (float(each) for each in values)
    return a, b, c
