# SPDX-License-Identifier: Apache-2.0
"""How the demo robot moves: a closed course through the room, wheels and an arm."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

F64 = NDArray[np.float64]

MODES = ('drive', 'pause', 'wave')
"""drive: follow the course; pause: stand; wave: stand and wave the arm."""

ACCELERATION = 0.6  # m/s^2
WHEEL_RADIUS = 0.09  # m
WHEEL_TRACK = 0.42  # m between left and right wheel
START_SPEED_LIMIT = 0.5  # m/s
MAXIMUM_SPEED = 2.0  # m/s, what the motors can do


def _course() -> tuple[F64, F64]:
    """Return the closed course as arc lengths (N,) and points (N, 2), in metres."""
    angle = np.linspace(0, 2 * np.pi, 2001)
    x = 4.9 * np.cos(angle) + 0.25 * np.cos(3 * angle)
    y = 3.3 * np.sin(angle) - 0.3 * np.sin(3 * angle)
    points = np.stack([x, y], axis=1)
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    return np.concatenate([[0.0], np.cumsum(steps)]), points


_ARC, _POINTS = _course()
COURSE_LENGTH = float(_ARC[-1])


@dataclass(frozen=True)
class Pose2:
    """A pose on the floor: metres, and yaw in radians about z."""

    x: float
    y: float
    yaw: float


@dataclass(frozen=True)
class Robot:
    """The state of the robot at one time (seconds since its start)."""

    time: float = 0.0
    travelled: float = 0.0
    speed: float = 0.0
    left_wheel: float = 0.0
    right_wheel: float = 0.0
    limit: float = START_SPEED_LIMIT
    mode: str = MODES[0]

    @property
    def pose(self) -> Pose2:
        """Return base_link in the map frame."""
        return on_course(self.travelled)

    @property
    def joints(self) -> tuple[float, float, float]:
        """Return the arm's angles in radians: turn, shoulder, elbow."""
        if self.mode == 'wave':
            swing = np.sin(2 * np.pi * 0.8 * self.time)
            return 0.0, -0.9 + 0.15 * float(swing), 0.9 * float(swing)
        return 0.6 * float(np.sin(0.4 * self.time)), 0.35, 1.1


def on_course(travelled: float) -> Pose2:
    """Return the pose after travelling this far along the course, in metres from its start."""
    here = _at(travelled)
    ahead = _at(travelled + 0.02)
    behind = _at(travelled - 0.02)
    yaw = np.arctan2(ahead[1] - behind[1], ahead[0] - behind[0])
    return Pose2(float(here[0]), float(here[1]), float(yaw))


def _at(travelled: float) -> F64:
    along = travelled % COURSE_LENGTH
    return np.array([np.interp(along, _ARC, _POINTS[:, i]) for i in range(2)])


def advance(robot: Robot, *, dt: float) -> Robot:
    """Return the robot dt seconds later: its speed follows mode and limit at ACCELERATION."""
    target = min(robot.limit, MAXIMUM_SPEED) if robot.mode == 'drive' else 0.0
    step = ACCELERATION * dt
    speed = robot.speed + float(np.clip(target - robot.speed, -step, step))
    moved = (robot.speed + speed) / 2 * dt
    turned = _wrap(on_course(robot.travelled + moved).yaw - on_course(robot.travelled).yaw)
    return replace(
        robot,
        time=robot.time + dt,
        travelled=robot.travelled + moved,
        speed=speed,
        left_wheel=_wrap(robot.left_wheel + (moved - turned * WHEEL_TRACK / 2) / WHEEL_RADIUS),
        right_wheel=_wrap(robot.right_wheel + (moved + turned * WHEEL_TRACK / 2) / WHEEL_RADIUS),
    )


def with_limit(robot: Robot, limit: float) -> Robot:
    """Return the robot with another speed limit in m/s; nonsense leaves it as it was."""
    if not np.isfinite(limit):
        return robot
    return replace(robot, limit=float(np.clip(limit, 0.0, MAXIMUM_SPEED)))


def with_mode(robot: Robot, mode: str) -> Robot:
    """Return the robot in another mode.

    Raises ValueError naming the modes there are.
    """
    if mode not in MODES:
        raise ValueError(f"there is no mode '{mode}', only {', '.join(MODES)}")
    return replace(robot, mode=mode)


def at_start(robot: Robot) -> Robot:
    """Return the robot standing at the start of its course, with limit and mode kept."""
    return Robot(time=robot.time, limit=robot.limit, mode=robot.mode)


def _wrap(angle: float) -> float:
    return float((angle + np.pi) % (2 * np.pi) - np.pi)
