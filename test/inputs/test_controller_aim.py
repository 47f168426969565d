# SPDX-License-Identifier: Apache-2.0
"""Published under its own name, in body axes, or not at all."""

from __future__ import annotations

from typing import Any

from inputs.xr_samples import body, nobody
import numpy as np

from ros_viz_bridge.inputs import controller_aim


def test_the_pose_is_published_as_it_is(received: Any) -> None:
    found = body()
    message = received(
        controller_aim.ROS_TYPE, controller_aim.to_ros(found, stamp=2.5, hand='left')
    )
    p, q = message.pose.position, message.pose.orientation
    assert (message.header.frame_id, message.header.stamp.sec) == ('xr_origin', 2)
    np.testing.assert_allclose([p.x, p.y, p.z, q.x, q.y, q.z, q.w], found.left.aim)


def test_nothing_in_place_of_what_is_not_tracked() -> None:
    assert controller_aim.to_ros(nobody(), stamp=1.0, hand='right') is None
