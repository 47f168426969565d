# SPDX-License-Identifier: Apache-2.0
"""Colours of widgets: names of the page's palette, or channels."""

from __future__ import annotations

from typing import Any, get_args

import numpy as np

from ...wire.notification import NotificationColor

PALETTE = tuple(color for color in get_args(NotificationColor) if color)
"""The colours that have names: they look right in light and dark pages."""


def color(name: str, value: Any) -> str:
    """Return a name of ``PALETTE``, or #rrggbb of three channels; '' for None."""
    if value is None:
        return ''
    if isinstance(value, str):
        if value not in PALETTE:
            raise ValueError(f'{name} must be one of {", ".join(PALETTE)}, not {value!r}')
        return value
    return '#' + ''.join(f'{round(each):02x}' for each in channels(name, value, 3))


def read_color(value: str) -> str | tuple[int, ...] | None:
    """Return a colour as it was given."""
    if not value.startswith('#'):
        return value or None
    return tuple(bytes.fromhex(value[1:]))


def channels(name: str, value: Any, count: int) -> list[float]:
    """
    Return so many channels as whole numbers from 0 to 255.

    Integers are taken as they are, floats are 0 to 1. Raises TypeError and ValueError.
    """
    if isinstance(value, str) or not hasattr(value, '__len__'):
        raise TypeError(f'{name} must be {count} numbers, not {value!r}')
    try:
        found = np.asarray(value)
    except ValueError:
        found = np.asarray(())
    if found.shape != (count,) or found.dtype.kind not in 'iuf':
        raise ValueError(f'{name} must be {count} numbers, not {value!r}')
    if found.dtype.kind == 'f':
        if not ((found >= 0.0) & (found <= 1.0)).all():
            raise ValueError(f'{name} must be floats from 0 to 1 or ints from 0 to 255: {value!r}')
        found = np.rint(found * 255.0)
    elif not ((found >= 0) & (found <= 255)).all():
        raise ValueError(f'{name} must be ints from 0 to 255 or floats from 0 to 1: {value!r}')
    return [float(each) for each in found]
