# SPDX-License-Identifier: Apache-2.0
"""Image files known by their first bytes, whatever a publisher calls them."""

from __future__ import annotations

from dataclasses import dataclass
import io
import struct
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from ..base import DisplayError
from .pillow import pillow
from .sizes import check_size, FREE_NUMBERS, FREE_PIXELS, jpeg_size, webp_size

PictureFormat = Literal['jpeg', 'png', 'webp']

_PNG = b'\x89PNG\r\n\x1a\n'
_GREY = 0


@dataclass(frozen=True)
class PngHeader:
    """What the IHDR chunk of a PNG file says."""

    width: int
    height: int
    depth: int
    grey: bool


def picture_format(data: NDArray[Any]) -> PictureFormat | None:
    """Return which kind of file the bytes (uint8) begin; None if none that browsers show."""
    head = data[:12].tobytes()
    if head.startswith(b'\xff\xd8\xff'):
        return 'jpeg'
    if head.startswith(_PNG):
        return 'png'
    if head[:4] == b'RIFF' and head[8:] == b'WEBP':
        return 'webp'
    return None


def png_header(data: NDArray[Any]) -> PngHeader:
    """Return the header of a PNG file (uint8). Raises DisplayError if it has none."""
    head = data[:26].tobytes()
    if len(head) < 26 or not head.startswith(_PNG) or head[12:16] != b'IHDR':
        raise DisplayError('data begins like a PNG file, but its header chunk is missing')
    width, height, depth, colour = struct.unpack_from('>IIBB', head, 16)
    return PngHeader(width, height, depth, colour == _GREY)


def check_picture(data: NDArray[Any], kind: PictureFormat) -> None:
    """Raise DisplayError for a file (uint8) of which a page would make too many pixels."""
    size: tuple[int, int] | None
    if kind == 'png':
        header = png_header(data)
        size = (header.width, header.height)
    else:
        size = jpeg_size(data) if kind == 'jpeg' else webp_size(data)
    if size is not None:
        check_size(size, len(data), free=FREE_PIXELS, pixel_bytes=4)


def decode_png16(data: NDArray[Any]) -> NDArray[np.uint16]:
    """
    Return the numbers (height, width) of a grey 16-bit PNG file; browsers cut them to 8 bits.

    Raises DisplayError for a broken file, one that grows too much, or if Pillow is not installed.
    """
    header = png_header(data)
    image = pillow()
    if image is None:  # The page decodes all but 16-bit files by itself.
        raise DisplayError('a 16-bit PNG image needs Pillow: install python3-pil or pip pillow')
    size = (header.width, header.height)
    check_size(size, len(data), free=FREE_NUMBERS, pixel_bytes=2)
    try:
        with image.open(io.BytesIO(data.tobytes()), formats=['PNG']) as picture:
            return np.asarray(picture).astype('<u2')
    except (OSError, SyntaxError, ValueError, image.DecompressionBombError) as error:
        raise DisplayError(f'the PNG image is broken: {error}') from None
