# SPDX-License-Identifier: Apache-2.0
"""Where an end effector should be, as geometry_msgs/msg/PoseStamped (MoveIt Servo takes it)."""

from __future__ import annotations

import numpy as np

from ..teleop.follower import Target
from .base import header, Message

ROS_TYPE = 'geometry_msgs/msg/PoseStamped'
EVENT = Target


def to_ros(target: Target, *, stamp: float, frame_id: str) -> Message:
    """Return the target; ``frame_id`` is the robot's base frame, ``stamp`` ROS time in seconds."""
    return {'header': header(stamp, frame_id), 'pose': np.array(target.pose.values)}
