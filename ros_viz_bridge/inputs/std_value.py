# SPDX-License-Identifier: Apache-2.0
"""Values of widgets as std_msgs, and std_msgs as values of widgets."""

from __future__ import annotations

import math
from typing import Any

from ..cdr import View
from ..wire.client import WidgetChanged
from ..wire.gui import WidgetValue
from .base import InputError, Message

_EXACT = 2**53
"""Whole numbers beyond this are not exact in a page."""

_LARGEST_FLOAT32 = (2.0 - 2.0**-23) * 2.0**127

_INTEGERS = {
    **{f'std_msgs/msg/Int{n}': (-(2 ** (n - 1)), 2 ** (n - 1) - 1) for n in (8, 16, 32, 64)},
    **{f'std_msgs/msg/UInt{n}': (0, 2**n - 1) for n in (8, 16, 32, 64)},
}
_FLOATS = {'std_msgs/msg/Float32': _LARGEST_FLOAT32, 'std_msgs/msg/Float64': math.inf}
_BOOL, _STRING, _EMPTY = 'std_msgs/msg/Bool', 'std_msgs/msg/String', 'std_msgs/msg/Empty'

ROS_TYPE = (*_FLOATS, *_INTEGERS, _BOOL, _STRING, _EMPTY)
EVENT = WidgetChanged


def to_ros(
    event: WidgetChanged, *, ros_type: str, stamp: float = 0.0, frame_id: str = ''
) -> Message:
    """
    Return the message of type ``ros_type`` that a widget's value is; these types have no header.

    Raises InputError naming widget, value and what the type takes.
    """
    value = event.value
    problem = _problem(value, ros_type)
    if problem:
        raise InputError(
            f'widget {event.widget!r}: {ros_type} takes {problem}, not {value!r:.100}'
        )
    if ros_type == _EMPTY:
        return {}
    if ros_type in _INTEGERS and isinstance(value, (int, float)):
        return {'data': int(value)}
    return {'data': value}


def from_ros(msg: View, *, ros_type: str) -> WidgetValue | None:
    """
    Return the value that a message of type ``ros_type`` gives a widget, None for Empty.

    Raises InputError for NaN, infinity and types that widgets do not take.
    """
    if ros_type == _EMPTY:
        return None
    if ros_type not in ROS_TYPE:
        raise InputError(f'{ros_type} has no place in a widget; known are {", ".join(ROS_TYPE)}')
    value: Any = msg.data
    if ros_type in (_BOOL, _STRING):
        found: WidgetValue = value
        return found
    if not math.isfinite(value):
        raise InputError(f'data is {value}: a widget shows finite numbers only')
    return float(value)


def _problem(value: WidgetValue, ros_type: str) -> str:
    """Return what ``ros_type`` takes if ``value`` is not that, else ''."""
    number = value if isinstance(value, (int, float)) and not isinstance(value, bool) else math.nan
    if ros_type in _FLOATS:
        fits = math.isfinite(number) and abs(number) <= _FLOATS[ros_type]
        return '' if fits else 'a finite number of its range'
    if ros_type in _INTEGERS:
        low, high = _INTEGERS[ros_type]
        low, high = max(low, -_EXACT), min(high, _EXACT)
        fits = low <= number <= high and number == int(number)
        return '' if fits else f'a whole number from {low} to {high}'
    if ros_type == _BOOL:
        return '' if isinstance(value, bool) else 'true or false'
    if ros_type == _STRING:
        return '' if isinstance(value, str) and '\0' not in value else 'a text without NUL'
    if ros_type == _EMPTY:
        return '' if value is True else "a button's true"
    return f'nothing (known are {", ".join(ROS_TYPE)})'
