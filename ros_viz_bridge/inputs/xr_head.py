# SPDX-License-Identifier: Apache-2.0
"""The head of a headset session as geometry_msgs/msg/PoseStamped: x forward, y left, z up."""

from __future__ import annotations

from ..wire.xr import XrSample
from .base import header, Message
from .xr_body import XrBody

ROS_TYPE = 'geometry_msgs/msg/PoseStamped'
EVENT = XrSample


def to_ros(body: XrBody, *, stamp: float, frame_id: str = 'xr_origin') -> Message | None:
    """
    Return the pose of the head in ``frame_id``, the session's floor in body axes.

    ``stamp`` is ROS time, seconds. Returns None if the head is not tracked, or its pose not sound.
    """
    if body.head is None:
        return None
    return {'header': header(stamp, frame_id), 'pose': body.head}
