# SPDX-License-Identifier: Apache-2.0
"""How an end effector should move, as geometry_msgs/msg/TwistStamped (MoveIt Servo takes it)."""

from __future__ import annotations

import numpy as np

from ..teleop.follower import Target
from .base import header, Message

ROS_TYPE = 'geometry_msgs/msg/TwistStamped'
EVENT = Target


def to_ros(target: Target | None, *, stamp: float, frame_id: str) -> Message:
    """
    Return the velocities in m/s and rad/s (Servo's ``command_in_type: speed_units``).

    Without a target they are zero: to be said once when the robot is to hold.
    """
    twist = np.zeros(6) if target is None else np.array(target.linear + target.angular)
    return {'header': header(stamp, frame_id), 'twist': twist}
