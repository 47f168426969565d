# SPDX-License-Identifier: Apache-2.0
"""sensor_msgs/msg/Imu: what is measured, by the rules of REP-145."""

from __future__ import annotations

from typing import Any

from displays.pose_messages import convert, NAMELESS, NAN
import numpy as np
import pytest

from ros_viz_bridge.displays import imu
from ros_viz_bridge.displays.base import DisplayError

UNKNOWN = np.array([-1.0, 0, 0, 0, 0, 0, 0, 0, 0])
READING = {
    'orientation': {'x': 0.0, 'y': 0.0, 'z': 2.0, 'w': 0.0},
    'angular_velocity': {'x': 1.0, 'y': 2.0, 'z': 3.0},
    'linear_acceleration': {'x': 0.0, 'y': 0.0, 'z': 9.8},
}


def test_the_whole_reading_arrives(as_view: Any) -> None:
    (shown,), items = convert(as_view, imu, READING)
    assert items == []
    assert (shown.frame, shown.stamp) == ('map', 3.5)
    assert shown.orientation.tolist() == [0, 0, 1, 0]
    assert shown.angular_velocity.tolist() == [1, 2, 3]
    assert shown.linear_acceleration.tolist() == [0, 0, 9.8]


@pytest.mark.parametrize('field', list(READING))
def test_a_covariance_of_minus_one_says_it_is_not_measured(as_view: Any, field: str) -> None:
    (shown,), items = convert(as_view, imu, {**READING, f'{field}_covariance': UNKNOWN})
    assert items == []
    assert {name: len(getattr(shown, name)) > 0 for name in READING} == {
        name: name != field for name in READING
    }


def test_an_unset_orientation_is_taken_for_unknown(as_view: Any) -> None:
    zero = {'orientation': {'x': 0.0, 'y': 0.0, 'z': 0.0, 'w': 0.0}}
    (shown,), (item,) = convert(as_view, imu, {**READING, **zero})
    assert len(shown.orientation) == 0 and len(shown.linear_acceleration) == 3
    assert (item.name, item.level) == ('orientation', 'warning')


def test_nan_is_left_out_and_told(as_view: Any) -> None:
    (shown,), (item,) = convert(
        as_view, imu, {**READING, 'linear_acceleration': {'x': NAN, 'y': 0.0, 'z': 0.0}}
    )
    assert len(shown.linear_acceleration) == 0 and len(shown.orientation) == 4
    assert (item.name, item.level) == ('linear_acceleration', 'warning')


def test_a_reading_of_nothing_is_refused(as_view: Any) -> None:
    nothing = {f'{field}_covariance': UNKNOWN for field in READING}
    with pytest.raises(DisplayError, match='nothing is measured'):
        convert(as_view, imu, {**READING, **nothing})
    with pytest.raises(DisplayError, match='frame_id is empty'):
        convert(as_view, imu, {**READING, **NAMELESS})
