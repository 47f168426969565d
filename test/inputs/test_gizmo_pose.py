# SPDX-License-Identifier: Apache-2.0
"""A gizmo's pose on its way to ROS and back."""

from __future__ import annotations

from typing import Any

import pytest

from ros_viz_bridge.inputs import gizmo_pose
from ros_viz_bridge.inputs.base import InputError
from ros_viz_bridge.teleop.rigid import Pose

POSE = Pose((1.0, -2.0, 3.0), (0.0, 0.0, 0.6, 0.8))


def test_it_comes_back_as_it_went(received: Any, as_view: Any) -> None:
    fields = gizmo_pose.to_ros(POSE, stamp=2.5, frame_id='/base')
    assert received(gizmo_pose.ROS_TYPE, fields).header.stamp.sec == 2
    assert gizmo_pose.from_ros(as_view(gizmo_pose.ROS_TYPE, fields)) == ('base', POSE)


def test_what_is_no_pose_or_nowhere_is_refused(as_view: Any) -> None:
    nowhere = gizmo_pose.to_ros(POSE, stamp=0.0, frame_id='')
    with pytest.raises(InputError, match='frame_id is empty'):
        gizmo_pose.from_ros(as_view(gizmo_pose.ROS_TYPE, nowhere))
    broken = gizmo_pose.to_ros(
        POSE._replace(orientation=(0.0, 0.0, 0.0, 0.0)), stamp=0.0, frame_id='base'
    )
    with pytest.raises(InputError, match='seven finite numbers'):
        gizmo_pose.from_ros(as_view(gizmo_pose.ROS_TYPE, broken))
