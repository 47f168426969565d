# SPDX-License-Identifier: Apache-2.0
"""Poses, paths, odometry with covariance, velocities, wrenches, inertial readings, frames."""

from __future__ import annotations

import math
from typing import Any

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

COVARIANCE = np.diag([0.3, 0.15, 0.1, 0.05, 0.1, 0.2]).ravel().tolist()
FLAT = np.diag([0.3, 0.1, 0.0, 0.0, 0.0, 0.1]).ravel().tolist()
"""Of what only moves in the plane."""


def scenes() -> list[Scene]:
    """Return the pictures."""
    return [*poses(), *unsure(), *paths(), *screws(), *frames()]


def poses() -> list[Scene]:
    """Return single poses and arrays of them."""
    one = PoseStamped(header=header(), pose=pose())
    many = PoseArray(header=header())
    many.poses = [
        pose((math.cos(a), math.sin(a), 0), (0, 0, math.sin(a / 2), math.cos(a / 2)))
        for a in np.linspace(0, 2 * math.pi, 12, endpoint=False)
    ]
    close, look, axes = (-1.2, -1.8, 1.3), (0.5, 0.0, 0.1), {'shape': 'axes'}
    single, array = '/gallery/pose', '/gallery/pose_array'
    return [
        Scene('pose', 'An arrow along x.', one, topic=single, eye=close, target=look),
        Scene(
            'pose_axes',
            'Axes: x red, y green, z blue.',
            one,
            axes,
            topic=single,
            eye=close,
            target=look,
        ),
        Scene('pose_array', 'Arrows of thin lines.', many, topic=array),
        Scene('pose_array_3d', 'Solid arrows.', many, {'shape': 'arrow_3d'}, topic=array),
        Scene('pose_array_axes', 'Axes.', many, axes, topic=array),
    ]


def unsure() -> list[Scene]:
    """Return poses with their covariance."""
    made = PoseWithCovarianceStamped(header=header())
    made.pose.pose, made.pose.covariance = pose(), COVARIANCE
    plane = PoseWithCovarianceStamped(header=header())
    plane.pose.pose, plane.pose.covariance = pose(), FLAT
    odometry = Odometry(header=header(), child_frame_id='base')
    odometry.pose.pose, odometry.pose.covariance = pose(), COVARIANCE
    travelled = drive()
    topic, way = '/gallery/pose_with_covariance', '/gallery/odometry'
    unlike = {'orientation_color_style': 'rgb', 'position_alpha': 0.6}
    return [
        Scene(
            'pose_with_covariance',
            'An ellipsoid where it may be, and how far its axes may be turned.',
            made,
            topic=topic,
        ),
        Scene(
            'pose_with_covariance_rgb',
            'Each axis with the colour of its own.',
            made,
            unlike,
            topic=topic,
        ),
        Scene(
            'pose_with_covariance_position',
            'Two standard deviations of the position alone.',
            made,
            {'orientation': False, 'position_scale': 2.0},
            topic=topic,
        ),
        Scene(
            'pose_with_covariance_plane',
            'In the plane: an ellipse, and a sector for the heading.',
            plane,
        ),
        Scene(
            'odometry',
            'The poses it came through that are far enough apart.',
            travelled[0],
            {'covariance': False, 'position_tolerance': 0.3},
            topic=way,
            later=travelled[1:],
            eye=(-2.4, -2.4, 2.4),
        ),
        Scene(
            'odometry_axes',
            'The last four of them as axes.',
            travelled[0],
            {
                'covariance': False,
                'position_tolerance': 0.3,
                'shape': 'axes',
                'axes_length': 0.5,
                'keep': 4,
            },
            topic='/gallery/odometry_axes',
            later=travelled[1:],
            eye=(-2.4, -2.4, 2.4),
        ),
        Scene(
            'odometry_twist',
            'With its velocity and turning.',
            travelled[0],
            {
                'covariance': False,
                'shape': 'axes',
                'axes_length': 0.6,
                'axes_radius': 0.06,
                'twist': True,
                'linear_color': '#ff8800',
                'angular_arrow_scale': 1.0,
            },
            topic='/gallery/odometry_twist',
            eye=(-2.4, -1.4, 1.6),
            target=(-0.6, -0.8, 0.3),
        ),
        Scene('odometry_covariance', 'With its covariance.', odometry),
    ]


def drive(count: int = 9) -> list[Odometry]:
    """Return what a robot says on a bend."""
    found = []
    for i in range(count):
        a = i / (count - 1) * math.pi / 2
        one = Odometry(header=header(), child_frame_id='base')
        one.pose.pose = pose(
            (2 * math.sin(a) - 1, 1 - 2 * math.cos(a), 0), (0, 0, math.sin(a / 2), math.cos(a / 2))
        )
        one.twist.twist.linear.x, one.twist.twist.angular.z = 0.6, 0.9
        found.append(one)
    return found


def paths() -> list[Scene]:
    """Return paths."""
    path, shifted = wave(0.0), [wave(0.4), wave(0.8)]
    topic = '/gallery/path'
    made: tuple[tuple[str, dict[str, Any], str], ...] = (
        ('', {}, 'A line through poses.'),
        ('_billboards', {'line_style': 'billboards', 'line_width': 0.08}, 'A band of 8 cm.'),
        ('_axes', {'pose_style': 'axes'}, 'Each pose as axes.'),
        ('_arrows', {'pose_style': 'arrows'}, 'Each pose as an arrow.'),
        ('_offset', {'offset_z': 0.6, 'color': '#ff8800'}, 'Lifted by 60 cm.'),
    )
    return [
        *(Scene(f'path{name}', says, path, options, topic=topic) for name, options, says in made),
        Scene('path_buffer', 'The last three paths.', path, {'buffer_length': 3}, later=shifted),
    ]


def wave(aside: float) -> Path:
    """Return a path."""
    path = Path(header=header())
    for i in range(16):
        a = i * 6 / 16
        at = (a / 2 - 1.5, math.sin(a) / 2 + aside, 0)
        turn = (0, 0, math.sin(math.cos(a) / 2), math.cos(math.cos(a) / 2))
        path.poses.append(PoseStamped(header=header(), pose=pose(at, turn)))
    return path


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
    imu.orientation.x, imu.orientation.w = math.sin(0.2), math.cos(0.2)
    small = {'linear_arrow_scale': 1.2, 'angular_arrow_scale': 1.2}
    around = [turned(angle) for angle in (0.0, 0.7, 1.4, 2.1)]
    near, high = (-2.0, -1.7, 1.5), (0.2, 0.0, 0.4)
    box = {'box': True, 'box_x': 0.8, 'box_y': 0.6, 'box_z': 0.2, 'box_color': '#cc5533'}
    return [
        Scene(
            'twist',
            'Velocity as an arrow, turning as one with a circle about it.',
            twist,
            small,
            eye=near,
            target=high,
        ),
        Scene(
            'twist_history',
            'The last four.',
            around[0],
            {**small, 'history_length': 4, 'angular_color': '#33cccc'},
            later=around[1:],
            eye=(-2.4, -2.1, 1.8),
            target=high,
        ),
        Scene('accel', 'Acceleration, linear and angular.', accel, small, eye=near, target=high),
        Scene(
            'wrench',
            'Force and torque at the origin of their frame.',
            wrench,
            {'force_arrow_scale': 1.0, 'torque_arrow_scale': 1.0},
            eye=near,
            target=(0.3, 0.0, 0.5),
        ),
        Scene(
            'imu',
            'Orientation as axes, acceleration yellow, turning light blue.',
            imu,
            topic='/gallery/imu',
            eye=(-1.9, -1.4, 1.5),
            target=(0.0, 0.0, 0.4),
        ),
        Scene(
            'imu_box',
            'Orientation as a box instead.',
            imu,
            {'axes': False, **box},
            topic='/gallery/imu',
            eye=(-1.9, -1.4, 1.5),
            target=(0.0, 0.0, 0.4),
        ),
    ]


def turned(angle: float) -> TwistStamped:
    """Return a velocity in that direction."""
    made = TwistStamped(header=header())
    made.twist.linear = vector(math.cos(angle), math.sin(angle), 0.2)
    made.twist.angular = vector(0, 0, 0.8)
    return made


def frames() -> list[Scene]:
    """Return transforms, on a topic that ends as their topics do."""
    tree: TFMessage = links(
        ('map', 'base', (1.0, 0.0, 0.0)),
        ('base', 'arm', (0.0, 0.8, 0.4)),
        ('base', 'camera', (0.6, -0.4, 0.6)),
    )
    others = 'fixed, gallery_*, rviz_*, test_*'
    eye, target = (-1.6, -2.2, 2.0), (0.9, 0.0, 0.2)
    made: tuple[tuple[str, dict[str, Any], str], ...] = (
        ('', {}, 'Axes, names, and lines from the parent (red) to the child (yellow).'),
        ('_axes', {'names': False, 'arrows': False, 'scale': 0.8}, 'Larger axes alone.'),
        ('_names', {'axes': False}, 'Names and lines.'),
        ('_hidden', {'hidden': f'{others}, arm'}, 'One of the frames is hidden.'),
    )
    return [
        Scene(
            f'tf{name}',
            says,
            tree,
            {'hidden': others, **options},
            topic='/gallery/tf_static',
            eye=eye,
            target=target,
        )
        for name, options, says in made
    ]
