# SPDX-License-Identifier: Apache-2.0
"""How the demo robot moves: a course through the room, or as it is told; wheels and an arm."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ros_viz_bridge.demo.steering import BRAKING, FASTEST_TURN, moved, Pose2, toward, Velocity

F64 = NDArray[np.float64]

MODES = ('drive', 'pause', 'wave', 'manual')
"""
drive: follow the course, and return to it; pause: stand; wave: stand and wave the arm; manual: go
where velocities and goals say.
"""

ACCELERATION = 0.6  # m/s^2
WHEEL_RADIUS = 0.09  # m
WHEEL_TRACK = 0.42  # m between left and right wheel
START_SPEED_LIMIT = 0.5  # m/s
MAXIMUM_SPEED = 2.0  # m/s, what the motors can do
COMMAND_TIMEOUT = 0.5  # s without a velocity, after which it stands


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
class Robot:
    """The state of the robot at one time (seconds since its start)."""

    time: float = 0.0
    travelled: float = 0.0
    speed: float = 0.0
    left_wheel: float = 0.0
    right_wheel: float = 0.0
    limit: float = START_SPEED_LIMIT
    mode: str = MODES[0]
    free: Pose2 | None = None
    """Where it is off its course."""
    turn: float = 0.0
    """Radians per second, off its course."""
    goal: Pose2 | None = None
    command: Velocity = Velocity()
    commanded: float = -COMMAND_TIMEOUT
    """Time of the command."""

    @property
    def pose(self) -> Pose2:
        """Return base_link in the map frame."""
        return self.free or on_course(self.travelled)

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
    """Return the robot dt seconds later: on its course at ACCELERATION up to its limit."""
    if robot.free is not None:
        return _advance_free(robot, robot.free, dt)
    target = min(robot.limit, MAXIMUM_SPEED) if robot.mode == 'drive' else 0.0
    step = ACCELERATION * dt
    speed = robot.speed + float(np.clip(target - robot.speed, -step, step))
    way = (robot.speed + speed) / 2 * dt
    turned = _wrap(on_course(robot.travelled + way).yaw - on_course(robot.travelled).yaw)
    return _rolled(
        replace(robot, time=robot.time + dt, travelled=robot.travelled + way, speed=speed),
        way,
        turned,
    )


def _advance_free(robot: Robot, pose: Pose2, dt: float) -> Robot:
    limit = min(robot.limit, MAXIMUM_SPEED)
    wanted: Velocity | None = Velocity()
    if robot.time < robot.commanded + COMMAND_TIMEOUT:
        wanted = robot.command
    elif robot.goal is not None:
        wanted = toward(pose, robot.goal, limit=limit)
    elif robot.mode == 'drive':
        wanted = toward(pose, on_course(robot.travelled), limit=limit)
        if wanted is None:
            return replace(robot, time=robot.time + dt, free=None, speed=0.0, turn=0.0)
    if wanted is None:
        robot, wanted = replace(robot, goal=None), Velocity()
    step = BRAKING * dt
    target = float(np.clip(wanted.forward, -limit, limit))
    speed = robot.speed + float(np.clip(target - robot.speed, -step, step))
    turn = float(np.clip(wanted.turn, -FASTEST_TURN, FASTEST_TURN))
    there = moved(pose, Velocity(speed, turn), dt)
    went = replace(robot, time=robot.time + dt, free=there, speed=speed, turn=turn)
    return _rolled(went, speed * dt, turn * dt)


def _rolled(robot: Robot, way: float, turned: float) -> Robot:
    """Return the robot with its wheels turned, after so many metres and radians."""
    return replace(
        robot,
        left_wheel=_wrap(robot.left_wheel + (way - turned * WHEEL_TRACK / 2) / WHEEL_RADIUS),
        right_wheel=_wrap(robot.right_wheel + (way + turned * WHEEL_TRACK / 2) / WHEEL_RADIUS),
    )


def pose_before(robot: Robot, seconds: float) -> Pose2:
    """Return where the robot was so many seconds ago, at the speed that it has."""
    if robot.free is None:
        return on_course(robot.travelled - robot.speed * seconds)
    return moved(robot.free, Velocity(robot.speed, robot.turn), -seconds)


def with_command(robot: Robot, forward: float, turn: float) -> Robot:
    """Return the robot driven by a velocity for COMMAND_TIMEOUT; m/s and rad/s.

    Nonsense leaves it as it was; standing still does not take it off its course.
    """
    if not np.isfinite([forward, turn]).all() or (robot.free is None and forward == turn == 0.0):
        return robot
    command = Velocity(forward, turn)
    return replace(_freed(robot), goal=None, command=command, commanded=robot.time)


def with_goal(robot: Robot, goal: Pose2) -> Robot:
    """Return the robot on its way to a pose in map."""
    if not np.isfinite([goal.x, goal.y, goal.yaw]).all():
        return robot
    return replace(_freed(robot), goal=goal, commanded=-COMMAND_TIMEOUT)


def _freed(robot: Robot) -> Robot:
    return replace(robot, mode='manual', free=robot.pose)


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
    if mode == robot.mode:
        return robot
    changed = _freed(robot) if mode == 'manual' else replace(robot, mode=mode)
    return replace(changed, goal=None, commanded=-COMMAND_TIMEOUT)


def at_start(robot: Robot) -> Robot:
    """Return the robot standing at the start of its course, with limit and mode kept."""
    start = Robot(time=robot.time, limit=robot.limit, mode=robot.mode)
    return _freed(start) if robot.mode == 'manual' else start


def _wrap(angle: float) -> float:
    return float((angle + np.pi) % (2 * np.pi) - np.pi)
