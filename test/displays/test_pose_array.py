# SPDX-License-Identifier: Apache-2.0
"""geometry_msgs/msg/PoseArray: all poses that can be drawn, the others named."""

from __future__ import annotations

from typing import Any

from displays.pose_messages import convert, NAMELESS, NAN, pose
import pytest

from ros_viz_bridge.displays import pose_array
from ros_viz_bridge.displays.base import DisplayError


def test_all_poses_arrive(as_view: Any) -> None:
    (shown,), items = convert(as_view, pose_array, {'poses': [pose(x) for x in (1.0, 2.0, 5.0)]})
    assert items == []
    assert (shown.frame, shown.stamp) == ('map', 3.5)
    assert shown.poses[:, 0].tolist() == [1, 2, 5]


def test_one_bad_pose_harms_no_other(as_view: Any) -> None:
    (shown,), (item,) = convert(as_view, pose_array, {'poses': [pose(), pose(NAN), pose(4.0)]})
    assert shown.poses[:, 0].tolist() == [1, 4]
    assert (item.level, item.text) == ('error', 'pose 1 of 3 has NaN or infinity: left out')


def test_an_empty_array_shows_nothing_any_more(as_view: Any) -> None:
    (shown,), items = convert(as_view, pose_array, {'poses': []})
    assert shown.poses.shape == (0, 7) and items == []


def test_no_frame_is_refused(as_view: Any) -> None:
    with pytest.raises(DisplayError, match='frame_id is empty'):
        convert(as_view, pose_array, NAMELESS)
