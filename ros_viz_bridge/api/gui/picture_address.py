# SPDX-License-Identifier: Apache-2.0
"""Pictures that stand in texts and bars: what the page can load under its content policy."""

from __future__ import annotations

import base64
import mimetypes
import os
from pathlib import Path
from typing import Any

import numpy as np

from ...displays.images.files import picture_format

LARGEST = 8 << 20
"""Bytes of one picture: it travels inside a text."""
TYPES = frozenset(
    f'image/{kind}' for kind in ('png', 'jpeg', 'gif', 'webp', 'svg+xml', 'bmp', 'avif')
)


def of_file(name: str, path: Path) -> str:
    """Return the ``data:`` address of a picture file. Raises ValueError and OSError."""
    kind = mimetypes.guess_type(path.name)[0]
    if kind not in TYPES:
        raise ValueError(f'{name}: {str(path)!r} is no picture by its name')
    return _address(name, kind, path.read_bytes())


def of_bytes(name: str, data: bytes) -> str:
    """Return the ``data:`` address of the bytes of a jpeg, png or webp file. Raises ValueError."""
    kind = picture_format(np.frombuffer(data, np.uint8))
    if kind is None:
        raise ValueError(f'{name} is no jpeg, png or webp file')
    return _address(name, f'image/{kind}', data)


def address(name: str, value: Any) -> str:
    """
    Return where the page finds a picture: a file, bytes, or what is an address already.

    '' for an address elsewhere, from where the page loads nothing. Raises TypeError, ValueError
    and OSError.
    """
    if isinstance(value, os.PathLike):
        return of_file(name, Path(value))
    if isinstance(value, (bytes, bytearray, memoryview)):
        return of_bytes(name, bytes(value))
    if not isinstance(value, str):
        raise TypeError(f'{name} must be an address, a pathlib.Path or bytes, not {value!r}')
    if is_foreign(value):
        return ''
    if value.startswith('data:') and not value.startswith('data:image/'):
        raise ValueError(f'{name} must be a picture, not {value[:40]!r}')
    return value


def is_foreign(value: str) -> bool:
    """Tell whether an address leads to another server."""
    return value.startswith('//') or value.lower().startswith(('http:', 'https:', 'ftp:'))


def _address(name: str, kind: str, data: bytes) -> str:
    if len(data) > LARGEST:
        raise ValueError(f'{name} has {len(data)} bytes; at most {LARGEST} go into a text')
    return f'data:{kind};base64,{base64.b64encode(data).decode()}'
