# SPDX-License-Identifier: Apache-2.0
"""The head of a headset session as geometry_msgs/msg/PoseStamped: x forward, y left, z up."""

from __future__ import annotations

from ..wire.client import XrFrame
from .axes import body_from_webxr, sound_poses
from .base import header, Message, pose

ROS_TYPE = 'geometry_msgs/msg/PoseStamped'
EVENT = XrFrame


def to_ros(event: XrFrame, *, stamp: float, frame_id: str = 'xr_origin') -> Message | None:
    """
    Return the pose of the head in ``frame_id``, the session's floor in body axes.

    ``stamp`` is ROS time, seconds. Returns None if the head is not tracked, or its pose not sound.
    """
    poses = sound_poses(event.head, count=1)
    if poses is None:
        return None
    return {'header': header(stamp, frame_id), 'pose': pose(body_from_webxr(poses)[0])}
