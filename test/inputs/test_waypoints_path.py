# SPDX-License-Identifier: Apache-2.0
"""Waypoints arrive in their order."""

from __future__ import annotations

from typing import Any

from inputs.tools import PLACE, used

from ros_viz_bridge.inputs import waypoints_path


def test_waypoints_are_in_order(received: Any) -> None:
    event = used('waypoints', PLACE, (3.0, *PLACE[1:]))
    message = received(waypoints_path.ROS_TYPE, waypoints_path.to_ros(event, stamp=1.0))
    assert message.header.frame_id == 'map'
    assert [each.pose.position.x for each in message.poses] == [1.0, 3.0]
    assert {each.header.frame_id for each in message.poses} == {'map'}
