# SPDX-License-Identifier: Apache-2.0
"""Pictures that a script gives as numbers, or as a file that is one already."""

from __future__ import annotations

import io
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ..displays.base import DisplayError
from ..displays.images import jpeg
from ..displays.images.files import picture_format
from ..displays.images.pillow import pillow
from . import checks

PictureFormat = Literal['auto', 'png', 'jpeg']
Encoding = Literal['jpeg', 'png', 'webp']
ImageLike: TypeAlias = NDArray[Any] | bytes
QUALITY = 75
FORMATS = ('auto', 'png', 'jpeg')


def encoded(
    name: str, image: ImageLike, file_format: str, jpeg_quality: int | None
) -> tuple[Encoding, NDArray[np.uint8]]:
    """
    Return a picture as a file (uint8), and what kind of file it is.

    ``image``: (H, W, 3), (H, W, 4) or grey (H, W) or (H, W, 1), uint8 or float 0..1; or the bytes
    of a jpeg, png or webp file, which go to the page as they are. ``file_format`` 'auto' is png of
    what has an opacity, jpeg of all else; in a jpeg the opacity is lost. Raises TypeError and
    ValueError that name the argument.
    """
    quality = quality_of(file_format, jpeg_quality)
    if isinstance(image, (bytes, bytearray, memoryview)):
        return _file(name, np.frombuffer(bytes(image), np.uint8))
    pixels = as_pixels(name, image)
    try:
        if file_format == 'jpeg' or (file_format == 'auto' and pixels.shape[2] != 4):
            order: jpeg.Order = 'GRAY' if pixels.shape[2] == 1 else 'RGB'
            opaque = np.ascontiguousarray(pixels[:, :, :3])
            plane = opaque[:, :, 0] if order == 'GRAY' else opaque
            return 'jpeg', jpeg.encode(plane, order=order, quality=quality)
    except DisplayError as error:
        raise ValueError(f'{name}: {error}') from None
    return 'png', _png(pixels)


def quality_of(file_format: str, jpeg_quality: int | None) -> int:
    """Return the quality of a jpeg. Raises TypeError and ValueError, of the format too."""
    checks.choice(*FORMATS)('format', file_format)
    quality = QUALITY if jpeg_quality is None else checks.integer('jpeg_quality', jpeg_quality)
    if not 1 <= quality <= 100:
        raise ValueError(f'jpeg_quality must be from 1 to 100, not {quality}')
    return quality


def as_pixels(name: str, image: Any) -> NDArray[np.uint8]:
    """Return (H, W, 1, 3 or 4) bytes of a picture of bytes, or of floats 0..1."""
    found = checks.array(name, image, None)
    if found.ndim == 2:
        found = found[:, :, np.newaxis]
    if found.ndim != 3 or found.shape[2] not in (1, 3, 4) or not found.size:
        raise ValueError(
            f'{name} must have shape (H, W, 3), (H, W, 4) or (H, W), not {found.shape}'
        )
    if found.dtype == np.uint8:
        return found
    if found.dtype.kind == 'f':
        # A renderer's own rounding goes a little beyond.
        bright: NDArray[np.uint8] = (np.clip(np.nan_to_num(found), 0.0, 1.0) * 255.0 + 0.5).astype(
            np.uint8
        )
        return bright
    if found.dtype.kind in 'iub' and int(found.min()) >= 0 and int(found.max()) <= 255:
        whole: NDArray[np.uint8] = found.astype(np.uint8)
        return whole
    raise ValueError(f'{name} must be uint8, or floats from 0 to 1, not {found.dtype}')


def _file(name: str, data: NDArray[np.uint8]) -> tuple[Encoding, NDArray[np.uint8]]:
    kind = picture_format(data)
    if kind is None:
        raise ValueError(f'{name} is no jpeg, png or webp file')
    return kind, data


def _png(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    image = pillow()
    if image is None:
        raise ValueError('a png needs Pillow: pip install pillow, or apt install python3-pil')
    grey = pixels.shape[2] == 1
    picture = image.fromarray(pixels[:, :, 0] if grey else np.ascontiguousarray(pixels))
    file = io.BytesIO()
    picture.save(file, 'PNG', compress_level=1)
    return np.frombuffer(file.getvalue(), np.uint8)
