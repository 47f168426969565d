# SPDX-License-Identifier: Apache-2.0
"""Where a gizmo is, as geometry_msgs/msg/PoseStamped, and where others want it."""

from __future__ import annotations

import numpy as np

from ..cdr import View
from ..teleop.rigid import Pose
from ..wire.pointer import GizmoDragged
from .axes import sound_poses
from .base import header, InputError, Message

ROS_TYPE = 'geometry_msgs/msg/PoseStamped'
EVENT = GizmoDragged


def to_ros(pose: Pose, *, stamp: float, frame_id: str) -> Message:
    """Return the pose in frame ``frame_id``; ``stamp`` is ROS time in seconds."""
    return {'header': header(stamp, frame_id), 'pose': np.array(pose.values)}


def from_ros(msg: View) -> tuple[str, Pose]:
    """Return frame and pose. Raises InputError for a pose that is none, or is in no frame."""
    values = msg.pose.array()
    poses = sound_poses(values, count=1)
    if poses is None:
        raise InputError(
            f'pose is {values.tolist()}: seven finite numbers are expected, '
            'the last four a unit quaternion'
        )
    frame = msg.header.frame_id.removeprefix('/')
    if not frame:
        raise InputError('header.frame_id is empty: nobody knows where that pose is')
    return frame, Pose.of(poses[0].tolist())
