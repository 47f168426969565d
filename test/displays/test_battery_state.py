# SPDX-License-Identifier: Apache-2.0
"""sensor_msgs/msg/BatteryState: charge and voltage are written, and a bad state is said."""

from __future__ import annotations

import math
from typing import Any

from displays.cloud_messages import decode
import pytest

from ros_viz_bridge.displays import battery_state
from ros_viz_bridge.displays.base import DisplayError, Source

SOURCE = Source('/battery', '/battery', 5.0, battery_state.Options())


def convert(as_view: Any, **fields: Any) -> tuple[Any, list[Any]]:
    message = {'header': {'frame_id': 'base'}, 'percentage': 0.5, 'voltage': 24.0, **fields}
    *items, made = battery_state.convert(as_view(battery_state.ROS_TYPE, message), SOURCE)
    return made, [item for item in items if item.text]


def test_charge_and_voltage(as_view: Any) -> None:
    made, items = convert(as_view)
    assert (made.frame, made.labels, items) == ('base', ['50 %, 24.0 V'], [])
    assert decode(made, 'percentage').tolist() == [0.5]


def test_what_is_not_measured_is_left_out(as_view: Any) -> None:
    assert convert(as_view, percentage=math.nan)[0].labels == ['24.0 V']
    made, _ = convert(as_view, percentage=math.nan, voltage=math.nan)
    assert made.labels == ['battery']


def test_an_empty_or_failing_battery_is_said(as_view: Any) -> None:
    _, (item,) = convert(as_view, percentage=0.125)
    assert (item.name, item.level) == ('percentage', 'warning')
    _, (item,) = convert(as_view, power_supply_health=3)
    assert (item.name, item.level, item.text) == ('power_supply_health', 'error', 'it is dead')


def test_a_charge_that_is_none_is_refused(as_view: Any) -> None:
    with pytest.raises(DisplayError, match='percentage is 50: it must be from 0 to 1'):
        convert(as_view, percentage=50.0)
    with pytest.raises(DisplayError, match='frame_id is empty'):
        convert(as_view, header={})
