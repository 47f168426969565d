# SPDX-License-Identifier: Apache-2.0
"""An estimate as AMCL takes it, with RViz's covariance."""

from __future__ import annotations

from typing import Any

from inputs.tools import used
import pytest

from ros_viz_bridge.inputs import initial_pose


def test_the_covariance_is_that_of_rviz(received: Any) -> None:
    fields = initial_pose.to_ros(used('initial_pose'), stamp=1.0)
    message = received(initial_pose.ROS_TYPE, fields)
    assert message.pose.pose.position.y == 2.0
    expected = {0: 0.25, 7: 0.25, 35: 0.06853891909122467}
    for i, value in enumerate(message.pose.covariance):
        assert value == pytest.approx(expected.get(i, 0.0)), i
