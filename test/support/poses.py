# SPDX-License-Identifier: Apache-2.0
"""Poses as ROS messages, and as numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geometry_msgs.msg import PoseStamped


def pose_message(pose: Sequence[float], *, frame: str = '') -> PoseStamped:
    """Return a pose given as x y z and quaternion x y z w."""
    message = PoseStamped()
    message.header.frame_id = frame
    place, turn = message.pose.position, message.pose.orientation
    place.x, place.y, place.z, turn.x, turn.y, turn.z, turn.w = (float(value) for value in pose)
    return message


def numbers(message: Any) -> list[float]:
    """Return a PoseStamped as x y z and quaternion x y z w."""
    place, turn = message.pose.position, message.pose.orientation
    return [place.x, place.y, place.z, turn.x, turn.y, turn.z, turn.w]
