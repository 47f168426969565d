# SPDX-License-Identifier: Apache-2.0
"""Places to go to one after another, as geometry_msgs/msg/PoseArray."""

from __future__ import annotations

from ..wire.tools import ToolUsed
from .base import header, Message
from .places import places

ROS_TYPE = 'geometry_msgs/msg/PoseArray'
EVENT = ToolUsed


def to_ros(event: ToolUsed, *, stamp: float) -> Message:
    """Return the poses in the viewer's fixed frame. Raises InputError."""
    return {'header': header(stamp, event.frame), 'poses': places(event)}
