# SPDX-License-Identifier: Apache-2.0
"""geometry_msgs/msg/AccelStamped: two vectors at a frame, or a reason why not."""

from __future__ import annotations

from typing import Any

from displays.pose_messages import check_two_vectors

from ros_viz_bridge.displays import accel_stamped


def test_both_vectors_arrive_and_bad_ones_are_refused(as_view: Any) -> None:
    check_two_vectors(as_view, accel_stamped, 'accel')
