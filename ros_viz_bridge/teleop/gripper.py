# SPDX-License-Identifier: Apache-2.0
"""How far a gripper is open, told by a trigger or a pinch."""

from __future__ import annotations

import math


class Gripper:
    """
    From how far a hand is closed to what a gripper takes: metres, radians or whatever it is.

    The first and last tenth (``margin``) of the way count as its ends, so that both are reached. A
    hand that is not known leaves the gripper as it is.
    """

    def __init__(self, *, opened: float, closed: float, margin: float = 0.1) -> None:
        if not (math.isfinite(opened) and math.isfinite(closed)):
            raise ValueError(f'opened is {opened} and closed {closed}: finite numbers are allowed')
        if not 0.0 <= margin < 0.5:
            raise ValueError(f'margin is {margin}: 0 or more, and less than 0.5, is allowed')
        self._opened, self._closed, self._margin = opened, closed, margin
        self.value = opened
        """The last one told."""

    def close(self, share: float | None) -> float:
        """Return the gripper's value for a hand closed by ``share``, 0 to 1; None if unknown."""
        if share is not None and math.isfinite(share):
            way = (share - self._margin) / (1.0 - 2.0 * self._margin)
            way = min(max(way, 0.0), 1.0)
            self.value = self._opened + way * (self._closed - self._opened)
        return self.value
