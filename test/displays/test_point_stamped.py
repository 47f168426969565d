# SPDX-License-Identifier: Apache-2.0
"""geometry_msgs/msg/PointStamped: the point arrives where it is."""

from __future__ import annotations

import math
from typing import Any

import pytest

from ros_viz_bridge.displays import point_stamped
from ros_viz_bridge.displays.base import DisplayError, option_fields, Source

SOURCE = Source('/point', '/point', 5.0, point_stamped.Options())


def convert(as_view: Any, frame: str = '/map', **point: float) -> Any:
    message = {'header': {'stamp': {'sec': 3}, 'frame_id': frame}, 'point': point}
    (made,) = point_stamped.convert(as_view(point_stamped.ROS_TYPE, message), SOURCE)
    return made


def test_the_point_arrives(as_view: Any) -> None:
    made = convert(as_view, x=1.0, y=-2.0, z=0.5)
    assert (made.frame, made.stamp, made.position) == ('map', 3.0, (1.0, -2.0, 0.5))


def test_a_history_asks_for_every_message() -> None:
    fields = {field.name: field for field in option_fields(point_stamped.Options)}
    assert fields['history_length'].keeps == 'messages'


def test_what_is_no_place_is_refused(as_view: Any) -> None:
    with pytest.raises(DisplayError, match='point holds NaN or infinity'):
        convert(as_view, z=math.nan)
    with pytest.raises(DisplayError, match='frame_id is empty'):
        convert(as_view, frame='')
