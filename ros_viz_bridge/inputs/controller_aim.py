# SPDX-License-Identifier: Apache-2.0
"""Where a controller points, as geometry_msgs/msg/PoseStamped."""

from __future__ import annotations

from ..wire.xr import XrSample
from .base import header, Message
from .xr_body import Hand, XrBody

ROS_TYPE = 'geometry_msgs/msg/PoseStamped'
EVENT = XrSample


def to_ros(
    body: XrBody, *, stamp: float, hand: Hand, frame_id: str = 'xr_origin'
) -> Message | None:
    """Return the aim pose, x along the ray; None if it is not tracked."""
    pose = body.side(hand).aim
    return None if pose is None else {'header': header(stamp, frame_id), 'pose': pose}
