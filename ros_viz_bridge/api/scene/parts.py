# SPDX-License-Identifier: Apache-2.0
"""Properties that several kinds of nodes have: points, colours one or many, lines' thickness."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
import warnings

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .. import checks
from .prop import Prop

Rgb = tuple[int, int, int]
thickness_units = checks.choice('world', 'screen')


def pairs(name: str, value: ArrayLike) -> NDArray[np.float32]:
    """Return (N, 2, 3) as (2 N, 3): one end after the other."""
    found = checks.array(name, value, None)
    if found.ndim != 3 or found.shape[1:] != (2, 3):
        raise ValueError(f'{name} must have shape (N, 2, 3), not {found.shape}')
    return checks.rows(name, found.reshape(-1, 3), 3)


def two_or_more(name: str, value: ArrayLike) -> NDArray[np.float32]:
    """Return (N, 3) of points that can be a line: two or more."""
    found = checks.rows(name, value, 3)
    if len(found) < 2:
        raise ValueError(f'{name} must be two points or more, not {len(found)}')
    return found


def ends(found: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return what ``pairs`` made of (N, 2, 3) as that."""
    return found.reshape(-1, 2, 3)


def colors_prop(shape: tuple[int, ...]) -> Prop[ArrayLike, NDArray[np.uint8]]:
    """Return the property of colours: one of shape (3,), or N of a shape, as (3,) or (2, 3)."""

    def check(name: str, value: ArrayLike) -> NDArray[np.uint8]:
        found = checks.colors(name, value)
        if found.shape != (3,) and (found.ndim != 1 + len(shape) or found.shape[1:] != shape):
            wanted = ', '.join(str(size) for size in shape)
            raise ValueError(f'{name} must have shape (3,) or (N, {wanted}), not {found.shape}')
        rows = np.array(found.reshape(-1, 3))
        rows.flags.writeable = False
        return rows

    def read(rows: NDArray[np.uint8]) -> NDArray[np.uint8]:
        return rows[0] if len(rows) == 1 else rows.reshape(-1, *shape)

    return Prop(check, read=read)


def fit(name: str, colors: ArrayLike, count: int, each: str) -> None:
    """Raise ValueError for colours that are neither one nor as many as there are things."""
    shape = np.shape(colors)
    if len(shape) > 1 and shape[0] != count:
        raise ValueError(f'{name} must be one colour or one per {each}: {count}, not {shape[0]}')


def width_of(width: float | None, thickness: float, units: str) -> tuple[float, str]:
    """Return thickness and units; ``line_width`` of older scripts is a thickness in pixels."""
    if width is None:
        return thickness, units
    warnings.warn(
        "line_width is deprecated: use thickness, with thickness_units='screen' for pixels",
        DeprecationWarning,
        stacklevel=4,
    )
    return checks.not_negative('line_width', width), 'screen'


def rows_of_3(name: str, value: ArrayLike) -> NDArray[np.float32]:
    """Return (N, 3) of finite float32."""
    return checks.rows(name, value, 3)


def shadow(name: str, value: bool | float) -> float:
    """Return how dark shadows on it are: True is 1, False 0."""
    return float(value) if isinstance(value, bool) else checks.fraction(name, value)


def at_least(least: int) -> Callable[[str, Any], int]:
    """Return a check for an integer of so much or more, None for 0."""

    def check(name: str, value: Any) -> int:
        if value is None:
            return 0
        number = checks.integer(name, value)
        if number < least:
            raise ValueError(f'{name} must be {least} or more, or None, not {number}')
        return number

    return check
