# SPDX-License-Identifier: Apache-2.0
"""Where a controller is held, as geometry_msgs/msg/PoseStamped."""

from __future__ import annotations

from ..wire.xr import XrSample
from .base import header, Message
from .xr_body import Hand, XrBody

ROS_TYPE = 'geometry_msgs/msg/PoseStamped'
EVENT = XrSample


def to_ros(
    body: XrBody, *, stamp: float, hand: Hand, frame_id: str = 'xr_origin'
) -> Message | None:
    """Return the grip pose, x along a straight index finger; None if not tracked."""
    pose = body.side(hand).grip
    return None if pose is None else {'header': header(stamp, frame_id), 'pose': pose}
