# SPDX-License-Identifier: Apache-2.0
"""Numbers from bytes: views where possible, native and checked always."""

from __future__ import annotations

from cdr.helpers import POSE_ARRAY, TRICKY
import numpy as np
import pytest

from ros_viz_bridge.cdr import CdrError, MessageType, Reader, Writer


def _flags(message_type: MessageType, values: dict[str, object], at: int, byte: int) -> bytes:
    data = bytearray(Writer(message_type).write(values))
    data[at] = byte
    return bytes(data)


def test_elements_at_equal_distances_are_views() -> None:
    """Reading poses copies nothing."""
    data = Writer(POSE_ARRAY).write({'poses': np.ones((100, 7))})
    poses = Reader(POSE_ARRAY).read(data).poses
    for array in (poses.array(), poses.position.array(), poses.orientation.w):
        assert np.shares_memory(array, np.frombuffer(data, np.uint8))
        assert not array.flags.writeable


def test_gathered_arrays_are_read_only_too() -> None:
    """Writing into a copy would be lost; better to refuse."""
    named = [{'name': 'x' * i} for i in (1, 7, 9)]
    view = Reader(TRICKY).read(Writer(TRICKY).write({'named': named}))
    for array in (view.named.pose.array(), view.named.octet, view.named.values.values):
        with pytest.raises(ValueError, match='read-only'):
            array[...] = 0


def test_foreign_byte_order_becomes_native() -> None:
    """Arrays are sent on as they are, to a little-endian page."""
    named = [{'values': [1.5] * i, 'name': 'x' * i} for i in range(4)]
    values = {'doubles': [1.0, 2.0], 'named': named}
    view = Reader(TRICKY).read(Writer(TRICKY, big_endian=True).write(values))
    for array in (view.doubles, view.named.values.values, view.named.pose.array()):
        assert array.dtype.isnative
    assert view.doubles.tolist() == [1.0, 2.0]


@pytest.mark.parametrize('average', [3, 200])
def test_sequences_of_many_elements_are_joined(average: int) -> None:
    """Short ones are gathered by number, long ones copied piece by piece."""
    rng = np.random.default_rng(0)
    parts = [rng.random(n).astype(np.float32) for n in rng.integers(0, 2 * average, 50)]
    view = Reader(TRICKY).read(Writer(TRICKY).write({'named': [{'values': p} for p in parts[:4]]}))
    ragged = view.named.values
    assert (ragged.values == np.concatenate(parts[:4])).all()
    assert np.diff(ragged.offsets).tolist() == [len(part) for part in parts[:4]]
    assert len(view.named[0:0].values.values) == 0


def test_bools_other_than_0_and_1_are_refused() -> None:
    """Numpy's answers about such bools contradict each other."""
    single = MessageType.from_text('pkg/msg/Name', 'bool x')
    view = Reader(single).read(_flags(single, {'x': True}, 4, 2))
    with pytest.raises(CdrError, match=r'pkg/msg/Name\.x \(byte 4\): a bool is neither'):
        _ = view.x
    several = MessageType.from_text('pkg/msg/Name', 'bool[] x')
    view = Reader(several).read(_flags(several, {'x': [True, False, True]}, 10, 255))
    with pytest.raises(CdrError, match='bool 2 is neither 0 nor 1, but 255'):
        _ = view.x
