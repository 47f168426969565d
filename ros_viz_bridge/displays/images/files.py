# SPDX-License-Identifier: Apache-2.0
"""Image files known by their first bytes, whatever a publisher calls them."""

from __future__ import annotations

from typing import Any, Literal

from numpy.typing import NDArray

PictureFormat = Literal['jpeg', 'png', 'webp']


def picture_format(data: NDArray[Any]) -> PictureFormat | None:
    """Return which kind of file the bytes (uint8) begin; None if none that browsers show."""
    head = data[:12].tobytes()
    if head.startswith(b'\xff\xd8\xff'):
        return 'jpeg'
    if head.startswith(b'\x89PNG\r\n\x1a\n'):
        return 'png'
    if head[:4] == b'RIFF' and head[8:] == b'WEBP':
        return 'webp'
    return None
