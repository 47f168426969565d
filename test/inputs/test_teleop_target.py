# SPDX-License-Identifier: Apache-2.0
"""What MoveIt Servo takes as pose command."""

from __future__ import annotations

from typing import Any

from inputs.targets import TARGET
import pytest

from ros_viz_bridge.inputs import teleop_target


def test_the_target_is_in_the_base_frame(received: Any) -> None:
    fields = teleop_target.to_ros(TARGET, stamp=2.5, frame_id='panda_link0')
    message = received(teleop_target.ROS_TYPE, fields)
    p, q = message.pose.position, message.pose.orientation
    assert message.header.frame_id == 'panda_link0'
    assert (p.x, p.y, p.z, q.x, q.y, q.z, q.w) == pytest.approx(TARGET.pose.values)
