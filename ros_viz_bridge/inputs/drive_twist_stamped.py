# SPDX-License-Identifier: Apache-2.0
"""The velocity of a base as geometry_msgs/msg/TwistStamped."""

from __future__ import annotations

from ..driving.velocity import Velocity
from .base import header, Message

ROS_TYPE = 'geometry_msgs/msg/TwistStamped'
EVENT = Velocity


def to_ros(velocity: Velocity, *, stamp: float, frame_id: str) -> Message:
    """Return it in the axes of the base, frame_id: m/s and rad/s."""
    forward, left, turn = velocity
    return {
        'header': header(stamp, frame_id),
        'twist': {
            'linear': {'x': forward, 'y': left, 'z': 0.0},
            'angular': {'x': 0.0, 'y': 0.0, 'z': turn},
        },
    }
