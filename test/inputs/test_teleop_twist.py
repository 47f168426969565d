# SPDX-License-Identifier: Apache-2.0
"""What MoveIt Servo takes as twist command, and how it is told to hold."""

from __future__ import annotations

from typing import Any

from inputs.targets import TARGET

from ros_viz_bridge.inputs import teleop_twist


def test_velocities_of_the_target_and_none_without_one(received: Any) -> None:
    for target, expected in (
        (TARGET, [0.01, 0.02, 0.03, 0.4, 0.5, 0.6]),
        (None, [0.0] * 6),
    ):
        fields = teleop_twist.to_ros(target, stamp=2.5, frame_id='base')
        message = received(teleop_twist.ROS_TYPE, fields)
        v, w = message.twist.linear, message.twist.angular
        assert [v.x, v.y, v.z, w.x, w.y, w.z] == expected
        assert message.header.frame_id == 'base'
