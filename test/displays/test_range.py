# SPDX-License-Identifier: Apache-2.0
"""sensor_msgs/msg/Range: what is detected is drawn, and what no sensor can say is refused."""

from __future__ import annotations

import math
from typing import Any

import pytest

from ros_viz_bridge.displays import range as range_display
from ros_viz_bridge.displays.base import DisplayError, Source
from ros_viz_bridge.wire.flat import Range

SOURCE = Source('/sonar', '/sonar', 5.0, range_display.Options())


def convert(as_view: Any, **fields: Any) -> tuple[Range, list[Any]]:
    message = {
        'header': {'stamp': {'sec': 3}, 'frame_id': 'sonar'},
        'field_of_view': 0.5,
        'min_range': 0.25,
        'max_range': 4.0,
        'range': 2.0,
        **fields,
    }
    *items, made = range_display.convert(as_view(range_display.ROS_TYPE, message), SOURCE)
    return made, [item for item in items if item.text]


def test_the_cone_reaches_what_is_detected(as_view: Any) -> None:
    made, items = convert(as_view)
    assert items == []
    assert (made.frame, made.stamp, made.distance, made.field_of_view) == ('sonar', 3, 2, 0.5)


@pytest.mark.parametrize('distance', [0.0, 5.0, -1.0, math.nan, math.inf, -math.inf])
def test_outside_of_the_limits_nothing_is_detected(as_view: Any, distance: float) -> None:
    made, (item,) = convert(as_view, range=distance)
    assert made.distance == 0.0
    assert (item.name, item.level) == ('range', 'ok')
    assert 'outside of 0.25 to 4 m' in item.text


@pytest.mark.parametrize(
    ('distance', 'shown'), [(-math.inf, 0.5), (0.5, 0.5), (math.inf, 0.0), (math.nan, 0.0)]
)
def test_a_ranger_of_a_fixed_distance(as_view: Any, distance: float, shown: float) -> None:
    """REP 117: -infinity is something within it, +infinity is nothing."""
    made, _ = convert(as_view, min_range=0.5, max_range=0.5, range=distance)
    assert made.distance == shown


def test_odd_sensors_are_named(as_view: Any) -> None:
    _, (item,) = convert(as_view, field_of_view=0.0)
    assert (item.name, item.level) == ('field_of_view', 'warning')
    assert convert(as_view, radiation_type=1)[1] == []
    _, (item,) = convert(as_view, radiation_type=7)
    assert (item.name, item.level) == ('radiation_type', 'warning')


@pytest.mark.parametrize(
    ('fields', 'said'),
    [
        ({'field_of_view': math.nan}, 'field_of_view is nan'),
        ({'field_of_view': -0.1}, 'field_of_view is -0.1'),
        ({'field_of_view': 3.2}, 'below pi'),
        ({'min_range': math.nan}, 'min_range is nan'),
        ({'max_range': 0.1}, 'max_range 0.1'),
        ({'header': {}}, 'frame_id is empty'),
    ],
    ids=lambda value: value if isinstance(value, str) else '',
)
def test_what_no_sensor_can_say_is_refused(as_view: Any, fields: Any, said: str) -> None:
    with pytest.raises(DisplayError, match=said):
        convert(as_view, **fields)
