# SPDX-License-Identifier: Apache-2.0
"""How far a gripper should be open, as std_msgs/msg/Float64."""

from __future__ import annotations

from ..teleop.gripper import Gripper
from .base import Message

ROS_TYPE = 'std_msgs/msg/Float64'
EVENT = Gripper


def to_ros(gripper: Gripper) -> Message:
    """Return the gripper's value, in its own unit."""
    return {'data': gripper.value}
