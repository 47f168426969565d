# SPDX-License-Identifier: Apache-2.0
"""Gizmos as frames."""

from __future__ import annotations

from typing import Any

from ros_viz_bridge.inputs import gizmo_transform
from ros_viz_bridge.teleop.rigid import Pose


def test_each_frame_has_its_parent_and_the_time(received: Any) -> None:
    poses = {
        'camera': ('base', Pose((1.0, -2.0, 3.0), (0.0, 0.0, 0.6, 0.8))),
        'lamp': ('map', Pose()),
    }
    first, second = received(
        gizmo_transform.ROS_TYPE, gizmo_transform.to_ros(poses, stamp=2.5)
    ).transforms
    assert (first.header.frame_id, first.child_frame_id) == ('base', 'camera')
    assert (first.header.stamp.sec, first.header.stamp.nanosec) == (2, 500_000_000)
    assert (first.transform.translation.y, first.transform.rotation.z) == (-2.0, 0.6)
    assert (second.header.frame_id, second.child_frame_id) == ('map', 'lamp')
