# SPDX-License-Identifier: Apache-2.0
"""The 21 joints of a hand that retargeting takes, as geometry_msgs/msg/PoseArray."""

from __future__ import annotations

from ..teleop.hand import RETARGETED
from ..wire.xr import XrSample
from .base import header, Message
from .xr_body import Hand, XrBody

ROS_TYPE = 'geometry_msgs/msg/PoseArray'
EVENT = XrSample


def to_ros(
    body: XrBody, *, stamp: float, hand: Hand, frame_id: str = 'xr_origin'
) -> Message | None:
    """Return the joints in MediaPipe's order, wrist first; None if the hand is not tracked."""
    joints = body.side(hand).joints
    if joints is None:
        return None
    return {'header': header(stamp, frame_id), 'poses': joints[list(RETARGETED)]}
