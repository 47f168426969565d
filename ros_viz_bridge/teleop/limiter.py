# SPDX-License-Identifier: Apache-2.0
"""Follows a goal within limits of place, speed and acceleration."""

from __future__ import annotations

import math

from .limits import Limits
from .rigid import (
    add,
    at_most,
    from_rotation_vector,
    inverse,
    Pose,
    rotation_vector,
    scaled,
    subtract,
    times,
    unit,
    Vector,
    ZERO,
)

PAUSE = 0.1
"""Seconds without a goal after which the robot stands."""
LONGEST = 0.05
"""Seconds of motion in one step, so that a step after a pause is none too far."""
_SHARES = (1.0, 0.75, 0.5, 0.25, 0.1)
"""How much of what is wished, beside braking, is tried near a wall."""


class Limiter:
    """
    The target that follows a goal as the limits let it.

    From any state it can stop before it leaves the workspace, without braking harder than
    ``acceleration``: what would break that is not done. Hence no limit is ever traded for another.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.pose = Pose()
        self.linear: Vector = ZERO
        """m/s, of the last step."""
        self.angular: Vector = ZERO
        """rad/s about the base frame's axes."""
        self._goal = Pose()
        self._time = -math.inf

    def start(self, pose: Pose, now: float) -> None:
        """Begin at rest at ``pose``, which is in the workspace."""
        self.pose = self._goal = pose
        self.linear = self.angular = ZERO
        self._time = now

    def step(self, goal: Pose, now: float) -> Pose:
        """Return where the target is at ``now``, on its way to ``goal``."""
        goal = Pose(self._limits.nearest(goal.position), goal.orientation)
        passed = now - self._time
        if passed > PAUSE:
            self.linear = self.angular = ZERO
            self._goal = goal
        if passed <= 0.0:
            return self.pose
        dt = min(passed, LONGEST)
        self.linear = self._linear(goal.position, dt)
        self.angular = self._angular(goal, dt)
        turn = from_rotation_vector(scaled(self.angular, dt))
        # The nearest point differs by rounding alone: the step was checked to be inside.
        self.pose = Pose(
            self._limits.nearest(add(self.pose.position, scaled(self.linear, dt))),
            unit(times(turn, self.pose.orientation)),
        )
        self._goal, self._time = goal, now
        return self.pose

    def _linear(self, goal: Vector, dt: float) -> Vector:
        limits = self._limits
        most = limits.acceleration * dt
        wish = add(
            scaled(subtract(goal, self._goal.position), 1.0 / dt),
            _approach(subtract(self._goal.position, self.pose.position), limits.acceleration, dt),
        )
        wish = at_most(wish, limits.speed)
        wish = add(self.linear, at_most(subtract(wish, self.linear), most))
        speed = math.hypot(*self.linear)
        braking = scaled(self.linear, 1.0 - most / speed) if speed > most else ZERO
        for share in _SHARES:
            velocity = add(scaled(wish, share), scaled(braking, 1.0 - share))
            if self._stops_inside(velocity, dt):
                return velocity
        return braking

    def _stops_inside(self, velocity: Vector, dt: float) -> bool:
        """Tell whether braking after a step ends in the workspace: then so does all on the way."""
        speed = math.hypot(*velocity)
        way = scaled(velocity, dt + speed / (2.0 * self._limits.acceleration))
        return self._limits.inside(add(self.pose.position, way))

    def _angular(self, goal: Pose, dt: float) -> Vector:
        limits = self._limits
        moved = rotation_vector(times(goal.orientation, inverse(self._goal.orientation)))
        behind = rotation_vector(times(self._goal.orientation, inverse(self.pose.orientation)))
        wish = add(scaled(moved, 1.0 / dt), _approach(behind, limits.turn_acceleration, dt))
        change = subtract(at_most(wish, limits.turn_speed), self.angular)
        return add(self.angular, at_most(change, limits.turn_acceleration * dt))


def _approach(way: Vector, acceleration: float, dt: float) -> Vector:
    """Return the greatest velocity along ``way`` that can still be braked before its end."""
    length = math.hypot(*way)
    if length < 1e-12:
        return ZERO
    slower = acceleration * dt
    return scaled(way, (math.sqrt(slower**2 + 2.0 * acceleration * length) - slower) / length)
