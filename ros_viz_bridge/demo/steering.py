# SPDX-License-Identifier: Apache-2.0
"""How the demo robot moves off its course: by velocities, and to a goal."""

from __future__ import annotations

from dataclasses import dataclass
import math

from ros_viz_bridge.demo.room import LENGTH, WIDTH

BRAKING = 2.0  # m/s^2, of a robot that is driven or goes to a goal
FASTEST_TURN = 1.5  # rad/s
NEAR, ALIGNED = 0.03, 0.03  # m and rad, within which it has arrived
_WALL = 0.5  # m from the middle of the robot
_TURN_GAIN, _WAY_GAIN = 2.5, 1.2  # 1/s
_FACING = 0.5  # rad, within which it goes while it turns


@dataclass(frozen=True)
class Pose2:
    """A pose on the floor: metres, and yaw in radians about z."""

    x: float
    y: float
    yaw: float


@dataclass(frozen=True)
class Velocity:
    """Forward in m/s, and to the left in rad/s."""

    forward: float = 0.0
    turn: float = 0.0


def moved(pose: Pose2, velocity: Velocity, dt: float) -> Pose2:
    """Return where a robot is after dt seconds, which walls hold back; dt may be negative."""
    middle = pose.yaw + velocity.turn * dt / 2
    x = pose.x + velocity.forward * dt * math.cos(middle)
    y = pose.y + velocity.forward * dt * math.sin(middle)
    far_x, far_y = LENGTH / 2 - _WALL, WIDTH / 2 - _WALL
    yaw = wrapped(pose.yaw + velocity.turn * dt)
    return Pose2(min(max(x, -far_x), far_x), min(max(y, -far_y), far_y), yaw)


def toward(pose: Pose2, goal: Pose2, *, limit: float) -> Velocity | None:
    """Return what brings a robot nearer to a goal, None once it is there: turn, go, turn."""
    away, across = goal.x - pose.x, goal.y - pose.y
    distance = math.hypot(away, across)
    if distance > NEAR:
        aside = wrapped(math.atan2(across, away) - pose.yaw)
        forward = min(limit, _WAY_GAIN * distance) if abs(aside) < _FACING else 0.0
        return Velocity(forward * math.cos(aside), _turn(aside))
    aside = wrapped(goal.yaw - pose.yaw)
    return None if abs(aside) < ALIGNED else Velocity(0.0, _turn(aside))


def wrapped(angle: float) -> float:
    """Return an angle within half a turn."""
    return math.remainder(angle, 2 * math.pi)


def _turn(aside: float) -> float:
    return min(max(_TURN_GAIN * aside, -FASTEST_TURN), FASTEST_TURN)
