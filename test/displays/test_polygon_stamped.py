# SPDX-License-Identifier: Apache-2.0
"""geometry_msgs/msg/PolygonStamped: the outline arrives, and what is none is said."""

from __future__ import annotations

import math
from typing import Any

import pytest

from ros_viz_bridge.displays import polygon_stamped
from ros_viz_bridge.displays.base import DisplayError, Source

SOURCE = Source('/outline', '/outline', 5.0, polygon_stamped.Options())


def convert(as_view: Any, *points: dict[str, float], frame: str = 'base') -> tuple[Any, Any]:
    header = {'stamp': {'sec': 3}, 'frame_id': frame}
    message = {'header': header, 'polygon': {'points': list(points)}}
    item, made = polygon_stamped.convert(as_view(polygon_stamped.ROS_TYPE, message), SOURCE)
    return item, made


def test_the_outline_arrives(as_view: Any) -> None:
    item, made = convert(as_view, {'x': 1.0}, {'y': 1.0}, {'z': 1.0})
    assert (item.level, item.text) == ('ok', '')
    assert (made.frame, made.stamp) == ('base', 3.0)
    assert made.points.tolist() == [[1, 0, 0], [0, 1, 0], [0, 0, 1]]


@pytest.mark.parametrize('count', [0, 1])
def test_too_few_points_are_no_outline(as_view: Any, count: int) -> None:
    item, made = convert(as_view, *[{'x': 1.0}] * count)
    assert (item.name, item.level) == ('polygon', 'warning')
    assert len(made.points) == count, 'what was there before goes'


def test_a_point_that_is_no_place_is_refused(as_view: Any) -> None:
    with pytest.raises(DisplayError, match=r'polygon.points\[1\] holds NaN or infinity'):
        convert(as_view, {'x': 1.0}, {'y': math.inf})
    with pytest.raises(DisplayError, match='frame_id is empty'):
        convert(as_view, frame='')
