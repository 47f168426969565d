# SPDX-License-Identifier: Apache-2.0
"""The joints that retargeting takes."""

from __future__ import annotations

from typing import Any

from inputs.xr_samples import body, nobody

from ros_viz_bridge.inputs import hand_points


def test_21_joints_without_metacarpals_of_fingers(received: Any) -> None:
    found = body()
    fields = hand_points.to_ros(found, stamp=2.5, hand='right', frame_id='here')
    message = received(hand_points.ROS_TYPE, fields)
    assert message.header.frame_id == 'here'
    assert len(message.poses) == 21
    assert found.right.joints is not None
    order = (0, 1, 2, 3, 4, 6, 7, 8, 9, 11, 12, 13, 14, 16, 17, 18, 19, 21, 22, 23, 24)
    for pose, i in zip(message.poses, order, strict=True):
        assert (pose.position.x, pose.position.y) == tuple(found.right.joints[i][:2])


def test_no_hand_no_points() -> None:
    assert hand_points.to_ros(nobody(), stamp=1.0, hand='left') is None
