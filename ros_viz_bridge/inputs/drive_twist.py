# SPDX-License-Identifier: Apache-2.0
"""The velocity of a base as geometry_msgs/msg/Twist."""

from __future__ import annotations

from ..driving.velocity import Velocity
from .base import Message

ROS_TYPE = 'geometry_msgs/msg/Twist'
EVENT = Velocity


def to_ros(velocity: Velocity) -> Message:
    """Return it in the axes of the base: m/s and rad/s."""
    forward, left, turn = velocity
    return {
        'linear': {'x': forward, 'y': left, 'z': 0.0},
        'angular': {'x': 0.0, 'y': 0.0, 'z': turn},
    }
