# SPDX-License-Identifier: Apache-2.0
"""sensor_msgs/msg/Image messages from arrays, and pictures back from JPEG files."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from PIL import Image as Pillow

Array = np.ndarray[Any, Any]


def image(encoding: str, pixels: Array, *, padding: int = 0, big_endian: bool = False) -> Any:
    """Return the message of (rows, ...) pixels, ``padding`` bytes after each row."""
    data = pixels.astype(pixels.dtype.newbyteorder('>' if big_endian else '<'))
    height, width = pixels.shape[:2]
    rows = np.ascontiguousarray(data).view(np.uint8).reshape(height, -1)
    padded = np.full((height, rows.shape[1] + padding), 0xEE, np.uint8)
    padded[:, : rows.shape[1]] = rows
    return {
        'header': {'stamp': {'sec': 3, 'nanosec': 500_000_000}, 'frame_id': '/camera'},
        'height': height,
        'width': width,
        'encoding': encoding,
        'is_bigendian': int(big_endian),
        'step': padded.shape[1],
        'data': padded.reshape(-1),
    }


def open_jpeg(data: Any) -> Array:
    """Return (height, width, 3) or (height, width) pixels of a JPEG file, by another library."""
    with Pillow.open(io.BytesIO(bytes(data)), formats=['JPEG']) as picture:
        return np.asarray(picture).astype(int)


def two_colours(height: int = 32, width: int = 48) -> Array:
    """Return an RGB picture, left (200, 40, 90), right (10, 220, 120)."""
    picture = np.empty((height, width, 3), np.uint8)
    picture[:, : width // 2] = (200, 40, 90)
    picture[:, width // 2 :] = (10, 220, 120)
    return picture


def assert_two_colours(picture: Array, *, tolerance: int = 4) -> None:
    """Check the middles of both halves of ``two_colours`` after a lossy way."""
    height, width = picture.shape[:2]
    np.testing.assert_allclose(picture[height // 2, width // 4], (200, 40, 90), atol=tolerance)
    np.testing.assert_allclose(picture[height // 2, -width // 4], (10, 220, 120), atol=tolerance)
