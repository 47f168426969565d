# SPDX-License-Identifier: Apache-2.0
"""Depth images as image_transport's compressedDepth sends them."""

from __future__ import annotations

import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..base import DisplayError
from .files import decode_png16, picture_format, png_header

_HEADER = struct.Struct('<iff')
"""ConfigHeader of compressed_depth_image_transport: compression, A and B of the quantisation."""


def decode_depth(data: NDArray[Any], described: str) -> NDArray[Any]:
    """
    Return (height, width) depths: uint16 as published, mostly millimetres, or float32 metres.

    ``data`` is uint8, ``described`` the ``format``, such as '32FC1; compressedDepth png'.
    Depths that are unknown are 0, or NaN in float32. Raises DisplayError for other compressions
    than PNG, and broken ones.
    """
    file = data[_HEADER.size :]
    if len(data) < _HEADER.size or picture_format(file) != 'png':
        raise DisplayError(
            f'compressedDepth without a PNG image in it is not supported (format: {described!r})'
        )
    header = png_header(file)
    if not header.grey or header.depth != 16:
        raise DisplayError(
            f'compressedDepth with a PNG image of {header.depth} bits that is'
            f' {"grey" if header.grey else "coloured"}: depths are 16 bits, grey'
        )
    numbers = decode_png16(file)
    if not described.strip().startswith('32FC1'):
        return numbers
    _, a, b = _HEADER.unpack_from(data[: _HEADER.size].tobytes())
    depths: NDArray[np.float32]
    # The transport stores A / depth + B, rounded, and 0 where there is no depth.
    with np.errstate(divide='ignore', invalid='ignore'):
        depths = np.float32(a) / (numbers.astype(np.float32) - np.float32(b))
    depths[numbers == 0] = np.nan
    return depths
