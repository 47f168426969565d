# SPDX-License-Identifier: Apache-2.0
"""Poses as they can be drawn, and what is wrong with the others."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...wire.display import StatusItem
from ..base import DisplayError
from .findings import not_finite
from .quaternions import lengths, normalised

Array = NDArray[Any]

_LOOSE = 0.1
"""How far from unit length a quaternion may be and still be taken for a rounded one."""
_NAMED = 3
"""Poses of an array named by their number; the others are counted."""


def one_pose(pose: Array, *, field: str) -> tuple[Array, list[StatusItem]]:
    """
    Return a (7,) pose as (1, 7) with a unit quaternion, and what looks wrong about it.

    Raises DisplayError naming ``field`` if it holds NaN or infinity.
    """
    if not np.isfinite(pose).all():
        raise DisplayError(f'{field} holds NaN or infinity')
    rows = pose[None, :]
    norms = lengths(rows)
    return normalised(rows, norms), _looks(norms, f'{field}.orientation')


def many_poses(poses: Array, *, field: str) -> tuple[Array, list[StatusItem]]:
    """
    Return those of (n, 7) poses that can be drawn, and what is wrong or looks so.

    Their quaternions are made unit length, an all-zero one the identity.
    """
    items = []
    bad = not_finite(poses)
    if bad.any():
        text = f'{_which(bad)} NaN or infinity: left out'
        items.append(StatusItem(field, 'error', text))
        poses = poses[~bad]
    norms = lengths(poses)
    return normalised(poses, norms), items + _looks(norms, f'{field} orientation')


def one_covariance(covariance: Array, *, field: str) -> tuple[Array, list[StatusItem]]:
    """
    Return a (36,) covariance as (1, 36), or (0, 36) with a warning where it can be none.

    An all-zero one says that nobody knows it (geometry_msgs leaves it so): (0, 36), too.
    """
    none = np.zeros((0, 36))
    if not np.isfinite(covariance).all():
        return none, [StatusItem(field, 'warning', 'it holds NaN or infinity: not drawn')]
    variances = covariance[:: 6 + 1]
    if (variances < 0.0).any():
        axis = ('x', 'y', 'z', 'roll', 'pitch', 'yaw')[int(np.argmin(variances))]
        text = f'the variance of {axis} is {variances.min():.3g}, below 0: not drawn'
        return none, [StatusItem(field, 'warning', text)]
    if not covariance.any():
        return none, []
    return covariance[None, :], []


def _looks(norms: Array, field: str) -> list[StatusItem]:
    zero = norms == 0.0
    loose = ~zero & (np.abs(norms - 1.0) > _LOOSE)
    items = []
    if zero.any():
        text = 'all zero: taken for no rotation'
        items.append(StatusItem(field, 'warning', _told(zero, text)))
    if loose.any():
        length = norms[np.argmax(loose)]
        text = f'no unit quaternion (its length is {length:.3g}): made one'
        items.append(StatusItem(f'{field} length', 'warning', _told(loose, text)))
    return items


def _told(mask: Array, text: str) -> str:
    return text if len(mask) == 1 else f'{_which(mask)} a quaternion that is {text}'


def _which(mask: Array) -> str:
    """Return 'pose 3 of 9 has' or '4 of 9 poses (3, 5, 6, ...) have'."""
    rows = np.flatnonzero(mask).tolist()
    if len(rows) == 1:
        return f'pose {rows[0]} of {len(mask)} has'
    named = ', '.join(map(str, rows[:_NAMED])) + (', ...' if len(rows) > _NAMED else '')
    return f'{len(rows)} of {len(mask)} poses ({named}) have'
