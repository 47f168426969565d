# SPDX-License-Identifier: Apache-2.0
"""Writing dicts, views, arrays and objects, and refusing what does not fit."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from cdr.helpers import POSE_ARRAY, TRICKY, values_of
from hypothesis import given, settings
import numpy as np
import pytest

from ros_viz_bridge.cdr import CdrError, MessageType, Reader, view_from_dict, Writer

_POINT = MessageType.from_text('pkg/msg/Point', 'float64 x\nfloat64 y')


@settings(max_examples=40, deadline=None)
@given(values=values_of(TRICKY))
def test_a_view_is_written_as_it_was_read(values: dict[str, Any]) -> None:
    """Republishing, from either byte order."""
    data = Writer(TRICKY).write(values)
    assert Writer(TRICKY).write(Reader(TRICKY).read(data)) == data
    big = Writer(TRICKY, big_endian=True).write(values)
    assert Writer(TRICKY).write(Reader(TRICKY).read(big)) == data


def test_a_message_of_numbers_is_an_array_too() -> None:
    """One pose is seven numbers, as a sequence of poses is (n, 7)."""
    numbers = np.arange(7.0)
    pose = {'position': numbers[:3], 'orientation': numbers[3:]}
    write = Writer(POSE_ARRAY).write
    assert write({'poses': [pose]}) == write({'poses': numbers[np.newaxis]})
    assert write({'poses': [numbers]}) == write({'poses': numbers[np.newaxis]})
    with pytest.raises(CdrError, match='shape'):
        write({'poses': [numbers[:6]]})


def test_bytes_of_a_small_message() -> None:
    """The wire format itself, by hand: header, alignment, NUL, padding."""
    described = MessageType.from_text('pkg/msg/Name', 'uint8 a\nstring s\nfloat64[] d\nint16 b')
    values = {'a': 1, 's': 'hiyou', 'd': [1.0], 'b': -2}
    words = (
        *('00010000', '01000000', '06000000', '6869796f', '75000000'),
        *('01000000', '00000000', '00000000', '0000f03f', 'feff0000'),
    )
    assert Writer(described).write(values) == bytes.fromhex(''.join(words))


def test_objects_with_attributes() -> None:
    """What rclpy hands out are objects."""
    point = SimpleNamespace(x=1.0, y=2)
    assert Writer(_POINT).write(point) == Writer(_POINT).write({'x': 1.0, 'y': 2.0})
    with pytest.raises(CdrError, match=r"expected pkg/msg/Point, .* which has no 'y'"):
        Writer(_POINT).write(SimpleNamespace(x=1.0))


def test_arrays_stand_for_messages_of_numbers() -> None:
    """Joints come as (25, 7) from the headset."""
    poses = np.arange(14, dtype=np.float32).reshape(2, 7)
    names = ('x', 'y', 'z', 'w')
    spelled = [
        {
            'position': dict(zip(names, pose[:3].tolist(), strict=False)),
            'orientation': dict(zip(names, pose[3:].tolist(), strict=True)),
        }
        for pose in poses
    ]
    write = Writer(POSE_ARRAY).write
    assert write({'poses': poses}) == write({'poses': spelled})
    columns = view_from_dict(POSE_ARRAY, {'poses': poses}).poses
    assert write({'poses': columns}) == write({'poses': poses})
    assert write({'poses': columns[1:]}) == write({'poses': poses[1:]})


def test_big_endian_blocks() -> None:
    """The same in the other byte order."""
    poses = np.arange(14.0).reshape(2, 7)
    data = Writer(POSE_ARRAY, big_endian=True).write({'poses': poses})
    assert (Reader(POSE_ARRAY).read(data).poses.array() == poses).all()


@pytest.mark.parametrize(
    ('values', 'path'),
    [
        ({'nothing': 1}, ''),
        ({'flag': 1}, 'flag'),
        ({'number': 'x'}, 'number'),
        ({'mixed': [{'small': 256}]}, 'mixed[0].small'),
        ({'mixed': [{'three': [1, 2]}]}, 'mixed[0].three'),
        ({'mixed': 5}, 'mixed'),
        ({'mixed': 'ab'}, 'mixed'),
        ({'mixed': [None]}, 'mixed[0]'),
        ({'named': [{}] * 5}, 'named'),
        ({'named': [{'points': np.zeros((2, 4))}]}, 'named[0].points'),
        ({'named': [{'points': np.zeros((2, 3), bool)}]}, 'named[0].points'),
        ({'words': ['a', 5]}, 'words[1]'),
        ({'words': ['a\0b']}, 'words[0]'),
        ({'words': ['\ud800']}, 'words[0]'),
        ({'wide': 'sevenxx'}, 'wide'),
        ({'pair': ['a']}, 'pair'),
        ({'pair': ['ab', 'sixxxx']}, 'pair[1]'),
        ({'two': [{}] * 3}, 'two'),
    ],
)
def test_what_does_not_fit_is_named(values: dict[str, Any], path: str) -> None:
    """An event from a page that lies must not become a wrong message."""
    with pytest.raises(CdrError) as caught:
        Writer(TRICKY).write(values)
    assert caught.value.path == path


def test_a_view_of_another_type_is_refused() -> None:
    """Rather than written with the fields that happen to match."""
    with pytest.raises(CdrError, match="has no 'x'"):
        Writer(_POINT).write(view_from_dict(POSE_ARRAY, {}))


def test_unknown_fields_are_listed() -> None:
    """A typo in a layout file."""
    with pytest.raises(CdrError, match="pkg/msg/Point has no field 'z'"):
        Writer(_POINT).write({'x': 1.0, 'z': 2.0})
