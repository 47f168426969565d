# SPDX-License-Identifier: Apache-2.0
"""Colours from the raw numbers of a sensor with a Bayer mosaic, by bilinear interpolation."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

PATTERNS = ('rggb', 'bggr', 'gbrg', 'grbg')
"""Colours of the four pixels in the upper left corner, row by row."""


def debayer(raw: NDArray[np.uint8], pattern: str) -> NDArray[np.uint8]:
    """Return (height, width, 3) RGB of (height, width) raw numbers, both at least 2."""
    height, width = raw.shape
    # Mirrored without repeating the edge, so that a neighbour keeps its colour.
    padded = np.pad(raw.astype(np.uint16), 1, 'reflect')
    rgb = np.empty((height, width, 3), np.uint8)

    for corner, colour in enumerate(pattern):
        y, x = divmod(corner, 2)

        def shifted(dy: int, dx: int, y: int = y, x: int = x) -> NDArray[np.uint16]:
            return padded[1 + y + dy : 1 + height + dy : 2, 1 + x + dx : 1 + width + dx : 2]

        target = rgb[y::2, x::2]
        across = shifted(0, -1) + shifted(0, 1)
        along = shifted(-1, 0) + shifted(1, 0)
        if colour == 'g':
            row_colour = pattern[y * 2 + 1 - x]
            target[..., 1] = shifted(0, 0)
            target[..., 0 if row_colour == 'r' else 2] = (across + 1) >> 1
            target[..., 2 if row_colour == 'r' else 0] = (along + 1) >> 1
            continue
        corners = shifted(-1, -1) + shifted(-1, 1) + shifted(1, -1) + shifted(1, 1)
        target[..., 0 if colour == 'r' else 2] = shifted(0, 0)
        target[..., 1] = (across + along + 2) >> 2
        target[..., 2 if colour == 'r' else 0] = (corners + 2) >> 2
    return rgb
