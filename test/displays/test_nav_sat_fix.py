# SPDX-License-Identifier: Apache-2.0
"""sensor_msgs/msg/NavSatFix: coordinates arrive, and a receiver without a fix has no place."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from ros_viz_bridge.displays import nav_sat_fix
from ros_viz_bridge.displays.base import DisplayError, Source
from ros_viz_bridge.wire.flat import NavSatFix

SOURCE = Source('/fix', '/fix', 5.0, nav_sat_fix.Options())
COVARIANCE = np.diag([4.0, 1.0, 9.0]).reshape(9)


def convert(as_view: Any, **fields: Any) -> tuple[NavSatFix, list[Any]]:
    message = {
        'header': {'stamp': {'sec': 3}, 'frame_id': 'gps'},
        'status': {'status': 0},
        'latitude': 47.5,
        'longitude': 8.25,
        'altitude': 400.0,
        'position_covariance': COVARIANCE,
        'position_covariance_type': 2,
        **fields,
    }
    *items, made = nav_sat_fix.convert(as_view(nav_sat_fix.ROS_TYPE, message), SOURCE)
    return made, [item for item in items if item.text]


def test_the_coordinates_arrive(as_view: Any) -> None:
    made, items = convert(as_view)
    assert items == []
    assert (made.frame, made.stamp, made.fix) == ('gps', 3.0, True)
    assert (made.latitude, made.longitude, made.altitude) == (47.5, 8.25, 400.0)
    assert made.has_altitude
    assert made.covariance.tolist() == COVARIANCE.tolist()


def test_without_a_fix_there_is_no_place(as_view: Any) -> None:
    made, (item,) = convert(as_view, status={'status': -1}, latitude=math.nan)
    assert (made.fix, made.latitude, made.has_altitude, len(made.covariance)) == (
        False, 0.0, False, 0
    )  # fmt: skip
    assert (item.name, item.level) == ('status', 'warning')
    made, (item,) = convert(as_view, status={'status': -2})
    assert made.fix and 'not set' in item.text


def test_what_is_not_known_is_left_out(as_view: Any) -> None:
    made, items = convert(as_view, altitude=math.nan, position_covariance_type=0)
    assert (made.has_altitude, len(made.covariance), items) == (False, 0, [])
    for bad in (np.full(9, np.nan), -COVARIANCE):
        made, (item,) = convert(as_view, position_covariance=bad)
        assert len(made.covariance) == 0
        assert (item.name, item.level) == ('position_covariance', 'warning')


@pytest.mark.parametrize(
    ('fields', 'said'),
    [
        ({'latitude': 91.0}, 'latitude is 91'),
        ({'latitude': math.nan}, 'latitude is nan'),
        ({'longitude': math.inf}, 'longitude is inf'),
        ({'header': {}}, 'frame_id is empty'),
    ],
    ids=lambda value: value if isinstance(value, str) else '',
)
def test_no_such_place_is_refused(as_view: Any, fields: Any, said: str) -> None:
    with pytest.raises(DisplayError, match=said):
        convert(as_view, **fields)
