# SPDX-License-Identifier: Apache-2.0
"""How far and how fast targets may move: the numbers, checked once."""

from __future__ import annotations

from dataclasses import dataclass, fields
import math

from .rigid import angle, distance, Pose, Vector


@dataclass(frozen=True)
class Limits:
    """The limits of one arm, in the robot's base frame."""

    low: Vector
    """The corner of the workspace with the least coordinates, metres."""
    high: Vector
    """The corner with the greatest ones."""
    speed: float = 0.5
    """m/s."""
    acceleration: float = 5.0
    """m/s^2."""
    turn_speed: float = 2.0
    """rad/s."""
    turn_acceleration: float = 20.0
    """rad/s^2."""
    jump: float = 0.1
    """Metres that a hand moves at most between two poses: farther, it was not the hand."""
    turn_jump: float = 0.6
    """Radians, likewise."""

    def __post_init__(self) -> None:
        for name, low, high in zip('xyz', self.low, self.high, strict=True):
            if not (math.isfinite(low) and math.isfinite(high) and low < high):
                raise ValueError(f'the workspace is empty in {name}: from {low} to {high}')
        for field in fields(self)[2:]:
            value = getattr(self, field.name)
            if not (math.isfinite(value) and value > 0.0):
                raise ValueError(f'{field.name} is {value}: a number above 0 is allowed')

    def inside(self, point: Vector) -> bool:
        """Tell whether a point is in the workspace, its faces included."""
        return all(a <= x <= b for a, x, b in zip(self.low, point, self.high, strict=True))

    def nearest(self, point: Vector) -> Vector:
        """Return the point of the workspace that is nearest to this one."""
        x, y, z = (
            min(max(value, low), high)
            for value, low, high in zip(point, self.low, self.high, strict=True)
        )
        return x, y, z

    def jumped(self, before: Pose, after: Pose) -> bool:
        """Tell whether no hand gets from one pose to the next."""
        return (
            distance(before.position, after.position) > self.jump
            or angle(before.orientation, after.orientation) > self.turn_jump
        )
