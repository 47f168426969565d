# SPDX-License-Identifier: Apache-2.0
"""A point as those who listen to RViz take it."""

from __future__ import annotations

from typing import Any

from inputs.tools import used

from ros_viz_bridge.inputs import clicked_point


def test_the_point_is_where_it_was_clicked(received: Any) -> None:
    fields = clicked_point.to_ros(used('clicked_point'), stamp=1.0)
    message = received(clicked_point.ROS_TYPE, fields)
    assert (message.point.x, message.point.y, message.point.z) == (1.0, 2.0, 0.5)
    assert message.header.frame_id == 'map'
