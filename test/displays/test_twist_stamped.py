# SPDX-License-Identifier: Apache-2.0
"""geometry_msgs/msg/TwistStamped: two vectors at a frame, or a reason why not."""

from __future__ import annotations

from typing import Any

from displays.pose_messages import convert, NAMELESS, NAN, vectors
import pytest

from ros_viz_bridge.displays import twist_stamped
from ros_viz_bridge.displays.base import DisplayError


def test_both_vectors_arrive(as_view: Any) -> None:
    (shown,), items = convert(as_view, twist_stamped, {'twist': vectors('linear', 'angular')})
    assert items == []
    assert (shown.frame, shown.stamp) == ('map', 3.5)
    assert shown.linear.tolist() == [1, 2, 3]
    assert shown.angular.tolist() == [4, 5, 6]
    assert shown.pose.tolist() == [0, 0, 0, 0, 0, 0, 1]


def test_nan_and_no_frame_are_refused(as_view: Any) -> None:
    with pytest.raises(DisplayError, match='twist.linear holds NaN'):
        convert(as_view, twist_stamped, {'twist': vectors('linear', 'angular', NAN)})
    with pytest.raises(DisplayError, match='frame_id is empty'):
        convert(as_view, twist_stamped, NAMELESS)
