# SPDX-License-Identifier: Apache-2.0
"""nav_msgs/msg/Odometry: the poses that a robot has come through, and its velocity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..cdr import View
from ..wire.display import StatusItem
from ..wire.poses import Poses
from ..wire.screw import Screw
from .base import option, Source
from .common.header import frame_of, seconds
from .common.pose_options import CovarianceOptions, PoseOptions
from .common.poses import one_covariance, one_pose
from .common.screw_options import arrow_scale, arrow_width, screw_color

ROS_TYPE = 'nav_msgs/msg/Odometry'


@dataclass(frozen=True)
class _Keeping:
    """Which poses are kept."""

    position_tolerance: float = option(
        0.1,
        'A pose is kept when it is so far from the one before, or so far turned.',
        minimum=0.0,
        maximum=10.0,
        step=0.01,
        unit='m',
    )
    angle_tolerance: float = option(
        0.1,
        'A pose is kept when it is so far turned from the one before, or so far from it.',
        minimum=0.0,
        maximum=3.2,
        step=0.01,
        unit='rad',
    )
    keep: float = option(
        100.0,
        'How many poses are kept; 0 is as many as there is room for (1000).',
        minimum=0.0,
        maximum=1000.0,
        step=1.0,
        keeps='messages',
    )


@dataclass(frozen=True)
class _Twist:
    """The velocity of the newest pose."""

    twist: bool = option(False, 'Draw the velocity at the newest pose.')
    linear_color: str = screw_color('#cc3333', 'the velocity', shown_if='twist=true')
    angular_color: str = screw_color('#cccc33', 'the turning', shown_if='twist=true')
    linear_arrow_scale: float = arrow_scale('m/s', shown_if='twist=true')
    angular_arrow_scale: float = arrow_scale('rad/s', shown_if='twist=true')
    arrow_width: float = arrow_width(shown_if='twist=true')


@dataclass(frozen=True)
class Options(_Twist, CovarianceOptions, PoseOptions, _Keeping):
    """How poses, covariance and velocity are drawn."""


def convert(msg: View, source: Source) -> Iterator[Poses | Screw | StatusItem]:
    """
    Return the pose in the frame of the header, and the velocity in the axes of the pose.

    Raises DisplayError if the pose holds NaN or has no frame; a velocity that does is left out.
    """
    frame, stamp = frame_of(msg.header), seconds(msg.header.stamp)
    poses, items = one_pose(msg.pose.pose.array(), field='pose.pose')
    covariance, doubts = one_covariance(msg.pose.covariance, field='pose.covariance')
    yield from items + doubts
    yield Poses(source.display, source.display, frame, stamp, poses, covariance)
    twist = msg.twist.twist.array()
    if not np.isfinite(twist).all():
        yield StatusItem('twist.twist', 'warning', 'it holds NaN or infinity: left out')
        twist = np.zeros(6)
    yield Screw(
        display=source.display,
        key=f'{source.display}/twist',
        frame=frame,
        stamp=stamp,
        pose=poses[0],
        linear=twist[:3],
        angular=twist[3:],
    )
