# SPDX-License-Identifier: Apache-2.0
"""Damaged messages raise CdrError or read as something, and never touch what lies beside them."""

from __future__ import annotations

import struct
from typing import Any

from cdr.helpers import plain, same, TRICKY, values_of
from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from ros_viz_bridge.cdr import CdrError, Reader, Writer

_POISON = 64


def _read_between(data: bytes, poison: int, shift: int) -> Any:
    """Read `data` where it lies between bytes of `poison`; an error is returned as its text."""
    around = bytes([poison]) * (_POISON + shift)
    memory = memoryview(around + data + around)[len(around) : len(around) + len(data)]
    try:
        return plain(Reader(TRICKY).read(memory))
    except CdrError as error:
        return str(error)


def _check(data: bytes, shift: int = 0) -> Any:
    """Read twice with different bytes around; what comes out must not depend on them."""
    first, second = _read_between(data, 0x00, shift), _read_between(data, 0xFF, shift)
    assert same(first, second)
    return first


@settings(max_examples=40, deadline=None)
@given(values=values_of(TRICKY), data=st.data())
def test_truncated(values: dict[str, Any], data: st.DataObject) -> None:
    """A message cut off anywhere is an error, unless only padding is missing."""
    whole = Writer(TRICKY).write(values)
    keep = data.draw(st.integers(0, len(whole) - 1))
    found = _check(whole[:keep], shift=data.draw(st.integers(0, 7)))
    assert isinstance(found, str) or (len(whole) - keep < 4 and same(found, values))


@settings(max_examples=150, deadline=None)
@given(values=values_of(TRICKY), data=st.data())
def test_flipped_bits(values: dict[str, Any], data: st.DataObject) -> None:
    """Noise may change values but does no harm."""
    damaged = bytearray(Writer(TRICKY).write(values))
    for bit in data.draw(st.lists(st.integers(0, 8 * len(damaged) - 1), min_size=1, max_size=4)):
        damaged[bit // 8] ^= 1 << bit % 8
    _check(bytes(damaged), shift=data.draw(st.integers(0, 7)))


@settings(max_examples=150, deadline=None)
@given(values=values_of(TRICKY), data=st.data())
def test_lying_lengths(values: dict[str, Any], data: st.DataObject) -> None:
    """A length word of any value at any place does no harm."""
    damaged = bytearray(Writer(TRICKY).write(values))
    at = data.draw(st.integers(1, len(damaged) // 4 - 1)) * 4
    small = st.integers(0, 300)
    lie = data.draw(
        st.one_of(small, st.integers(2**31 - 9, 2**31 + 9), st.integers(2**32 - 9, 2**32 - 1))
    )
    struct.pack_into('<I', damaged, at, lie)
    _check(bytes(damaged))


@settings(max_examples=60, deadline=None)
@given(values=values_of(TRICKY), data=st.data())
def test_a_reader_that_knows_the_layout_notices_damage_too(
    values: dict[str, Any], data: st.DataObject
) -> None:
    """The comparison with known layouts must be as strict as the walk."""
    whole = Writer(TRICKY).write(values)
    damaged = bytearray(whole)
    damaged[data.draw(st.integers(4, len(whole) - 1))] ^= data.draw(st.integers(1, 255))
    warm, fresh = Reader(TRICKY), Reader(TRICKY)
    warm.read(whole)

    def outcome(reader: Reader) -> Any:
        try:
            return plain(reader.read(bytes(damaged)))
        except CdrError as error:
            return str(error)

    assert same(outcome(warm), outcome(fresh))


@pytest.mark.parametrize('length', [1, 2, 2**31, 2**32 - 1])
def test_an_overlong_length_names_field_and_byte(length: int) -> None:
    """Whoever looks for the broken publisher needs to know where."""
    data = bytearray(Writer(TRICKY).write({'words': ['abc']}))
    at = data.index(b'abc') - 4
    struct.pack_into('<I', data, at, length)
    with pytest.raises(CdrError, match=r'words\[0\].*byte') as caught:
        Reader(TRICKY).read(bytes(data))
    assert caught.value.offset is not None


def test_random_bytes() -> None:
    """Whatever arrives, the reader answers with CdrError at worst."""

    @settings(max_examples=100, deadline=None)
    @given(st.binary(max_size=300))
    def check(body: bytes) -> None:
        _check(b'\0\1\0\0' + body)

    check()
