# SPDX-License-Identifier: Apache-2.0
"""geometry_msgs/msg/PoseStamped: one pose, or a reason why not."""

from __future__ import annotations

from typing import Any

from displays.pose_messages import convert, NAMELESS, NAN, pose
import pytest

from ros_viz_bridge.displays import pose_stamped
from ros_viz_bridge.displays.base import DisplayError


def test_the_pose_arrives_in_its_frame_at_its_time(as_view: Any) -> None:
    (shown,), items = convert(as_view, pose_stamped, {'pose': pose()})
    assert items == []
    assert (shown.frame, shown.stamp) == ('map', 3.5)
    assert shown.poses.tolist() == [[1, 2, 3, 0, 0, 0, 1]]
    assert shown.covariance.shape == (0, 36)


def test_an_unset_orientation_is_none_at_all(as_view: Any) -> None:
    (shown,), (item,) = convert(as_view, pose_stamped, {'pose': pose(w=0.0)})
    assert shown.poses[0, 3:].tolist() == [0, 0, 0, 1]
    assert item.level == 'warning' and 'all zero' in item.text


@pytest.mark.parametrize(
    ('values', 'said'),
    [({'pose': pose(x=NAN)}, 'pose holds NaN'), (NAMELESS, 'frame_id is empty')],
)
def test_what_has_no_place_is_refused(as_view: Any, values: Any, said: str) -> None:
    with pytest.raises(DisplayError, match=said):
        convert(as_view, pose_stamped, values)
