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

_WEBXR = np.array([2, 0, 1, 5, 3, 4, 6])
"""Which numbers of a pose in WebXR axes are those of one in body axes, but for their signs."""
_SIGNS = np.array([-1.0, -1.0, 1.0, -1.0, -1.0, 1.0, 1.0])
_BODY = np.argsort(_WEBXR)

_Q_BODY_FROM_OPTICAL = np.array([-0.5, 0.5, -0.5, 0.5])


def body_from_webxr(poses: ArrayLike) -> Poses:
    """Return (..., 7) poses of a world and of bodies in body axes, given both in WebXR axes."""
    turned: Poses = np.asarray(poses, np.float64)[..., _WEBXR] * _SIGNS
    return turned


def webxr_from_body(poses: ArrayLike) -> Poses:
    """Return (..., 7) poses of a world and of bodies in WebXR axes, given both in body axes."""
    turned: Poses = np.asarray(poses, np.float64)[..., _BODY] * _SIGNS[_BODY]
    return turned


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
