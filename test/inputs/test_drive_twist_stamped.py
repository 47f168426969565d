# SPDX-License-Identifier: Apache-2.0
"""A velocity with its time and frame."""

from __future__ import annotations

from typing import Any

from ros_viz_bridge.driving.velocity import Velocity
from ros_viz_bridge.inputs import drive_twist_stamped


def test_forward_left_and_turn(received: Any) -> None:
    fields = drive_twist_stamped.to_ros(Velocity(0.5, 0.25, -1.0), stamp=3.0, frame_id='base')
    message = received(drive_twist_stamped.ROS_TYPE, fields)
    v, w = message.twist.linear, message.twist.angular
    assert [v.x, v.y, v.z, w.x, w.y, w.z] == [0.5, 0.25, 0.0, 0.0, 0.0, -1.0]
    assert (message.header.frame_id, message.header.stamp.sec) == ('base', 3)
