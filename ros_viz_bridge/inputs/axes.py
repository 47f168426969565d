# SPDX-License-Identifier: Apache-2.0
"""
The three conventions of axes, and the ways between them.

Body (REP-103): x forward, y left, z up. WebXR: x right, y up, z backward. Optical (REP-103,
suffix ``_optical``): x right, y down, z forward. Quaternions are x y z w; leading dimensions are
free.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Poses = NDArray[np.float64]

_TOLERANCE = 0.1
"""How far from length one a quaternion may be and still be taken for a rounded rotation."""

_Q_BODY_FROM_OPTICAL = np.array([-0.5, 0.5, -0.5, 0.5])


def body_from_webxr(poses: ArrayLike) -> Poses:
    """Return (..., 7) poses of a world and of bodies in body axes, given both in WebXR axes."""
    p = np.asarray(poses, np.float64)
    return np.stack([-p[..., 2], -p[..., 0], p[..., 1],
                     -p[..., 5], -p[..., 3], p[..., 4], p[..., 6]], axis=-1)  # fmt: skip


def webxr_from_body(poses: ArrayLike) -> Poses:
    """Return (..., 7) poses of a world and of bodies in WebXR axes, given both in body axes."""
    p = np.asarray(poses, np.float64)
    return np.stack([-p[..., 1], p[..., 2], -p[..., 0],
                     -p[..., 4], p[..., 5], -p[..., 3], p[..., 6]], axis=-1)  # fmt: skip


def optical_orientation(body: ArrayLike) -> NDArray[np.float64]:
    """Return (..., 4) orientations of a camera's optical axes, given those of its body axes."""
    return _times(np.asarray(body, np.float64), _Q_BODY_FROM_OPTICAL)


def body_orientation(optical: ArrayLike) -> NDArray[np.float64]:
    """Return (..., 4) orientations of a camera's body axes, given those of its optical axes."""
    return _times(np.asarray(optical, np.float64), _Q_BODY_FROM_OPTICAL * (-1, -1, -1, 1))


def sound_poses(values: Any, *, count: int) -> Poses | None:
    """
    Return ``count`` poses (count, 7) with unit quaternions of a flat array.

    Returns None if there are more or fewer numbers, one that is not finite, or a quaternion far
    from length one.
    """
    flat = np.asarray(values, np.float64).reshape(-1)
    if flat.size != 7 * count or not np.isfinite(flat).all():
        return None
    poses: Poses = flat.reshape(count, 7).copy()
    norms = np.linalg.norm(poses[:, 3:], axis=1)
    if (np.abs(norms - 1.0) > _TOLERANCE).any():
        return None
    poses[:, 3:] /= norms[:, None]
    return poses


def _times(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the Hamilton products of quaternions."""
    ax, ay, az, aw = (a[..., i] for i in range(4))
    bx, by, bz, bw = (b[..., i] for i in range(4))
    product = [
        aw * bx + ax * bw + ay * bz - az * by,
        aw * by - ax * bz + ay * bw + az * bx,
        aw * bz + ax * by - ay * bx + az * bw,
        aw * bw - ax * bx - ay * by - az * bz,
    ]
    return np.stack(product, axis=-1)
