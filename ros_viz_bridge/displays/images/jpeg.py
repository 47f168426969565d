# SPDX-License-Identifier: Apache-2.0
"""JPEG by libjpeg-turbo (simplejpeg) where it is installed, else by Pillow."""

from __future__ import annotations

import io
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from ..base import DisplayError
from .pillow import pillow

try:
    import simplejpeg
except ImportError:
    simplejpeg = None

Order = Literal['RGB', 'BGR', 'RGBA', 'BGRA', 'GRAY']
Pixels = NDArray[np.uint8]

_RAW_MODES = {'RGB': 'RGB', 'BGR': 'BGR', 'RGBA': 'RGBX', 'BGRA': 'BGRX'}
_LARGEST = 65_500
_NONE = 'an image needs simplejpeg or Pillow: install python3-pil, or pip simplejpeg'


def encode(pixels: Pixels, *, order: Order, quality: float) -> Pixels:
    """Return the JPEG file (uint8) of (height, width, channels), or (height, width) for GRAY."""
    _check_size(pixels)
    pixels = np.ascontiguousarray(pixels)
    if order == 'GRAY':
        pixels = pixels.reshape(pixels.shape[:2] + (1,))
    if simplejpeg is not None:
        subsampling = 'Gray' if order == 'GRAY' else '420'
        file = simplejpeg.encode_jpeg(pixels, round(quality), order, subsampling)
        return np.frombuffer(file, np.uint8)
    image = _pillow()
    size = pixels.shape[1], pixels.shape[0]
    if order == 'GRAY':
        picture = image.frombuffer('L', size, pixels, 'raw', 'L', 0, 1)
    else:
        picture = image.frombuffer('RGB', size, pixels, 'raw', _RAW_MODES[order], 0, 1)
    return _save(picture, quality)


def encode_planes(y: Pixels, u: Pixels, v: Pixels, *, quality: float) -> Pixels:
    """
    Return the JPEG file (uint8) of full-range BT.601 planes, without a detour over RGB.

    ``u`` and ``v`` have the size of ``y`` (height, width), or half of it in either direction.
    """
    _check_size(y)
    planes = [np.ascontiguousarray(plane) for plane in (y, u, v)]
    if hasattr(simplejpeg, 'encode_jpeg_yuv_planes'):  # not in its first releases
        return np.frombuffer(simplejpeg.encode_jpeg_yuv_planes(*planes, round(quality)), np.uint8)
    image = _pillow()
    full = [image.fromarray(_enlarged(plane, y.shape)) for plane in planes]
    return _save(image.merge('YCbCr', full), quality)


def _pillow() -> Any:
    found = pillow()
    if found is None:
        raise DisplayError(_NONE)
    return found


def _enlarged(plane: Pixels, shape: tuple[int, ...]) -> Pixels:
    for axis in (0, 1):
        if plane.shape[axis] != shape[axis]:
            plane = np.repeat(plane, 2, axis)
    return plane[: shape[0], : shape[1]]


def _save(picture: Any, quality: float) -> Pixels:
    file = io.BytesIO()
    picture.save(file, 'JPEG', quality=round(quality))
    return np.frombuffer(file.getvalue(), np.uint8)


def _check_size(pixels: Pixels) -> None:
    if max(pixels.shape[:2]) > _LARGEST:
        height, width = pixels.shape[:2]
        raise DisplayError(f'{width} x {height} pixels: JPEG ends at {_LARGEST} in each direction')
