# SPDX-License-Identifier: Apache-2.0
"""Unpacks LZF, the compression of PCD files."""

from __future__ import annotations


def decompress(data: bytes, *, size: int) -> bytes:
    """Return the size bytes that data stands for.

    A control byte below 32 says how many literal bytes follow, less one. Any other holds, in its
    upper three bits, the length of a copy, less two (7: one more byte of length follows), and in
    its lower five, with the byte behind, how far back the copy starts, less one. Raises
    ValueError where data ends early, points before its start, or stands for another size.
    """
    out = bytearray()
    at, end = 0, len(data)
    try:
        while at < end and len(out) <= size:
            control = data[at]
            at += 1
            if control < 32:
                literal = data[at : at + control + 1]
                if len(literal) != control + 1:
                    raise ValueError('it ends in the middle')
                out += literal
                at += control + 1
                continue
            length = control >> 5
            if length == 7:
                length += data[at]
                at += 1
            length += 2
            start = len(out) - ((control & 31) << 8) - data[at] - 1
            at += 1
            if start < 0:
                raise ValueError('it refers to bytes before its start')
            _copy(out, start=start, length=length)
    except IndexError as error:
        raise ValueError('it ends in the middle') from error
    if len(out) != size:
        raise ValueError(f'it holds {len(out)} bytes or more instead of {size}')
    return bytes(out)


def _copy(out: bytearray, *, start: int, length: int) -> None:
    """Append length bytes from start on, which may include bytes appended just now."""
    pattern = out[start : start + length]
    whole, rest = divmod(length, len(pattern))
    out += pattern * whole + pattern[:rest]
