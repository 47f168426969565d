# SPDX-License-Identifier: Apache-2.0
"""Sticks and buttons as joy_node tells them."""

from __future__ import annotations

from typing import Any

import numpy as np

from ros_viz_bridge.inputs import drive_joy
from ros_viz_bridge.wire.drive import Drive

EVENT = Drive(
    page_time=0.0,
    hold=1,
    held=True,
    forward=1.0,
    left=0.0,
    turn=0.0,
    speed=1.0,
    axes=np.array([0.5, -1.0, 0.0], np.float32),
    buttons=np.array([1.0, 0.4], np.float32),
)


def test_left_and_forward_are_positive(received: Any) -> None:
    message = received(drive_joy.ROS_TYPE, drive_joy.to_ros(EVENT, stamp=1.0))
    assert list(message.axes) == [-0.5, 1.0, 0.0]
    assert list(message.buttons) == [1, 0]


def test_what_is_let_go_is_all_zero(received: Any) -> None:
    message = received(drive_joy.ROS_TYPE, drive_joy.to_ros(EVENT, stamp=1.0, released=True))
    assert list(message.axes) == [0.0] * 3 and list(message.buttons) == [0, 0]
