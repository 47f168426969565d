# SPDX-License-Identifier: Apache-2.0
"""Where a picture is taken from: poses of the camera, quaternions x y z w, body axes (REP-103)."""

from __future__ import annotations

from collections.abc import Sequence
import math
from typing import Any

import numpy as np

Place = tuple[float, float, float]
Turn = tuple[float, float, float, float]


def upright(eye: Sequence[float], target: Sequence[float]) -> Turn:
    """Return the orientation that looks from ``eye`` at ``target`` without roll."""
    x, y, z = (b - a for a, b in zip(eye, target, strict=True))
    yaw, pitch = math.atan2(y, x), math.atan2(-z, math.hypot(x, y))
    cy, sy, cp, sp = (f(a / 2) for a in (yaw, pitch) for f in (math.cos, math.sin))
    return (-sy * sp, cy * sp, sy * cp, cy * cp)


def as_rviz_tests(eye: Sequence[float], target: Sequence[float]) -> Turn:
    """Return the orientation of the camera in RViz's own tests: y is up there, not z."""
    ahead = np.subtract(target, eye).astype(float)
    right = np.cross(ahead, (0.0, 1.0, 0.0))
    columns = [ahead, -right, np.cross(right, ahead)]
    return _turn(np.stack([column / np.linalg.norm(column) for column in columns], axis=1))


def pose(eye: Sequence[float], turn: Sequence[float]) -> dict[str, Any]:
    """Return a pose in the frame map, as the page takes it."""
    return {'frame': 'map', 'position': list(eye), 'orientation': list(turn)}


def _turn(matrix: np.ndarray[Any, Any]) -> Turn:
    """Return a rotation matrix (3, 3) as a quaternion: the eigenvector that is its largest."""
    (a, b, c), (d, e, f), (g, h, i) = matrix.tolist()
    k = np.array(
        [
            [a - e - i, 0, 0, 0],
            [d + b, e - a - i, 0, 0],
            [g + c, h + f, i - a - e, 0],
            [h - f, c - g, d - b, a + e + i],
        ]
    )
    x, y, z, w = np.linalg.eigh(k)[1][:, -1].tolist()
    return (x, y, z, w)
