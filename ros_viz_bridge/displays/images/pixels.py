# SPDX-License-Identifier: Apache-2.0
"""What a picture is before it is encoded, as a JPEG file or as a frame of a video."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import jpeg

File = NDArray[np.uint8]


@dataclass(frozen=True)
class Pixels:
    """(height, width, channels) uint8, or (height, width) for GRAY."""

    array: NDArray[np.uint8]
    order: jpeg.Order

    def jpeg(self, quality: float) -> File:
        """Return it as a file."""
        return jpeg.encode(self.array, order=self.order, quality=quality)


@dataclass(frozen=True)
class Planes:
    """Full-range BT.601 Y (height, width), U and V of the same size or halved either way."""

    planes: tuple[NDArray[np.uint8], NDArray[np.uint8], NDArray[np.uint8]]

    def jpeg(self, quality: float) -> File:
        """Return it as a file."""
        return jpeg.encode_planes(*self.planes, quality=quality)


@dataclass(frozen=True)
class JpegFile:
    """A JPEG file as it was published."""

    data: NDArray[Any]

    def jpeg(self, quality: float) -> File:
        """Return the file: whoever made it chose its quality."""
        return self.data


Colours = Pixels | Planes | JpegFile
"""A picture with colours, or of 8 bits of grey."""
