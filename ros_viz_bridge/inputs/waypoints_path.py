# SPDX-License-Identifier: Apache-2.0
"""Places to go to one after another, as nav_msgs/msg/Path."""

from __future__ import annotations

from ..wire.tools import ToolUsed
from .base import header, Message, pose
from .places import places

ROS_TYPE = 'nav_msgs/msg/Path'
EVENT = ToolUsed


def to_ros(event: ToolUsed, *, stamp: float) -> Message:
    """Return the path in the viewer's fixed frame; each pose has its header. Raises InputError."""
    head = header(stamp, event.frame)
    poses = [{'header': head, 'pose': pose(each)} for each in places(event)]
    return {'header': head, 'poses': poses}
