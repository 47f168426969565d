# SPDX-License-Identifier: Apache-2.0
"""geometry_msgs/msg/PoseWithCovarianceStamped: a pose and how uncertain it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..cdr import View
from ..wire.display import StatusItem
from ..wire.poses import Poses
from .base import Source
from .common.header import frame_of, seconds
from .common.pose_options import CovarianceOptions, PoseOptions
from .common.poses import one_covariance, one_pose

ROS_TYPE = 'geometry_msgs/msg/PoseWithCovarianceStamped'


@dataclass(frozen=True)
class Options(CovarianceOptions, PoseOptions):
    """How the pose and its covariance are drawn."""


def convert(msg: View, source: Source) -> Iterator[Poses | StatusItem]:
    """Return the pose; raises DisplayError if it holds NaN or has no frame."""
    frame = frame_of(msg.header)
    poses, items = one_pose(msg.pose.pose.array(), field='pose.pose')
    covariance, doubts = one_covariance(msg.pose.covariance, field='pose.covariance')
    yield from items + doubts
    stamp = seconds(msg.header.stamp)
    yield Poses(source.display, source.display, frame, stamp, poses, covariance)
