# SPDX-License-Identifier: Apache-2.0
"""Colours as three.js and CSS write them, as 0..255."""

from __future__ import annotations

import math
from typing import Any

from PIL import ImageColor

RGB = tuple[int, int, int]


def rgb(given: Any, name: str = 'color') -> RGB:
    """
    Return a colour: a CSS name, '#rrggbb', 0xrrggbb, or three numbers (floats 0..1, ints 0..255).

    Raises ValueError, TypeError.
    """
    if isinstance(given, str):
        try:
            red, green, blue = ImageColor.getrgb(given)[:3]
        except ValueError:
            raise ValueError(f"{name} must be a CSS colour or '#rrggbb', not {given!r}") from None
        return red, green, blue
    if isinstance(given, int) and not isinstance(given, bool):
        if not 0 <= given <= 0xFFFFFF:
            raise ValueError(f'{name} must be 0..0xffffff, not {given:#x}')
        return given >> 16, given >> 8 & 255, given & 255
    try:
        values = [value.item() if hasattr(value, 'item') else value for value in given]
    except TypeError:
        raise TypeError(f'{name} must be a colour, not {given!r}') from None
    if len(values) not in (3, 4) or not all(map(_is_number, values)):
        raise ValueError(f'{name} must have three numbers, not {given!r}')
    if all(isinstance(value, int) for value in values):
        scaled = values[:3]
    else:
        scaled = [round(255 * value) for value in values[:3]]
    if not all(0 <= value <= 255 for value in scaled):
        raise ValueError(f'{name} must be ints 0..255 or floats 0..1, not {given!r}')
    return scaled[0], scaled[1], scaled[2]


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and math.isfinite(value)
