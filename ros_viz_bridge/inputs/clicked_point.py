# SPDX-License-Identifier: Apache-2.0
"""A point of what is seen, as geometry_msgs/msg/PointStamped (RViz's Publish Point)."""

from __future__ import annotations

from ..wire.tools import ToolUsed
from .base import header, Message
from .places import places

ROS_TYPE = 'geometry_msgs/msg/PointStamped'
EVENT = ToolUsed


def to_ros(event: ToolUsed, *, stamp: float) -> Message:
    """Return the point in the viewer's fixed frame. Raises InputError."""
    return {'header': header(stamp, event.frame), 'point': places(event, most=1)[0, :3]}
