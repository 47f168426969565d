# SPDX-License-Identifier: Apache-2.0
"""Viewers of the time of the recording are told apart from the robot."""

from __future__ import annotations

import pytest

from ros_viz_bridge.replay.own_topics import own_topics


@pytest.mark.parametrize(
    'name',
    [
        '/ros_viz_bridge/camera/pose',
        '/lab/ros_viz_bridge_2/camera/optical_pose',
        '/view/clients/c1/camera/pose',
        '/view/camera/pose',
        '/xr/head/pose',
        '/lab/xr/left_hand/joints',
        '/lab/xr/right_hand/pinch',
    ],
)
def test_what_tells_of_viewers(name: str) -> None:
    assert own_topics([name, '/view/clients/c1/camera/optical_pose', '/tf']) >= {name}


@pytest.mark.parametrize(
    'name', ['/front/camera/pose', '/camera/pose', '/ros_viz_bridge/camera/image', '/head/pose']
)
def test_what_is_the_robots(name: str) -> None:
    assert own_topics([name, '/view/clients', '/view/clients/c1/camera/pose']) == {
        '/view/clients/c1/camera/pose'
    }
