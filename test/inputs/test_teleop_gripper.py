# SPDX-License-Identifier: Apache-2.0
"""A gripper takes a number."""

from __future__ import annotations

from typing import Any

from ros_viz_bridge.inputs import teleop_gripper
from ros_viz_bridge.teleop.gripper import Gripper


def test_the_value_of_the_gripper(received: Any) -> None:
    gripper = Gripper(opened=0.08, closed=0.0)
    gripper.close(0.5)
    message = received(teleop_gripper.ROS_TYPE, teleop_gripper.to_ros(gripper))
    assert message.data == gripper.value
