# SPDX-License-Identifier: Apache-2.0
"""The camera as rclpy receives it, and commands to it."""

from __future__ import annotations

from dataclasses import replace
import math
from typing import Any

import pytest

from ros_viz_bridge.inputs import camera_pose
from ros_viz_bridge.inputs.base import InputError
from ros_viz_bridge.wire.client import CameraMoved

HALF = math.sqrt(0.5)
EVENT = CameraMoved(
    page_time=1.0,
    frame='map',
    position=(1.0, 2.0, 3.0),
    orientation=(0.0, 0.0, HALF, HALF),
    fov=1.0,
    aspect=1.5,
)


def test_pose_in_body_axes(received: Any) -> None:
    fields = camera_pose.to_ros(EVENT, stamp=1_700_000_000.25)
    message = received(camera_pose.ROS_TYPE, fields)
    assert message.header.frame_id == 'map'
    assert (message.header.stamp.sec, message.header.stamp.nanosec) == (1_700_000_000, 250_000_000)
    position, q = message.pose.position, message.pose.orientation
    assert (position.x, position.y, position.z) == (1.0, 2.0, 3.0)
    assert (q.x, q.y, q.z, q.w) == pytest.approx((0.0, 0.0, HALF, HALF), abs=1e-15)


def test_another_frame_can_be_given() -> None:
    fields = camera_pose.to_ros(EVENT, stamp=0.0, frame_id='odom')
    assert fields is not None and fields['header']['frame_id'] == 'odom'


@pytest.mark.parametrize(
    'event',
    [
        replace(EVENT, frame=''),
        replace(EVENT, position=(math.nan, 0.0, 0.0)),
        replace(EVENT, orientation=(0.0, 0.0, 0.0, 0.0)),
    ],
)
def test_what_is_no_pose_is_not_published(event: CameraMoved) -> None:
    assert camera_pose.to_ros(event, stamp=1.0) is None


def test_a_command_comes_back_as_it_was_published(as_view: Any) -> None:
    fields = camera_pose.to_ros(EVENT, stamp=5.5)
    assert fields is not None
    command = camera_pose.from_ros(as_view(camera_pose.ROS_TYPE, fields))
    assert (command.frame, command.stamp) == ('map', 5.5)
    assert command.position == EVENT.position
    assert command.orientation == pytest.approx(EVENT.orientation, abs=1e-15)


@pytest.mark.parametrize('pose', [{}, {'position': {'x': math.nan}, 'orientation': {'w': 1.0}}])
def test_a_command_without_a_pose_is_an_error(as_view: Any, pose: dict[str, Any]) -> None:
    broken = {'orientation': {'x': 0.0, 'y': 0.0, 'z': 0.0, 'w': 0.0}, **pose}
    with pytest.raises(InputError, match='seven finite numbers'):
        camera_pose.from_ros(as_view(camera_pose.ROS_TYPE, {'pose': broken}))
