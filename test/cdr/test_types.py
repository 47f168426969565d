# SPDX-License-Identifier: Apache-2.0
"""Message types are values: equal when they describe the same bytes."""

from __future__ import annotations

from cdr.helpers import TRICKY
import pytest

from ros_viz_bridge.cdr import Field, FieldType, MessageType


def test_types_are_spelled_as_in_msg_files() -> None:
    """Errors show these names."""
    spelled = {field.name: str(field.type) for field in TRICKY.fields}
    assert spelled['named'] == 'test_msgs/msg/Named[<=4]'
    assert spelled['wide'] == 'wstring<=6'
    assert spelled['pair'] == 'string<=5[2]'
    assert spelled['doubles'] == 'float64[]'
    assert spelled['last'] == 'int16'


def test_equality_ignores_defaults() -> None:
    """A class and a schema that differ in defaults only can share a reader."""
    one = MessageType('a/msg/B', (Field('x', FieldType('int8'), 1),))
    other = MessageType('a/msg/B', (Field('x', FieldType('int8')),))
    assert one == other
    assert hash(one) == hash(other)
    assert one != MessageType('a/msg/B', (Field('x', FieldType('uint8')),))


def test_class_and_text_give_the_same_type() -> None:
    """A recording's topic is shown by the same display as a live one."""
    msg = pytest.importorskip('geometry_msgs.msg', reason='geometry_msgs is not installed')
    text = 'float64 x 0\nfloat64 y 0\nfloat64 z 0\nfloat64 w 1'
    described = MessageType.from_text('geometry_msgs/msg/Quaternion', text)
    assert described == MessageType.from_class(msg.Quaternion)
    assert described.fields[3].default == 1
