# SPDX-License-Identifier: Apache-2.0
"""How far the four fingers are closed, as std_msgs/msg/Float32."""

from __future__ import annotations

from ..teleop.hand import grasp
from ..wire.xr import XrSample
from .base import Message
from .xr_body import Hand, XrBody

ROS_TYPE = 'std_msgs/msg/Float32'
EVENT = XrSample


def to_ros(body: XrBody, *, hand: Hand) -> Message | None:
    """Return 0 (open) to 1 (closed); None if the hand is not tracked."""
    side = body.side(hand)
    return None if side.joints is None else {'data': grasp(side.joints[:, :3])}
