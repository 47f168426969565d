# SPDX-License-Identifier: Apache-2.0
"""A camera that looks along the frame's x has optical axes as every ROS driver publishes them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ros_viz_bridge.inputs import camera_optical_pose
from ros_viz_bridge.wire.client import CameraMoved

EVENT = CameraMoved(
    page_time=1.0,
    frame='map',
    position=(1.0, 2.0, 3.0),
    orientation=(0.0, 0.0, 0.0, 1.0),
    fov=1.0,
    aspect=1.5,
)


def test_forward_is_z(received: Any) -> None:
    message = received(camera_optical_pose.ROS_TYPE, camera_optical_pose.to_ros(EVENT, stamp=2.5))
    assert (message.header.frame_id, message.header.stamp.sec) == ('map', 2)
    q = message.pose.orientation
    assert (q.x, q.y, q.z, q.w) == pytest.approx((-0.5, 0.5, -0.5, 0.5))
    assert (message.pose.position.x, message.pose.position.y) == (1.0, 2.0)


def test_no_frame_no_pose() -> None:
    assert camera_optical_pose.to_ros(replace(EVENT, frame=''), stamp=1.0) is None
