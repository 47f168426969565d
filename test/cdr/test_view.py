# SPDX-License-Identifier: Apache-2.0
"""Reading a message by attribute."""

from __future__ import annotations

import copy

from cdr.helpers import POSE_ARRAY, TRICKY
import numpy as np
import pytest

from ros_viz_bridge.cdr import (
    CdrError,
    Columns,
    MessageType,
    Reader,
    Strings,
    View,
    view_from_dict,
    Writer,
)


def test_every_kind_of_field() -> None:
    """What each attribute is decides how displays are written."""
    view = view_from_dict(
        TRICKY,
        {
            'flag': True,
            'number': 1.5,
            'words': ['a', 'b'],
            'wide': 'ü𝄞',
            'pair': ['x', ''],
            'data': b'abc',
            'doubles': [1.0],
            'empties': [{}, {}],
            'last': -3,
        },
    )
    assert view.flag is True
    assert type(view.number) is float
    assert type(view.last) is int
    assert view.wide == 'ü𝄞'
    assert isinstance(view.words, Strings)
    assert isinstance(view.empty, View)
    assert isinstance(view.mixed, Columns)
    assert len(view.empties) == 2
    assert view.data.dtype == np.uint8
    assert view.doubles.dtype == np.float64


def test_unknown_fields_are_named() -> None:
    """A typo shows at once, with the message type."""
    view = view_from_dict(POSE_ARRAY, {})
    with pytest.raises(AttributeError, match="geometry_msgs/msg/PoseArray has no field 'pose'"):
        _ = view.pose
    assert not hasattr(view, 'pose')


def test_fields_named_like_methods_are_reached_by_key() -> None:
    """ROS names are free, and `array` is a fair name for a field."""
    described = MessageType.from_text('pkg/msg/Name', 'int8[] array\nstring to_dict')
    view = view_from_dict(described, {'array': [1, 2], 'to_dict': 'x'})
    assert view['array'].tolist() == [1, 2]
    assert view['to_dict'] == 'x'
    assert view.to_dict().keys() == {'array', 'to_dict'}


def test_array_of_one_message() -> None:
    """A single pose is (7,)."""
    view = view_from_dict(POSE_ARRAY, {'poses': np.arange(14.0).reshape(2, 7)})
    assert view.poses[1].array().tolist() == list(range(7, 14))
    assert view.poses[1].position.array().tolist() == [7, 8, 9]
    with pytest.raises(CdrError, match='std_msgs/msg/Header'):
        view.header.array()


def test_a_message_is_also_a_sequence_of_one() -> None:
    """Marker is shown by the code that shows MarkerArray."""
    view = view_from_dict(TRICKY, {'number': 2.5, 'doubles': [1.0, 2.0], 'words': ['a']})
    columns = view.columns()
    assert columns.number.tolist() == [2.5]
    assert columns.doubles.values.tolist() == [1.0, 2.0]
    assert columns.words[0].list() == ['a']


def test_a_span_is_equal_where_its_fields_are_and_only_there() -> None:
    """What was concluded from one message holds for another."""
    described = MessageType.from_text(
        'pkg/msg/Laid', 'string before\nuint8 a\nfloat64 b\nItem[] items\nint8[] rest\n===\n'
        'MSG: pkg/Item\nstring name'
    )  # fmt: skip
    said = {'before': 'x', 'a': 1, 'b': 2.0, 'items': [{'name': 'i'}], 'rest': [1, 2]}

    def span(*, big_endian: bool = False, **changes: object) -> tuple[str, int, bytes]:
        data = Writer(described, big_endian=big_endian).write({**said, **changes})
        return Reader(described).read(data).span('a', 'rest')

    assert span() == span() == span(rest=[3, 4, 5]) == span(before='y')
    others = [
        span(a=2),
        span(b=2.5),
        span(items=[{'name': 'j'}]),
        span(items=[]),
        span(big_endian=True),
        span(before='another place of a'),
    ]
    assert span() not in others
    with pytest.raises(AssertionError, match='items'):
        view_from_dict(described, said).span('a', 'items')


def test_invalid_utf8_is_shown_not_refused() -> None:
    """Rclpy shows such names too; a frame is no reason to lose a message."""
    described = MessageType.from_text('pkg/msg/Name', 'string s\nstring[] l')
    data = Writer(described).write({'s': 'abc', 'l': ['def', 'x']})
    view = Reader(described).read(data.replace(b'b', b'\xff').replace(b'e', b'\xc3'))
    assert view.s == 'a\ufffdc'
    assert view.l.list() == ['d\ufffdf', 'x']


def test_copying_a_half_made_view_does_not_recurse() -> None:
    """Copy and pickle make objects without calling __init__."""
    assert copy.copy(view_from_dict(POSE_ARRAY, {})).header.frame_id == ''


def test_wide_characters_out_of_range() -> None:
    """Rclpy refuses them too."""
    described = MessageType.from_text('pkg/msg/Name', 'wstring w')
    view = Reader(described).read(b'\0\1\0\0\1\0\0\0\0\0\1\0')
    with pytest.raises(CdrError, match='0xFFFF'):
        _ = view.w
