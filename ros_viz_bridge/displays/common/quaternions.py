# SPDX-License-Identifier: Apache-2.0
"""Quaternions of many poses at once, made unit length where that is what was meant."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

TIGHT = 1e-6
"""Nearer to unit length than this is left as it is."""


def are_unit(poses: Array) -> bool:
    """Tell whether all quaternions of (n, 7) poses are so near to unit length that they stay."""
    quaternions = poses[:, 3:]
    with np.errstate(over='ignore', invalid='ignore'):
        squares = np.einsum('ij,ij->i', quaternions, quaternions)
    # These are twice as far from 1 as lengths are; NaN is neither more nor less than anything.
    return bool(
        squares.min(initial=1.0) >= 1.0 - TIGHT and squares.max(initial=1.0) <= 1.0 + TIGHT
    )


def lengths(poses: Array) -> Array:
    """Return (n,) the lengths of the quaternions of (n, 7) poses; none overflows or underflows."""
    quaternions = poses[:, 3:]
    norms: Array
    with np.errstate(over='ignore', invalid='ignore'):
        squares = np.einsum('ij,ij->i', quaternions, quaternions)
        if np.isfinite(squares).all() and (squares > 1e-200).all():
            norms = np.sqrt(squares)
        else:
            norms = np.hypot.reduce(quaternions, axis=1)
    return norms


def normalised(poses: Array, norms: Array) -> Array:
    """
    Return the (n, 7) poses with unit quaternions, the same array where all of them are already.

    A quaternion of length zero becomes the identity.
    """
    off = np.abs(norms - 1.0) > TIGHT
    if not off.any():
        return poses
    poses = poses.copy()
    zero = norms == 0.0
    divisor = np.where(zero, 1.0, norms)
    poses[off, 3:] /= divisor[off, None]
    poses[zero, 3:] = (0.0, 0.0, 0.0, 1.0)
    return poses
