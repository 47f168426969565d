# SPDX-License-Identifier: Apache-2.0
"""Where the robot shall go, as geometry_msgs/msg/PoseStamped (RViz's 2D Goal Pose; Nav2)."""

from __future__ import annotations

from ..wire.tools import ToolUsed
from .base import header, Message
from .places import places

ROS_TYPE = 'geometry_msgs/msg/PoseStamped'
EVENT = ToolUsed


def to_ros(event: ToolUsed, *, stamp: float) -> Message:
    """Return the pose in the viewer's fixed frame. Raises InputError."""
    return {'header': header(stamp, event.frame), 'pose': places(event, most=1)[0]}
