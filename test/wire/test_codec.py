# SPDX-License-Identifier: Apache-2.0
"""
Every message survives the way there and back.

Nothing else passes, and nothing makes the codec fall over.
"""

from __future__ import annotations

from dataclasses import replace
import struct
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
import numpy as np
import orjson
import pytest
from support.examples import example, messages
from support.scene import cloud

from ros_viz_bridge.wire.client import Ack, CameraMoved, Stop
from ros_viz_bridge.wire.codec import (
    decode,
    decode_bundle,
    encode,
    encode_bundle,
    LARGE,
    split,
    to_plain,
)
from ros_viz_bridge.wire.point_cloud import PointCloud
from ros_viz_bridge.wire.schema import CLIENT_MESSAGES, layout, SERVER_MESSAGES
from ros_viz_bridge.wire.session import Notice
from ros_viz_bridge.wire.validate import WireError
from ros_viz_bridge.wire.xr import XrSample

BOTH = {**SERVER_MESSAGES, **CLIENT_MESSAGES}
any_message = st.sampled_from(list(BOTH.values())).flatmap(messages)


def same(one: Any, other: Any) -> bool:
    """Compare field by field; NaN in arrays equals NaN."""
    for name, value in vars(one).items():
        mirrored = getattr(other, name)
        if isinstance(value, np.ndarray):
            if value.shape != mirrored.shape or value.dtype != mirrored.dtype:
                return False
            if value.tobytes() != mirrored.tobytes():
                return False
        elif to_plain(value) != to_plain(mirrored):
            return False
    return True


@given(any_message)
@settings(max_examples=300, deadline=None)
def test_every_message_survives_the_way_there_and_back(message: Any) -> None:
    assert same(message, decode(encode(message), BOTH))


@given(any_message)
@settings(max_examples=100, deadline=None)
def test_buffers_are_aligned_and_in_the_frame(message: Any) -> None:
    frame = encode(message)
    header, buffers = split(frame)
    assert (len(frame) - len(buffers)) % 8 == 0
    for name, column in layout(type(message)):
        if column is not None:
            value = header[name]
            assert value[0] % 8 == 0


def test_arrays_are_views_of_the_frame() -> None:
    frame = encode(example(PointCloud))
    data = decode(frame, SERVER_MESSAGES).data
    assert np.shares_memory(data, np.frombuffer(frame, np.uint8))


@given(st.binary(max_size=200))
def test_noise_is_refused_in_words(noise: bytes) -> None:
    with pytest.raises(WireError):
        decode(noise)


@given(st.sampled_from(list(CLIENT_MESSAGES.values())), st.data())
@settings(max_examples=300, deadline=None)
def test_damaged_messages_are_refused_or_still_valid(cls: type, data: st.DataObject) -> None:
    frame = bytearray(encode(example(cls)))
    at = data.draw(st.integers(0, len(frame) - 1))
    frame[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(frame)))
    for damaged in (bytes(frame), bytes(frame[:cut])):
        try:
            decode(damaged)
        except WireError as error:
            assert str(error)


def framed(header: Any, buffers: bytes = b'') -> bytes:
    """Return a frame with any header."""
    text = orjson.dumps(header)
    start = 4 + len(text)
    return struct.pack('<I', len(text)) + text + bytes(-start % 8) + buffers


@pytest.mark.parametrize(
    ('header', 'reason'),
    [
        ({'t': 'Nonsense'}, 'unknown message type'),
        ({'t': 'Hello'}, 'unknown message type'),
        ({'t': 'Ack'}, 'Ack.received is missing'),
        ({'t': 'Ack', 'received': 1, 'more': 2}, "Ack has no field 'more'"),
        ({'t': 'Ack', 'received': -1}, 'Ack.received is -1'),
        ({'t': 'Ack', 'received': 1.5}, 'Ack.received is no integer'),
        ({'t': 'Ack', 'received': True}, 'Ack.received is no integer'),
        ({'t': 'Stop', 'reason': 'x' * 257}, 'Stop.reason has length 257'),
        ([1, 2], 'header is no object'),
        ({'t': 3}, 'header is no object'),
    ],
)
def test_errors_name_message_and_field(header: Any, reason: str) -> None:
    with pytest.raises(WireError, match=reason):
        decode(framed(header))


def test_a_header_longer_than_the_frame_is_refused() -> None:
    with pytest.raises(WireError, match='header of 4294967295 bytes'):
        decode(struct.pack('<I', 0xFFFFFFFF) + bytes(12))


@pytest.mark.parametrize('column', [[0, 32], [4, 8], [0, 5], [-8, 8], ['0', 8], [0], 'x', None])
def test_a_column_must_lie_in_the_buffers(column: Any) -> None:
    header = {'t': 'XrSample', **to_plain(example(XrSample))}
    for name in ('head', 'left_hand', 'right_hand', 'left_radii', 'right_radii'):
        header[name] = [0, 0]
    header['head'] = column
    with pytest.raises(WireError, match='XrSample.head'):
        decode(framed(header, bytes(24)))


def test_a_quaternion_that_is_none_is_refused() -> None:
    header = {'t': 'CameraMoved', **to_plain(example(CameraMoved))}
    header['orientation'] = [1, 1, 1, 1]
    with pytest.raises(WireError, match='CameraMoved.orientation is no unit quaternion'):
        decode(framed(header))


@pytest.mark.parametrize('nbytes', [LARGE // 4, LARGE + 3])
def test_small_and_large_frames_are_laid_out_alike(nbytes: int) -> None:
    data = np.random.default_rng(1).integers(0, 256, nbytes, np.uint8)
    frame = encode(replace(cloud('c'), data=data))
    header, buffers = split(frame)
    offset, length = header['data']
    assert bytes(buffers[offset : offset + length]) == data.tobytes()
    assert not any(buffers[offset + length :]) and len(frame) % 8 == 0
    assert memoryview(frame).readonly


def test_bytes_may_stand_for_an_array_of_bytes() -> None:
    cloud = example(PointCloud)
    assert encode(cloud) == encode(
        PointCloud(**{**vars(cloud), 'data': memoryview(cloud.data.tobytes())})
    )


def test_only_listed_types_are_decoded() -> None:
    frame = encode(Stop('now'))
    assert decode(frame) == Stop('now')
    with pytest.raises(WireError, match='unknown message type'):
        decode(frame, {'Ack': Ack})


def test_a_bundle_gives_its_frames_back() -> None:
    frames = [encode(Notice('info', 'x' * n)) for n in range(9)]
    bundle = decode(encode_bundle(frames), SERVER_MESSAGES)
    assert [bytes(each) for each in decode_bundle(bundle)] == frames
    with pytest.raises(WireError, match='the sizes ask for'):
        decode_bundle(replace(bundle, sizes=bundle.sizes[1:]))
