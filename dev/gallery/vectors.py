# SPDX-License-Identifier: Apache-2.0
"""Poses, paths, odometry with covariance, velocities, wrenches, inertial readings, frames."""

from __future__ import annotations

import math

from geometry_msgs.msg import (
    AccelStamped,
    PoseArray,
    PoseStamped,
    PoseWithCovarianceStamped,
    TwistStamped,
    WrenchStamped,
)
from nav_msgs.msg import Odometry, Path
import numpy as np
from sensor_msgs.msg import Imu
from tf2_msgs.msg import TFMessage

from .scene import header, links, pose, Scene, vector

HALF = math.sqrt(0.5)
COVARIANCE = np.diag([0.3, 0.15, 0.1, 0.05, 0.1, 0.2]).ravel().tolist()


def scenes() -> list[Scene]:
    """Return the pictures."""
    return [*poses(), *paths(), *screws(), frames()]


def poses() -> list[Scene]:
    """Return single poses and arrays of them."""
    one = PoseStamped(header=header(), pose=pose())
    many = PoseArray(header=header())
    many.poses = [
        pose((math.cos(a), math.sin(a), 0), (0, 0, math.sin(a / 2), math.cos(a / 2)))
        for a in np.linspace(0, 2 * math.pi, 12, endpoint=False)
    ]
    unsure = PoseWithCovarianceStamped(header=header())
    unsure.pose.pose, unsure.pose.covariance = pose(), COVARIANCE
    axes = {'shape': 'axes'}
    close = (-1.6, -1.4, 1.3)
    return [
        Scene('pose_arrow', 'PoseStamped', one, eye=close, rviz='pose_display_with_arrow'),
        Scene('pose_axes', 'PoseStamped, axes', one, axes, eye=close),
        Scene('pose_array_flat', 'PoseArray, flat arrows', many),
        Scene('pose_array_3d', 'PoseArray, 3D arrows', many, {'shape': 'arrow_3d'}),
        Scene(
            'pose_array_axes', 'PoseArray, axes', many, axes, rviz='pose_array_display_with_axes'
        ),
        Scene(
            'pose_with_covariance',
            'PoseWithCovarianceStamped',
            unsure,
            {'position_alpha': 0.6},
            rviz='pose_with_covariance_position',
        ),
    ]


def paths() -> list[Scene]:
    """Return paths and odometry."""
    path = Path(header=header())
    for i in range(24):
        a = i / 4
        at = (a / 2 - 1.5, math.sin(a) / 2, 0)
        turn = (0, 0, math.sin(math.cos(a) / 2), math.cos(math.cos(a) / 2))
        path.poses.append(PoseStamped(header=header(), pose=pose(at, turn)))
    odometry = Odometry(header=header(), child_frame_id='base')
    odometry.pose.pose, odometry.pose.covariance = pose(), COVARIANCE
    plain = {'covariance': False, 'color': '#6600ff'}
    return [
        Scene('path_lines', 'Path', path),
        Scene('path_billboards', 'Path, billboards', path, {'line_style': 'billboards'}),
        Scene('path_axes', 'Path with axes', path, {'pose_style': 'axes'}, rviz='test_with_path'),
        Scene('path_arrows', 'Path with arrows', path, {'pose_style': 'arrows'}),
        Scene(
            'odometry', 'Odometry', odometry, plain, eye=(-0.5, -2.4, 1.4), rviz='odometry_arrow'
        ),
        Scene('odometry_covariance', 'Odometry with covariance', odometry),
    ]


def screws() -> list[Scene]:
    """Return velocities, accelerations, wrenches, and what an IMU says."""
    twist, accel, wrench = (
        kind(header=header()) for kind in (TwistStamped, AccelStamped, WrenchStamped)
    )
    for part in (twist.twist, accel.accel):
        part.linear, part.angular = vector(1.0, 0.3, 0.2), vector(0, 0.2, 0.8)
    wrench.wrench.force, wrench.wrench.torque = vector(0.2, 0.1, 1.0), vector(1.0, 0.2, 0.3)
    imu = Imu(header=header(), linear_acceleration=vector(0.5, 1.0, 9.81))
    imu.angular_velocity = vector(0.1, 0.2, 0.6)
    imu.orientation.x = math.sin(0.2)
    imu.orientation.w = math.cos(0.2)
    colors = {'force_color': '#cccc33', 'torque_color': '#33cccc', 'force_arrow_scale': 1.0}
    half = {'linear_arrow_scale': 1.0, 'angular_arrow_scale': 1.0}
    return [
        Scene('twist', 'TwistStamped', twist, half),
        Scene('accel', 'AccelStamped', accel, half),
        Scene(
            'wrench',
            'WrenchStamped',
            wrench,
            {**colors, 'torque_arrow_scale': 1.0},
            rviz='wrenches_are_displayed',
        ),
        Scene('imu', 'Imu', imu, eye=(-1.9, -1.4, 1.5)),
    ]


def frames() -> Scene:
    """Return transforms, on a topic that ends as their topics do."""
    tree: TFMessage = links(
        ('map', 'base', (1.0, 0.0, 0.0)),
        ('base', 'arm', (0.0, 0.8, 0.4)),
        ('base', 'camera', (0.6, -0.4, 0.6)),
    )
    return Scene(
        'tf',
        'TFMessage',
        tree,
        {'scale': 1.0},
        eye=(-1.8, -2.2, 2.0),
        target=(0.8, 0, 0),
        rviz='tf_display',
        note='Lines to the parent and names are shown by default here.',
    )
