# SPDX-License-Identifier: Apache-2.0
"""The viewer's camera as PoseStamped in body axes, and PoseStamped as a command to it."""

from __future__ import annotations

from ..cdr import View
from ..wire.client import CameraMoved
from ..wire.session import SetCamera
from .axes import sound_poses
from .base import header, InputError, Message, pose

ROS_TYPE = 'geometry_msgs/msg/PoseStamped'
EVENT = CameraMoved


def to_ros(event: CameraMoved, *, stamp: float, frame_id: str = '') -> Message | None:
    """
    Return the pose of the camera: x forward, y left, z up.

    ``stamp`` is ROS time in seconds; ``frame_id`` '' stands for the viewer's fixed frame. Returns
    None if the pose is not finite, its quaternion no rotation, or if there is no fixed frame yet.
    """
    frame_id = frame_id or event.frame
    poses = sound_poses([*event.position, *event.orientation], count=1)
    if poses is None or not frame_id:
        return None
    return {'header': header(stamp, frame_id), 'pose': pose(poses[0])}


def from_ros(msg: View) -> SetCamera:
    """
    Return the command that a PoseStamped in body axes is; no frame is the viewer's fixed one.

    Raises InputError for a pose that is not finite, or whose quaternion is no rotation.
    """
    values = msg.pose.array()
    poses = sound_poses(values, count=1)
    if poses is None:
        raise InputError(
            f'pose is {values.tolist()}: seven finite numbers are expected, '
            'the last four a unit quaternion'
        )
    x, y, z, qx, qy, qz, qw = poses[0].tolist()
    time = msg.header.stamp
    return SetCamera(
        frame=msg.header.frame_id.removeprefix('/'),
        position=(x, y, z),
        orientation=(qx, qy, qz, qw),
        stamp=time.sec + time.nanosec * 1e-9,
    )
