# SPDX-License-Identifier: Apache-2.0
"""A number that a gripper can follow."""

from __future__ import annotations

from typing import Any

from inputs.xr_samples import body, nobody
import pytest

from ros_viz_bridge.inputs import hand_grasp
from ros_viz_bridge.teleop.hand import grasp


def test_the_hand_says_how_far_it_is_closed(received: Any) -> None:
    found = body()
    message = received(hand_grasp.ROS_TYPE, hand_grasp.to_ros(found, hand='left'))
    assert found.left.joints is not None
    positions = found.left.joints[:, :3]
    assert message.data == pytest.approx(grasp(positions))


def test_no_hand_no_number() -> None:
    assert hand_grasp.to_ros(nobody(), hand='right') is None
