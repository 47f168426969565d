# SPDX-License-Identifier: Apache-2.0
"""What the handles of elements tell, as values of events."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image


def value_of(etype: str, told: Any) -> Any:
    """Return the value of an event; a file that is no picture raises ValueError."""
    target = getattr(told, 'target', told)
    if etype in ('SET', 'INPUT'):
        return target.value
    if etype == 'UPLOAD':
        return picture(target.value)
    return {}


def picture(file: Any) -> Image.Image:
    """Return the picture in an uploaded file. Raises ValueError that names it."""
    try:
        found = Image.open(io.BytesIO(file.content))
        found.load()
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise ValueError(f'{file.name} is no picture that can be read: {error}') from None
    return found
