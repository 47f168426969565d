# SPDX-License-Identifier: Apache-2.0
"""geometry_msgs/msg/PoseWithCovarianceStamped: a pose with its covariance, or without."""

from __future__ import annotations

from typing import Any

from displays.pose_messages import convert, NAMELESS, NAN, pose
import numpy as np
import pytest

from ros_viz_bridge.displays import pose_with_covariance_stamped as module
from ros_viz_bridge.displays.base import DisplayError

COVARIANCE = np.arange(36.0)


def test_pose_and_covariance_arrive(as_view: Any) -> None:
    values = {'pose': {'pose': pose(), 'covariance': COVARIANCE}}
    (shown,), items = convert(as_view, module, values)
    assert items == []
    assert (shown.frame, shown.stamp) == ('map', 3.5)
    assert shown.poses.tolist() == [[1, 2, 3, 0, 0, 0, 1]]
    assert shown.covariance.tolist() == [COVARIANCE.tolist()]


def test_a_covariance_that_is_none_leaves_the_pose(as_view: Any) -> None:
    wrong = {'pose': {'pose': pose(), 'covariance': np.full(36, np.nan)}}
    (shown,), (item,) = convert(as_view, module, wrong)
    assert len(shown.poses) == 1 and shown.covariance.shape == (0, 36)
    assert (item.name, item.level) == ('pose.covariance', 'warning')


@pytest.mark.parametrize('values', [{'pose': {'pose': pose(x=NAN)}}, NAMELESS])
def test_what_has_no_place_is_refused(as_view: Any, values: Any) -> None:
    with pytest.raises(DisplayError):
        convert(as_view, module, values)
