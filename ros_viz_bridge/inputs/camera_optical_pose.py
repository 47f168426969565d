# SPDX-License-Identifier: Apache-2.0
"""The viewer's camera as PoseStamped in optical axes: x right, y down, z forward."""

from __future__ import annotations

from ..wire.client import CameraMoved
from .axes import optical_orientation, sound_poses
from .base import header, Message, pose

ROS_TYPE = 'geometry_msgs/msg/PoseStamped'
EVENT = CameraMoved


def to_ros(event: CameraMoved, *, stamp: float, frame_id: str = '') -> Message | None:
    """
    Return the pose of the camera's optical axes, with which a pinhole model looks along z.

    ``stamp`` is ROS time in seconds; ``frame_id`` '' stands for the viewer's fixed frame. Returns
    None if the pose is not finite, its quaternion no rotation, or if there is no fixed frame yet.
    """
    frame_id = frame_id or event.frame
    poses = sound_poses([*event.position, *event.orientation], count=1)
    if poses is None or not frame_id:
        return None
    poses[:, 3:] = optical_orientation(poses[:, 3:])
    return {'header': header(stamp, frame_id), 'pose': pose(poses[0])}
