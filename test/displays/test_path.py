# SPDX-License-Identifier: Apache-2.0
"""nav_msgs/msg/Path: its poses in its own frame, as RViz takes them."""

from __future__ import annotations

from typing import Any

from displays.pose_messages import convert, NAMELESS, NAN, pose
import pytest

from ros_viz_bridge.displays import path
from ros_viz_bridge.displays.base import DisplayError


def stamped(x: float, frame: str = '') -> dict[str, Any]:
    return {'header': {'frame_id': frame}, 'pose': pose(x)}


def test_poses_are_in_the_frame_of_the_path(as_view: Any) -> None:
    values = {'poses': [stamped(1.0), stamped(2.0, 'map'), stamped(3.0, '/map')]}
    (shown,), items = convert(as_view, path, values)
    assert items == []
    assert (shown.frame, shown.stamp) == ('map', 3.5)
    assert shown.poses[:, 0].tolist() == [1, 2, 3]


def test_poses_that_name_another_frame_are_told(as_view: Any) -> None:
    (shown,), (item,) = convert(as_view, path, {'poses': [stamped(1.0, 'odom'), stamped(2.0)]})
    assert shown.frame == 'map' and len(shown.poses) == 2
    assert item.level == 'warning' and 'odom' in item.text and 'map' in item.text


def test_a_hole_in_the_path_is_told(as_view: Any) -> None:
    values = {'poses': [stamped(1.0), stamped(NAN), stamped(3.0)]}
    (shown,), (item,) = convert(as_view, path, values)
    assert shown.poses[:, 0].tolist() == [1, 3]
    assert item.level == 'error'


def test_an_empty_path_shows_nothing_any_more(as_view: Any) -> None:
    (shown,), items = convert(as_view, path, {'poses': []})
    assert shown.poses.shape == (0, 7) and items == []


def test_no_frame_is_refused(as_view: Any) -> None:
    with pytest.raises(DisplayError, match='frame_id is empty'):
        convert(as_view, path, NAMELESS)
