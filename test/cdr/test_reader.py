# SPDX-License-Identifier: Apache-2.0
"""Reading back what was written, in both byte orders, and with layouts that were seen before."""

from __future__ import annotations

from typing import Any

from cdr.helpers import plain, POSE_ARRAY, same, TRICKY, values_of
from hypothesis import given, settings
import numpy as np
import pytest

from ros_viz_bridge.cdr import CdrError, MessageType, Reader, view_from_dict, Writer


@pytest.mark.parametrize('big_endian', [False, True])
@settings(max_examples=60, deadline=None)
@given(values=values_of(TRICKY))
def test_reads_what_was_written(values: dict[str, Any], *, big_endian: bool) -> None:
    """A field read wrong in one alignment or byte order would draw nonsense."""
    data = Writer(TRICKY, big_endian=big_endian).write(values)
    view = Reader(TRICKY).read(data)
    assert same(plain(view), values)
    assert same(plain(view.to_dict()), values)


@settings(max_examples=30, deadline=None)
@given(first=values_of(TRICKY), second=values_of(TRICKY))
def test_layouts_of_other_messages_do_not_matter(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    """A message taken for one of another layout would be read at the wrong places."""
    reader, writer = Reader(TRICKY), Writer(TRICKY)
    for values in (first, second, first, second):
        assert same(plain(reader.read(writer.write(values))), values)


def test_same_layout_with_other_numbers_is_not_walked_again() -> None:
    """Walking every message would cost twenty times the steady state."""
    reader, writer = Reader(POSE_ARRAY), Writer(POSE_ARRAY)
    poses = np.arange(21.0).reshape(3, 7)
    first = reader.read(writer.write({'poses': poses}))
    second = reader.read(writer.write({'poses': poses * 2}))
    assert first._source.layout is second._source.layout
    assert (second.poses.array() == poses * 2).all()
    assert (first.poses.array() == poses).all()


def test_several_layouts_are_kept_and_the_oldest_forgotten() -> None:
    """Topics whose publishers take turns have several layouts; endless ones must not pile up."""
    text = MessageType.from_text('std_msgs/msg/String', 'string data')
    reader, writer = Reader(text), Writer(text)

    def layout(length: int) -> object:
        return reader.read(writer.write({'data': 'x' * length}))._source.layout

    first, second = layout(1), layout(2)
    assert layout(1) is first
    assert layout(2) is second
    for length in range(3, 20):
        layout(length)
    assert layout(1) is not first
    assert len(reader._layouts) == 8


def test_bytes_are_read_from_any_buffer_at_any_address() -> None:
    """A recording hands out slices of a file: at odd addresses."""
    values = {'header': {'frame_id': 'map'}, 'poses': np.arange(14.0).reshape(2, 7)}
    data = Writer(POSE_ARRAY).write(values)
    for shift in range(8):
        for kind in (bytes, bytearray):
            buffer = memoryview(kind(bytes(shift) + data))[shift:]
            view = Reader(POSE_ARRAY).read(buffer)
            assert view.header.frame_id == 'map'
            assert (view.poses.array() == values['poses']).all()


def test_large_arrays_are_views_of_the_message() -> None:
    """Copying a cloud of 5 MB would cost more than all the rest."""
    cloud = MessageType.from_text('test_msgs/msg/Cloud', 'uint32 width\nuint8[] data\nfloat64 x')
    data = bytearray(Writer(cloud).write({'width': 3, 'data': b'abcdef', 'x': 2.5}))
    pixels = Reader(cloud).read(data).data
    assert np.shares_memory(pixels, np.frombuffer(data, np.uint8))
    assert not pixels.flags.writeable
    assert pixels.tobytes() == b'abcdef'


@pytest.mark.parametrize('header', [b'', b'\0\1\0', b'\0\2\0\0', b'\0\7\0\0', b'\1\1\0\0'])
def test_other_encapsulations_are_refused(header: bytes) -> None:
    """XCDR2 and parameter lists lay fields out differently."""
    with pytest.raises(CdrError):
        Reader(POSE_ARRAY).read(header + (bytes(20) if len(header) == 4 else b''))


def test_padding_is_allowed_but_not_more() -> None:
    """Bytes left over mean that publisher and reader disagree on the type."""
    data = Writer(POSE_ARRAY).write({'poses': np.zeros((1, 7))})
    Reader(POSE_ARRAY).read(data + bytes(4))
    with pytest.raises(CdrError, match='follow the end of the message'):
        Reader(POSE_ARRAY).read(data + bytes(12))


def test_view_from_dict_fills_in_defaults() -> None:
    """A display's test names only the fields it is about."""
    view = view_from_dict(POSE_ARRAY, {'poses': [{'position': {'x': 1.0}}]})
    assert view.poses[0].orientation.w == 1.0
    assert view.header.frame_id == ''
