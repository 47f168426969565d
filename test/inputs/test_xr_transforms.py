# SPDX-License-Identifier: Apache-2.0
"""One message, one stamp: the origin in its parent, and all that is tracked in the origin."""

from __future__ import annotations

from typing import Any

from inputs.xr_samples import body, nobody
import numpy as np
import pytest

from ros_viz_bridge.inputs import xr_transforms
from ros_viz_bridge.teleop.anchor import Anchor
from ros_viz_bridge.teleop.rigid import about_z, Pose

ANCHOR = Anchor('base_link', Pose((1.0, 2.0, 0.5), about_z(1.0)))


def test_all_frames_hang_on_the_origin(received: Any) -> None:
    found = body()
    fields = xr_transforms.to_ros(found, stamp=2.5, anchor=ANCHOR)
    transforms = received(xr_transforms.ROS_TYPE, fields).transforms
    assert [(t.header.frame_id, t.child_frame_id) for t in transforms] == [
        ('base_link', 'xr_origin'),
        *(('xr_origin', f'xr_{name}') for name in (
            'head', 'left_wrist', 'left_grip', 'left_aim', 'right_wrist', 'right_grip', 'right_aim'
        )),
    ]  # fmt: skip
    assert {(t.header.stamp.sec, t.header.stamp.nanosec) for t in transforms} == {(2, 500_000_000)}
    first, grip = transforms[0].transform, transforms[3].transform
    assert (first.translation.x, first.rotation.z) == pytest.approx((1.0, np.sin(0.5)))
    assert found.left.grip is not None
    assert grip.translation.z == pytest.approx(found.left.grip[2])


def test_where_nothing_is_tracked_the_origin_stays(received: Any) -> None:
    fields = xr_transforms.to_ros(nobody(), stamp=1.0, anchor=Anchor())
    (only,) = received(xr_transforms.ROS_TYPE, fields).transforms
    assert (only.header.frame_id, only.child_frame_id) == ('map', 'xr_origin')
