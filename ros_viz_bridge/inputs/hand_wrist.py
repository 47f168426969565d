# SPDX-License-Identifier: Apache-2.0
"""The wrist of a tracked hand as geometry_msgs/msg/PoseStamped."""

from __future__ import annotations

from ..wire.xr import XrSample
from .base import header, Message
from .xr_body import Hand, XrBody

ROS_TYPE = 'geometry_msgs/msg/PoseStamped'
EVENT = XrSample


def to_ros(
    body: XrBody, *, stamp: float, hand: Hand, frame_id: str = 'xr_origin'
) -> Message | None:
    """Return the pose of the wrist, x towards the fingers; None if the hand is not tracked."""
    joints = body.side(hand).joints
    return None if joints is None else {'header': header(stamp, frame_id), 'pose': joints[0]}
