# SPDX-License-Identifier: Apache-2.0
"""Pixels of a sensor_msgs/msg/Image as arrays over its data, after a look at all its sizes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..base import DisplayError

Array = NDArray[Any]


@dataclass(frozen=True)
class RawImage:
    """
    ``height`` x ``width`` pixels, ``step`` bytes from row to row, in ``data`` (uint8).

    ``spare`` is how many bytes of ``data`` belong to no row.
    """

    width: int
    height: int
    step: int
    big_endian: bool
    data: Array
    spare: int

    def pixels(self, scalar: str, channels: int = 1, *, row: int = 0, rows: int = 0) -> Array:
        """
        Return (rows, width, channels) numbers, (rows, width) for one channel, as they lie.

        ``scalar`` is a numpy type without byte order, ``row`` the first row; 0 ``rows`` are all.
        """
        dtype = np.dtype(('>' if self.big_endian else '<') + scalar)
        pixel = dtype.itemsize * channels
        found: Array = np.ndarray(
            (rows or self.height, self.width, channels),
            dtype,
            buffer=self.data,
            offset=row * self.step,
            strides=(self.step, pixel, dtype.itemsize),
        )
        return found[..., 0] if channels == 1 else found


def read_raw(msg: Any, *, pixel_size: int, planes: float = 1.0, even: str = '') -> RawImage:
    """
    Return the image with pixels of ``pixel_size`` bytes.

    ``planes`` is how many times ``height`` rows there are (1.5 for NV12); ``even`` names the sizes
    that have to be. Raises DisplayError naming the field that does not fit the others.
    """
    width, height, step, size = msg.width, msg.height, msg.step, len(msg.data)
    if not width or not height:
        raise DisplayError(f'the image has no pixels: width {width}, height {height}')
    for name, value in (('width', width), ('height', height)):
        if name in even and value % 2:
            raise DisplayError(f'{name} is {value}, but {msg.encoding} needs an even one')
    if step < width * pixel_size:
        raise DisplayError(
            f'step is {step}, but a row of {width} pixels of {msg.encoding} '
            f'has {width * pixel_size} bytes'
        )
    needed = round(height * planes) * step
    if size < needed:
        raise DisplayError(
            f'data has {size} bytes, but {round(height * planes)} rows of step {step} are {needed}'
        )
    return RawImage(width, height, step, bool(msg.is_bigendian), msg.data, size - needed)
