# SPDX-License-Identifier: Apache-2.0
"""A velocity as controllers of bases take it."""

from __future__ import annotations

from typing import Any

from ros_viz_bridge.driving.velocity import Velocity
from ros_viz_bridge.inputs import drive_twist


def test_forward_left_and_turn(received: Any) -> None:
    fields = drive_twist.to_ros(Velocity(0.5, 0.25, -1.0))
    message = received(drive_twist.ROS_TYPE, fields)
    v, w = message.linear, message.angular
    assert [v.x, v.y, v.z, w.x, w.y, w.z] == [0.5, 0.25, 0.0, 0.0, 0.0, -1.0]
