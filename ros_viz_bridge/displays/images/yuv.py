# SPDX-License-Identifier: Apache-2.0
"""Planes of the YUV formats of cameras, for JPEG."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.uint8]

_NUMBERS = np.arange(256.0)
_LUMA = np.clip(np.round((_NUMBERS - 16) * 255 / 219), 0, 255).astype(np.uint8)
_CHROMA = np.clip(np.round((_NUMBERS - 128) * 255 / 224 + 128), 0, 255).astype(np.uint8)
"""Video (BT.601, 16 to 235 and 240), as OpenCV and so cv_bridge assume, to full range."""


def packed_422(pixels: Plane, *, luma_first: bool) -> tuple[Plane, Plane, Plane]:
    """
    Return full-range planes Y (height, width), U and V (height, width / 2).

    ``pixels`` is (height, width, 2): YUYV if ``luma_first``, else UYVY.
    """
    luma, chroma = (0, 1) if luma_first else (1, 0)
    colours = pixels[..., chroma]
    return _LUMA[pixels[..., luma]], _CHROMA[colours[:, 0::2]], _CHROMA[colours[:, 1::2]]


def semi_planar(luma: Plane, chroma: Plane, *, v_first: bool) -> tuple[Plane, Plane, Plane]:
    """
    Return full-range planes Y, U and V.

    ``luma`` is (height, width); ``chroma`` (rows, pixels, 2) U and V, or V and U if ``v_first``.
    """
    u, v = (1, 0) if v_first else (0, 1)
    return _LUMA[luma], _CHROMA[chroma[..., u]], _CHROMA[chroma[..., v]]
