# SPDX-License-Identifier: Apache-2.0
"""What is compared, and in which byte order."""

from __future__ import annotations

import struct

from hypothesis import given
from hypothesis import strategies as st
import pytest

from ros_viz_bridge.cdr.few_words import FewWords

PLACES = st.lists(st.integers(0, 15), unique=True, max_size=16)


@pytest.mark.parametrize('order', ['<', '>'])
def test_words_and_zeros_where_they_lie(order: str) -> None:
    few = FewWords({4: 7, 12: 0x01020304}, [9])
    payload = bytearray(struct.pack(f'{order}4xI4xI', 7, 0x01020304))
    assert few.match(memoryview(payload), order)
    payload[8] = payload[0] = 0xFF
    assert few.match(memoryview(payload), order)
    payload[9] = 1
    assert not few.match(memoryview(payload), order)


def test_without_anything_to_compare_all_match() -> None:
    assert FewWords({}, []).match(memoryview(b''), '<')


@given(PLACES, PLACES, st.binary(min_size=64, max_size=64), st.integers(0, 63))
def test_no_change_of_a_compared_byte_passes(
    words: list[int], zeros: list[int], data: bytes, changed: int
) -> None:
    """Else a message would be read by the layout of another."""
    payload = bytearray(data)
    zeros = [at for at in zeros if not any(4 * word <= at < 4 * word + 4 for word in words)]
    for at in zeros:
        payload[at] = 0
    few = FewWords({4 * i: struct.unpack_from('<I', payload, 4 * i)[0] for i in words}, zeros)
    assert few.match(memoryview(payload), '<')
    compared = changed in zeros or changed // 4 in words
    payload[changed] ^= 0xFF
    assert few.match(memoryview(payload), '<') is not compared
