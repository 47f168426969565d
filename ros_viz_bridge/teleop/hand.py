# SPDX-License-Identifier: Apache-2.0
"""What the 25 joints of a hand say: pinch, grasp, and the 21 points that retargeting takes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

F64 = NDArray[np.float64]

JOINTS = 25
"""In WebXR's order: wrist, four of the thumb, five of each finger."""
THUMB_TIP, INDEX_TIP = 4, 9
OPEN_GAP = 0.08
"""Metres between the skins of thumb and index finger from which on a hand does not pinch."""
TIP_RADIUS = 0.008
"""Metres, where a headset does not tell the radius of a finger's tip."""
RETARGETED = tuple(i for i in range(JOINTS) if i not in (5, 10, 15, 20))
"""The joints of MediaPipe's order, which retargeting takes: all but the fingers' metacarpals."""

_CHAINS = np.array([[6, 7, 8, 9], [11, 12, 13, 14], [16, 17, 18, 19], [21, 22, 23, 24]])
_STRAIGHT, _FIST = 0.95, 0.45
"""From knuckle to tip, as a share of the finger's length."""


def pinch(positions: F64, radii: F64 | None = None) -> float:
    """
    Return how far thumb and index finger are closed: 1 where they touch, 0 from OPEN_GAP on.

    ``positions`` (25, 3) and ``radii`` (25,) are metres.
    """
    thickness = 2 * TIP_RADIUS if radii is None else float(radii[THUMB_TIP] + radii[INDEX_TIP])
    apart = positions[THUMB_TIP] - positions[INDEX_TIP]
    gap = float(np.sqrt(apart @ apart)) - thickness
    return min(max(1.0 - gap / OPEN_GAP, 0.0), 1.0)


def grasp(positions: F64) -> float:
    """Return how far the four fingers are closed, 0 to 1; ``positions`` (25, 3) are metres."""
    return float(_closed(positions).mean())


def fist(positions: F64) -> float:
    """Return how far the least closed of the four fingers is: a hand that points makes none."""
    return float(_closed(positions).min())


def _closed(positions: F64) -> F64:
    """
    Return how far each of the four fingers is closed, 0 to 1.

    Told by distances alone, which headsets know better than the angles of joints.
    """
    points = positions[_CHAINS]
    bones = np.diff(points, axis=1)
    length = np.sqrt((bones * bones).sum(axis=2)).sum(axis=1)
    reach = points[:, 3] - points[:, 0]
    share = np.sqrt((reach * reach).sum(axis=1)) / np.maximum(length, 1e-6)
    closed: F64 = (_STRAIGHT - share) / (_STRAIGHT - _FIST)
    closed = np.minimum(np.maximum(closed, 0.0), 1.0)
    return closed
