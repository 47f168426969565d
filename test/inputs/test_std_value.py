# SPDX-License-Identifier: Apache-2.0
"""Widgets' values and std_msgs: exact both ways, refused with a reason where they do not fit."""

from __future__ import annotations

import math
from typing import Any

import pytest

from ros_viz_bridge.inputs.base import InputError
from ros_viz_bridge.inputs.std_value import from_ros, ROS_TYPE, to_ros
from ros_viz_bridge.wire.client import WidgetChanged


def changed(value: Any) -> WidgetChanged:
    return WidgetChanged(widget='speed', value=value, seq=1)


FITTING = [
    ('Float64', 0.1),
    ('Float64', -1e300),
    ('Float32', 0.5),
    ('Float32', 3.4028234663852886e38),
    ('Int8', -128.0),
    ('Int8', 127.0),
    ('Int16', 32767.0),
    ('Int32', -2147483648.0),
    ('Int64', float(-(2**53))),
    ('UInt8', 255.0),
    ('UInt16', 65535.0),
    ('UInt32', 4294967295.0),
    ('UInt64', float(2**53)),
    ('Bool', True),
    ('Bool', False),
    ('String', ''),
    ('String', 'Grüße 👋'),
]


@pytest.mark.parametrize(('name', 'value'), FITTING)
def test_there_and_back(received: Any, as_view: Any, name: str, value: Any) -> None:
    ros_type = f'std_msgs/msg/{name}'
    fields = to_ros(changed(value), ros_type=ros_type)
    assert received(ros_type, fields).data == value
    back = from_ros(as_view(ros_type, fields), ros_type=ros_type)
    assert back == value and type(back) is type(value)


def test_a_button_is_an_empty_message(received: Any, as_view: Any) -> None:
    fields = to_ros(changed(True), ros_type='std_msgs/msg/Empty')
    assert fields == {}
    received('std_msgs/msg/Empty', fields)
    view = as_view('std_msgs/msg/Empty', fields)
    assert from_ros(view, ros_type='std_msgs/msg/Empty') is None


@pytest.mark.parametrize(
    ('name', 'value', 'text'),
    [
        ('Float64', math.nan, 'a finite number'),
        ('Float64', True, 'a finite number .* not True'),
        ('Float64', '1', "a finite number .* not '1'"),
        ('Float32', 3.5e38, 'a finite number of its range, not 3.5e'),
        ('Float32', -math.inf, 'a finite number'),
        ('Int8', 128.0, 'a whole number from -128 to 127, not 128.0'),
        ('UInt8', -1.0, 'a whole number from 0 to 255'),
        ('Int32', 0.5, 'a whole number'),
        ('Int32', math.inf, 'a whole number'),
        ('Int64', float(2**60), 'to 9007199254740992'),
        ('Int16', False, 'a whole number'),
        ('Bool', 1.0, 'true or false, not 1.0'),
        ('String', 1.0, 'a text'),
        ('String', 'a\0b', 'a text without NUL'),
        ('Empty', False, "a button's true"),
        ('Header', 1.0, 'nothing'),
    ],
)
def test_values_that_do_not_fit(name: str, value: Any, text: str) -> None:
    with pytest.raises(InputError, match=f"widget 'speed': std_msgs/msg/{name} takes .*{text}"):
        to_ros(changed(value), ros_type=f'std_msgs/msg/{name}')


@pytest.mark.parametrize('value', [math.nan, math.inf])
def test_a_widget_does_not_show_what_is_no_number(as_view: Any, value: float) -> None:
    view = as_view('std_msgs/msg/Float64', {'data': value})
    with pytest.raises(InputError, match='finite'):
        from_ros(view, ros_type='std_msgs/msg/Float64')


def test_types_without_a_widget(as_view: Any) -> None:
    view = as_view('std_msgs/msg/Char', {'data': 65})
    with pytest.raises(InputError, match='Char has no place in a widget; known are'):
        from_ros(view, ros_type='std_msgs/msg/Char')
    assert len(set(ROS_TYPE)) == 13
