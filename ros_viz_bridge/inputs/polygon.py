# SPDX-License-Identifier: Apache-2.0
"""An area, as geometry_msgs/msg/PolygonStamped."""

from __future__ import annotations

import numpy as np

from ..wire.tools import ToolUsed
from .base import header, Message
from .places import places

ROS_TYPE = 'geometry_msgs/msg/PolygonStamped'
EVENT = ToolUsed


def to_ros(event: ToolUsed, *, stamp: float) -> Message:
    """Return its corners in the viewer's fixed frame, three at least. Raises InputError."""
    corners = places(event, least=3)[:, :3].astype(np.float32)
    return {'header': header(stamp, event.frame), 'polygon': {'points': corners}}
