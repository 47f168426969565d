# SPDX-License-Identifier: Apache-2.0
"""A decompressor must give back what was packed, and survive anything else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
import pytest

from ros_viz_bridge.demo.lzf import decompress


def compress(data: bytes) -> bytes:
    """Pack data the simple way: the first earlier match of three bytes or more, else literals."""
    out, literals, at = bytearray(), bytearray(), 0

    def flush() -> None:
        for start in range(0, len(literals), 32):
            part = literals[start : start + 32]
            out.append(len(part) - 1)
            out.extend(part)
        literals.clear()

    while at < len(data):
        start = data.find(data[at : at + 3], max(0, at - 8191), at + 2)
        length = 3
        if not 0 <= start < at or at + 3 > len(data):
            literals.append(data[at])
            at += 1
            continue
        while (
            length < 264
            and data[start + length : start + length + 1]
            == data[at + length : at + length + 1]
            != b''
        ):
            length += 1
        flush()
        back, code = at - start - 1, length - 2
        out.append((min(code, 7) << 5) | (back >> 8))
        if code >= 7:
            out.append(code - 7)
        out.append(back & 255)
        at += length
    flush()
    return bytes(out)


@given(st.lists(st.sampled_from([b'a', b'bc', b'\0' * 50, b'abcabc']), max_size=60).map(b''.join))
def test_what_was_packed_comes_back(data: bytes) -> None:
    assert decompress(compress(data), size=len(data)) == data


def test_a_copy_may_overlap_itself() -> None:
    assert decompress(bytes([1, 97, 98, 0x80, 1]), size=8) == b'abababab'


@given(st.binary(max_size=200), st.integers(0, 300))
def test_noise_raises_or_fits(data: bytes, size: int) -> None:
    try:
        assert len(decompress(data, size=size)) == size
    except ValueError:
        pass


@pytest.mark.parametrize(
    ('data', 'size', 'message'),
    [
        (bytes([3, 1, 2]), 4, 'ends in the middle'),
        (bytes([0xE0]), 9, 'ends in the middle'),
        (bytes([0x20, 5]), 3, 'before its start'),
        (bytes([0, 1]), 2, '1 bytes or more instead of 2'),
        (bytes([1, 1, 2, 0xE0, 255, 0]), 3, 'instead of 3'),
    ],
)
def test_damage_is_named(data: bytes, size: int, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        decompress(data, size=size)
