# SPDX-License-Identifier: Apache-2.0
"""geometry_msgs/msg/WrenchStamped: force and torque, NaN left to the viewer's choice."""

from __future__ import annotations

from typing import Any

from displays.pose_messages import convert, NAMELESS, NAN, vectors
import numpy as np
import pytest

from ros_viz_bridge.displays import wrench_stamped
from ros_viz_bridge.displays.base import DisplayError


def test_force_and_torque_arrive(as_view: Any) -> None:
    (shown,), items = convert(as_view, wrench_stamped, {'wrench': vectors('force', 'torque')})
    assert items == []
    assert (shown.frame, shown.stamp) == ('map', 3.5)
    assert shown.linear.tolist() == [1, 2, 3]
    assert shown.angular.tolist() == [4, 5, 6]


def test_nan_reaches_the_viewer_who_may_accept_it(as_view: Any) -> None:
    wrench = {'force': {'x': NAN, 'y': 1.0}}
    (shown,), _ = convert(as_view, wrench_stamped, {'wrench': wrench})
    assert np.isnan(shown.linear).tolist() == [True, False, False]


def test_no_frame_is_refused(as_view: Any) -> None:
    with pytest.raises(DisplayError, match='frame_id is empty'):
        convert(as_view, wrench_stamped, NAMELESS)
