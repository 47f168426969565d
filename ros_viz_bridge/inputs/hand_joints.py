# SPDX-License-Identifier: Apache-2.0
"""A tracked hand as geometry_msgs/msg/PoseArray: always 25 joints in WebXR order, or nothing."""

from __future__ import annotations

from ..wire.xr import XrSample
from .base import header, Message
from .xr_body import Hand, XrBody

ROS_TYPE = 'geometry_msgs/msg/PoseArray'
EVENT = XrSample


def to_ros(
    body: XrBody, *, stamp: float, hand: Hand, frame_id: str = 'xr_origin'
) -> Message | None:
    """
    Return the joints of a hand in ``frame_id``, the session's floor in body axes.

    Each joint's x points along the bone to the finger tip, z out of the back of the hand.
    ``stamp`` is ROS time in seconds. Returns None if the hand is absent, or one of its poses is
    not sound: never part of a hand.
    """
    joints = body.side(hand).joints
    return None if joints is None else {'header': header(stamp, frame_id), 'poses': joints}
