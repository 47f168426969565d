# SPDX-License-Identifier: Apache-2.0
"""geometry_msgs/msg/PoseStamped: an arrow or axes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..cdr import View
from ..wire.display import StatusItem
from ..wire.poses import Poses
from .base import Source
from .common.header import frame_of, seconds
from .common.pose_options import PoseOptions
from .common.poses import one_pose

ROS_TYPE = 'geometry_msgs/msg/PoseStamped'


@dataclass(frozen=True)
class Options(PoseOptions):
    """How the pose is drawn."""


def convert(msg: View, source: Source) -> Iterator[Poses | StatusItem]:
    """Return the pose; raises DisplayError if it holds NaN or has no frame."""
    frame = frame_of(msg.header)
    poses, items = one_pose(msg.pose.array(), field='pose')
    yield from items
    yield Poses(source.display, source.display, frame, seconds(msg.header.stamp), poses)
