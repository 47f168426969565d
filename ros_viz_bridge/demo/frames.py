# SPDX-License-Identifier: Apache-2.0
"""The TF tree of the demo robot: REP-105 frames, sensors, wheels and arm."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from transforms3d.euler import euler2quat
from transforms3d.quaternions import mat2quat, quat2mat

from ros_viz_bridge.demo.robot import F64, Robot, WHEEL_RADIUS, WHEEL_TRACK
from ros_viz_bridge.demo.steering import Pose2

LIDAR_FRAME = 'base_scan'
CAMERA_FRAME = 'camera_optical'
BASE_FRAME = 'base_link'
MAP_FRAME = 'map'


@dataclass(frozen=True)
class Transform:
    """Where child lies in parent: metres, and a quaternion x, y, z, w."""

    parent: str
    child: str
    translation: tuple[float, float, float]
    rotation: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 1.0)

    @property
    def matrix(self) -> F64:
        """Return the (4, 4) matrix that takes points of child to parent."""
        x, y, z, w = self.rotation
        matrix = np.eye(4)
        matrix[:3, :3] = quat2mat([w, x, y, z])
        matrix[:3, 3] = self.translation
        return matrix


def turned(roll: float, pitch: float, yaw: float) -> tuple[float, float, float, float]:
    """Return the quaternion x, y, z, w of fixed-axis roll, pitch, yaw in radians (REP-103)."""
    w, x, y, z = (float(v) for v in euler2quat(roll, pitch, yaw, 'sxyz'))
    return x, y, z, w


def static_transforms() -> tuple[Transform, ...]:
    """Return what never moves on the robot."""
    return (
        Transform(BASE_FRAME, LIDAR_FRAME, (0.0, 0.0, 0.62)),
        Transform(BASE_FRAME, 'camera_link', (0.28, 0.0, 0.42), turned(0, 0.12, 0)),
        # REP-103: optical frames look along z, with x right and y down.
        Transform('camera_link', CAMERA_FRAME, (0.0, 0.0, 0.0), (-0.5, 0.5, -0.5, 0.5)),
        Transform(BASE_FRAME, 'imu_link', (0.0, 0.0, 0.2)),
        Transform('arm_elbow_link', 'arm_tool', (0.28, 0.0, 0.0)),
    )


def map_from_odom(time: float) -> Transform:
    """Return the drift of odometry that a localisation would correct, at a time in seconds."""
    x, y = 0.15 * np.sin(time / 20), 0.1 * np.sin(time / 27)
    yaw = 0.02 * np.sin(time / 33)
    return Transform(MAP_FRAME, 'odom', (float(x), float(y), 0.0), turned(0, 0, float(yaw)))


def moving_transforms(robot: Robot) -> tuple[Transform, ...]:
    """Return what moves: the robot in odom, its wheels and its arm."""
    turn, shoulder, elbow = robot.joints
    left = (0.0, WHEEL_TRACK / 2, WHEEL_RADIUS)
    right = (0.0, -WHEEL_TRACK / 2, WHEEL_RADIUS)
    return (
        _odom_from_base(robot.pose, time=robot.time),
        Transform(BASE_FRAME, 'wheel_left', left, turned(0, robot.left_wheel, 0)),
        Transform(BASE_FRAME, 'wheel_right', right, turned(0, robot.right_wheel, 0)),
        Transform(BASE_FRAME, 'arm_base_link', (-0.16, 0.0, 0.34), turned(0, 0, turn)),
        Transform('arm_base_link', 'arm_shoulder_link', (0.0, 0.0, 0.1), turned(0, shoulder, 0)),
        Transform('arm_shoulder_link', 'arm_elbow_link', (0.0, 0.0, 0.34), turned(0, elbow, 0)),
    )


def map_from_base(pose: Pose2) -> F64:
    """Return the (4, 4) matrix of base_link in map."""
    return Transform(MAP_FRAME, BASE_FRAME, (pose.x, pose.y, 0), turned(0, 0, pose.yaw)).matrix


def map_from_sensor(pose: Pose2, frame: str) -> F64:
    """Return the (4, 4) matrix of a sensor's frame in map."""
    links = {t.child: t for t in static_transforms()}
    matrix = np.eye(4)
    while frame != BASE_FRAME:
        matrix = links[frame].matrix @ matrix
        frame = links[frame].parent
    return map_from_base(pose) @ matrix


def _odom_from_base(pose: Pose2, *, time: float) -> Transform:
    # What is true is base_link in map; odometry is what remains when its drift is taken off.
    matrix = np.linalg.inv(map_from_odom(time).matrix) @ map_from_base(pose)
    w, x, y, z = (float(v) for v in mat2quat(matrix[:3, :3]))
    px, py, pz = (float(v) for v in matrix[:3, 3])
    return Transform('odom', BASE_FRAME, (px, py, pz), (x, y, z, w))
