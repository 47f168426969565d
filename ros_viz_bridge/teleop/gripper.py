# SPDX-License-Identifier: Apache-2.0
"""How far a gripper is open, told by a trigger or a pinch."""

from __future__ import annotations

import math

_NEAR = 0.05
"""Of the whole way: so near to where the gripper is, a hand takes it over."""


class Gripper:
    """
    From how far a hand is closed to what a gripper takes: metres, radians or whatever it is.

    The first and last tenth (``margin``) of the way count as its ends, so that both are reached. A
    hand that is not known leaves the gripper as it is. After ``hold`` so does one that is closed
    otherwise, until it has come to where the gripper is: what it holds is not dropped.
    """

    def __init__(self, *, opened: float, closed: float, margin: float = 0.1) -> None:
        if not (math.isfinite(opened) and math.isfinite(closed)):
            raise ValueError(f'opened is {opened} and closed {closed}: finite numbers are allowed')
        if not 0.0 <= margin < 0.5:
            raise ValueError(f'margin is {margin}: 0 or more, and less than 0.5, is allowed')
        self._opened, self._closed, self._margin = opened, closed, margin
        self._way = 0.0
        self._seen: float | None = None
        self._taken = True
        self.used = False
        """Whether it was ever closed: where it was before that nobody here knows."""

    @property
    def value(self) -> float:
        """The last one told."""
        return self._opened + self._way * (self._closed - self._opened)

    def hold(self) -> None:
        """Stay as it is, until the hand is closed as far."""
        self._taken, self._seen = False, None

    def close(self, share: float | None) -> float:
        """Return the gripper's value for a hand closed by ``share``, 0 to 1; None if unknown."""
        if share is not None and math.isfinite(share):
            way = (share - self._margin) / (1.0 - 2.0 * self._margin)
            way = min(max(way, 0.0), 1.0)
            self._taken = self._taken or self._meets(way)
            self._seen = way
            if self._taken:
                self._way = way
                self.used = self.used or way > 0.0
        return self.value

    def _meets(self, way: float) -> bool:
        """Tell whether a hand at ``way`` is where the gripper is, or has just passed it."""
        if abs(way - self._way) <= _NEAR:
            return True
        return self._seen is not None and (self._seen - self._way) * (way - self._way) < 0.0
