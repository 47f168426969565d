# SPDX-License-Identifier: Apache-2.0
"""The joints between a robot's root and its tip: where the tip is, and how each joint moves it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ros_viz_bridge.displays.robot.urdf import read_urdf
from ros_viz_bridge.teleop.rigid import Pose, Quaternion, Vector
from ros_viz_bridge.wire.robot import Robot, RobotJoint

F64 = NDArray[np.float64]
_TURNS, _SLIDES = ('revolute', 'continuous'), ('prismatic',)


class ArmChain:
    """
    The chain of a URDF from its root to the link ``tip``.

    Raises ValueError where there is no such link, or a joint on the way is of another kind than
    fixed, revolute, continuous and prismatic, or mimics one.
    """

    def __init__(self, urdf: str, *, tip: str) -> None:
        robot, _ = read_urdf(urdf, display='')
        chain = _way(robot, tip)
        for joint in chain:
            if joint.type not in (*_TURNS, *_SLIDES, 'fixed') or joint.mimic >= 0:
                raise ValueError(f'joint {joint.name} ({joint.type}) cannot be in a chain')
        moving = [joint for joint in chain if joint.type != 'fixed']
        self.base = robot.frame
        self.names = [joint.name for joint in moving]
        free = [joint.type == 'continuous' or joint.lower == joint.upper for joint in moving]
        self.lower = np.array(
            [-np.inf if any_ else joint.lower for joint, any_ in zip(moving, free, strict=True)]
        )
        self.upper = np.array(
            [np.inf if any_ else joint.upper for joint, any_ in zip(moving, free, strict=True)]
        )
        self._links = [link.name for link in robot.links]
        self._chain = [(_matrix(joint.position, joint.orientation), joint) for joint in chain]

    def tip(self, joints: F64) -> tuple[F64, F64]:
        """
        Return the tip in the base, (4, 4), and the Jacobian (6, n) there.

        ``joints`` (n,) are radians or metres. The Jacobian's rows are the tip's velocity (m/s) and
        its rotation's (rad/s), both about the axes of the base.
        """
        matrix, axes, places, turns = np.eye(4), [], [], []
        values = iter(joints.tolist())
        for origin, joint in self._chain:
            matrix = matrix @ origin
            if joint.type == 'fixed':
                continue
            axes.append(matrix[:3, :3] @ joint.axis)
            places.append(matrix[:3, 3].copy())
            turns.append(joint.type in _TURNS)
            matrix = matrix @ _moved(joint, next(values))
        along = np.array(axes)
        arms = np.cross(along, matrix[:3, 3] - np.array(places))
        turning = np.array(turns)[:, None]
        rows = np.hstack([np.where(turning, arms, along), np.where(turning, along, 0.0)])
        return matrix, rows.T

    def links(self, joints: F64) -> list[tuple[str, str, F64]]:
        """Return parent, child and where the child is in it, (4, 4), of each link of the chain."""
        values, found = iter(joints.tolist()), []
        for origin, joint in self._chain:
            matrix = origin if joint.type == 'fixed' else origin @ _moved(joint, next(values))
            found.append((self._links[joint.parent], self._links[joint.child], matrix))
        return found


def matrix_of(pose: Pose) -> F64:
    """Return the (4, 4) matrix of a pose."""
    return _matrix(pose.position, pose.orientation)


def _way(robot: Robot, tip: str) -> list[RobotJoint]:
    """Return the joints from the root to ``tip``."""
    names = [link.name for link in robot.links]
    if tip not in names:
        raise ValueError(f'there is no link {tip!r}; there are {", ".join(names[:20])}')
    above = {joint.child: joint for joint in robot.joints}
    way, link = [], names.index(tip)
    while link in above:
        way.append(above[link])
        link = above[link].parent
    return way[::-1]


def _moved(joint: RobotJoint, value: float) -> F64:
    """Return what a joint at ``value`` does, (4, 4)."""
    x, y, z = joint.axis
    if joint.type in _SLIDES:
        return _matrix((x * value, y * value, z * value), (0.0, 0.0, 0.0, 1.0))
    sine, cosine = np.sin(value / 2), np.cos(value / 2)
    return _matrix((0.0, 0.0, 0.0), (x * sine, y * sine, z * sine, cosine))


def _matrix(position: Vector, orientation: Quaternion) -> F64:
    x, y, z, w = orientation
    matrix = np.eye(4)
    matrix[:3, :3] = [
        [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
        [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
        [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
    ]
    matrix[:3, 3] = position
    return matrix
