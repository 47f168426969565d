# SPDX-License-Identifier: Apache-2.0
"""A goal as Nav2 takes it."""

from __future__ import annotations

from typing import Any

from inputs.tools import PLACE, used

from ros_viz_bridge.inputs import goal_pose


def test_a_goal_is_where_it_was_put(received: Any) -> None:
    message = received(goal_pose.ROS_TYPE, goal_pose.to_ros(used('goal_pose'), stamp=2.5))
    p, q = message.pose.position, message.pose.orientation
    assert (p.x, p.y, p.z, q.x, q.y, q.z, q.w) == PLACE
    assert message.header.frame_id == 'map'
    assert (message.header.stamp.sec, message.header.stamp.nanosec) == (2, 500_000_000)
