# SPDX-License-Identifier: Apache-2.0
"""How fast a base moves, how fast it may, and how fast that may change."""

from __future__ import annotations

from dataclasses import dataclass
import math
from typing import NamedTuple


class Velocity(NamedTuple):
    """In the axes of the base (REP-103): x forward, y left, z up."""

    forward: float
    """m/s."""
    left: float
    """m/s."""
    turn: float
    """rad/s, positive to the left."""


ZERO = Velocity(0.0, 0.0, 0.0)


@dataclass(frozen=True)
class DriveLimits:
    """Greatest speeds; of accelerations 0 is none."""

    linear: float
    """m/s, forward and backward."""
    lateral: float
    """m/s to either side; 0 for a base that cannot."""
    angular: float
    """rad/s."""
    acceleration: float = 0.0
    """m/s² by which the speeds grow or shrink while something is held."""
    angular_acceleration: float = 0.0
    """rad/s²."""

    def scaled(self, forward: float, left: float, turn: float) -> Velocity:
        """Return the velocity that shares (-1 to 1) of the limits are; what is more is cut."""
        return Velocity(
            _cut(forward) * self.linear, _cut(left) * self.lateral, _cut(turn) * self.angular
        )

    def towards(self, wanted: Velocity, now: Velocity, elapsed: float) -> Velocity:
        """Return what ``now`` has become after so many seconds on the way to ``wanted``."""
        return Velocity(
            _step(now.forward, wanted.forward, self.acceleration * elapsed, self.acceleration),
            _step(now.left, wanted.left, self.acceleration * elapsed, self.acceleration),
            _step(
                now.turn,
                wanted.turn,
                self.angular_acceleration * elapsed,
                self.angular_acceleration,
            ),
        )


def _cut(share: float) -> float:
    return min(1.0, max(-1.0, share)) if math.isfinite(share) else 0.0


def _step(now: float, wanted: float, most: float, acceleration: float) -> float:
    if acceleration <= 0.0:
        return wanted
    return now + min(most, max(-most, wanted - now))
