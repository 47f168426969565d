# SPDX-License-Identifier: Apache-2.0
"""
How large a picture becomes when it is decoded: its file says so in a few bytes.

A file of some kilobytes can say that it holds gigabytes.
"""

from __future__ import annotations

import struct
from typing import Any

from numpy.typing import NDArray

from ..base import DisplayError

MOST_PIXELS = 100_000_000
FREE_PIXELS = 40_000_000
"""So many may be in a file however small it is: cameras of 8K have 33 million."""
FREE_NUMBERS = 16_000_000
"""Likewise of what is decoded here, in the server."""
MOST_FOLD = 50
"""Larger ones may take so many times the bytes of their file, decoded."""

_JPEG_SEGMENTS = 1000
_NO_FRAME = (0xC4, 0xC8, 0xCC)
_ALONE = (0x01, *range(0xD0, 0xD9))
_SCAN = (0xD9, 0xDA)

Size = tuple[int, int]


def check_size(size: Size, file_bytes: int, *, free: int, pixel_bytes: int) -> None:
    """Raise DisplayError for a picture (width, height) that is too large for its file."""
    width, height = size
    pixels = width * height
    said = f'an image of {width} x {height} pixels'
    if not 0 < pixels <= MOST_PIXELS:
        raise DisplayError(f'{said} is not shown: at most {MOST_PIXELS // 10**6} million are')
    if pixels > free and pixels * pixel_bytes > MOST_FOLD * file_bytes:
        raise DisplayError(
            f'{said} in a file of {file_bytes} bytes is not shown: beyond {free // 10**6} million'
            f' pixels it may take up to {MOST_FOLD} times the bytes of its file'
        )


def jpeg_size(data: NDArray[Any]) -> Size | None:
    """Return width and height of a JPEG file (uint8), None where its frame is not found."""
    at = 2
    for _ in range(_JPEG_SEGMENTS):
        head = data[at : at + 9].tobytes()
        if len(head) < 9 or head[0] != 0xFF or head[1] in _SCAN:
            return None
        if head[1] == 0xFF:
            at += 1
        elif head[1] in _ALONE:
            at += 2
        elif 0xC0 <= head[1] <= 0xCF and head[1] not in _NO_FRAME:
            height, width = struct.unpack_from('>HH', head, 5)
            return width, height
        else:
            at += 2 + int.from_bytes(head[2:4], 'big')
    return None


def webp_size(data: NDArray[Any]) -> Size | None:
    """Return width and height of a WebP file (uint8), None where it begins otherwise."""
    head = data[:30].tobytes()
    kind = head[12:16]
    if len(head) < 30:
        return None
    if kind == b'VP8 ':
        width, height = struct.unpack_from('<HH', head, 26)
        return width & 0x3FFF, height & 0x3FFF
    if kind == b'VP8L':
        bits = int.from_bytes(head[21:25], 'little')
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b'VP8X':
        width, height = (int.from_bytes(head[at : at + 3], 'little') for at in (24, 27))
        return width + 1, height + 1
    return None
