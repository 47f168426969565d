# SPDX-License-Identifier: Apache-2.0
"""
What arguments may be: each check returns the value as it is kept.

They raise TypeError or ValueError that names the argument, what came and what is allowed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
import math
from typing import Any, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

C = TypeVar('C')
F = TypeVar('F', bound=Callable[..., Any])
Check = Callable[[str, C], C]
Rgb = tuple[int, int, int]
Vector3 = tuple[float, float, float]
Quaternion = tuple[float, float, float, float]

PLAIN = frozenset((float, int))
ABOVE_ONE = 1.01
"""Colours that were computed as floats may be a little brighter than white."""


def flag(name: str, value: bool) -> bool:
    """Return a bool."""
    if not isinstance(value, (bool, np.bool_)):
        raise TypeError(f'{name} must be True or False, not {shown(value)}')
    return bool(value)


def text(name: str, value: str) -> str:
    """Return a string."""
    if not isinstance(value, str):
        raise TypeError(f'{name} must be a string, not {shown(value)}')
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise ValueError(f'{name} has half a surrogate pair: {shown(value)}') from None
    return value


def mapping(name: str, value: Mapping[str, C]) -> Mapping[str, C]:
    """Return what has values by names."""
    if not isinstance(value, Mapping) or not all(isinstance(key, str) for key in value):
        raise TypeError(f'{name} must be a mapping by names, not {shown(value)}')
    return value


def integer(name: str, value: int) -> int:
    """Return an integer; no float that happens to be one."""
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, np.integer)):
        raise TypeError(f'{name} must be an integer, not {shown(value)}')
    return int(value)


def finite(name: str, value: float) -> float:
    """Return a finite number."""
    if isinstance(value, (bool, np.bool_, str)):
        raise TypeError(f'{name} must be a number, not {shown(value)}')
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise TypeError(f'{name} must be a number, not {shown(value)}') from None
    if not math.isfinite(number):
        raise ValueError(f'{name} must be a finite number, not {number}')
    return number


def positive(name: str, value: float) -> float:
    """Return a number above zero."""
    number = finite(name, value)
    if number <= 0.0:
        raise ValueError(f'{name} must be above 0, not {number}')
    return number


def not_negative(name: str, value: float) -> float:
    """Return a number of zero or more."""
    number = finite(name, value)
    if number < 0.0:
        raise ValueError(f'{name} must not be below 0, but is {number}')
    return number


def fraction(name: str, value: float) -> float:
    """Return a number from 0 to 1."""
    number = finite(name, value)
    if not 0.0 <= number <= 1.0:
        raise ValueError(f'{name} must be from 0 to 1, not {number}')
    return number


def choice(*allowed: C) -> Callable[[str, C], C]:
    """Return a check for one of these."""

    def check(name: str, value: C) -> C:
        if value not in allowed:
            raise ValueError(f'{name} must be one of {allowed}, not {shown(value)}')
        return value

    return check


def optional(check: Callable[[str, Any], C], none: C) -> Callable[[str, Any], C]:
    """Return a check that keeps None as ``none``."""
    return lambda name, value: none if value is None else check(name, value)


def numbers(name: str, value: ArrayLike, count: int) -> tuple[float, ...]:
    """Return so many finite numbers."""
    if isinstance(value, tuple) and len(value) == count:
        for each in value:
            if type(each) is not float or not math.isfinite(each):
                break
        else:
            return tuple(value)  # as it comes from most scripts, many times for each picture
    found = _few(value) if isinstance(value, (tuple, list)) else None
    if found is None or len(found) != count:
        given = array(name, value)
        if given.shape != (count,):
            shape = given.shape
            raise ValueError(f'{name} must be {count} numbers, not an array of shape {shape}')
        found = given.tolist()
    if not all(map(math.isfinite, found)):
        raise ValueError(f'{name} must be {count} finite numbers, not {found}')
    return tuple(found)


def _few(value: Sequence[Any]) -> list[float] | None:
    """Return plain numbers as floats, without the detour of an array; None for all else."""
    if not PLAIN.issuperset(map(type, value)):
        return None
    try:
        return list(map(float, value))
    except OverflowError:
        return None


def vector3(name: str, value: ArrayLike) -> Vector3:
    """Return x y z."""
    return numbers(name, value, 3)  # type: ignore[return-value]


def vector2(name: str, value: ArrayLike) -> tuple[float, float]:
    """Return two finite numbers."""
    return numbers(name, value, 2)  # type: ignore[return-value]


def rotation(name: str, value: ArrayLike) -> Quaternion:
    """Return the unit quaternion x y z w of one that is w x y z, of any length but zero."""
    w, x, y, z = numbers(name, value, 4)
    length = math.hypot(w, x, y, z)
    if length < 1e-9:
        raise ValueError(f'{name} is a quaternion of length zero')
    return x / length, y / length, z / length, w / length


def scale(name: str, value: ArrayLike) -> Vector3:
    """Return the scale along x, y and z; one number is that of all three, zero is none."""
    found = array(name, value)
    x, y, z = numbers(name, np.broadcast_to(found, (3,)) if found.ndim == 0 else found, 3)
    if 0.0 in (x, y, z):
        raise ValueError(f'{name} must not be 0 along an axis, but is {(x, y, z)}')
    return x, y, z


def color(name: str, value: ArrayLike) -> Rgb:
    """Return red, green, blue as 0..255 of ints of that range, or of floats 0..1."""
    found = colors(name, value)
    if found.shape != (3,):
        raise ValueError(f'{name} must be (red, green, blue), not of shape {found.shape}')
    return tuple(found.tolist())


def colors(name: str, value: ArrayLike) -> NDArray[np.uint8]:
    """Return colours of any shape (..., 3) as uint8 of ints 0..255, or of floats 0..1."""
    found = array(name, value, None)
    if found.ndim == 0 or found.shape[-1] != 3:
        raise ValueError(f'{name} must have shape (..., 3), not {found.shape}')
    if found.dtype.kind == 'f':
        if not (found >= 0.0).all() or not (found <= ABOVE_ONE).all():
            raise ValueError(f'{name} of floats must be from 0 to 1; {_extent(found)}')
        bright: NDArray[np.uint8] = (np.minimum(found, 1.0) * 255.0 + 0.5).astype(np.uint8)
        return bright
    if found.dtype.kind not in 'iu':
        raise TypeError(f'{name} must be ints 0..255 or floats 0..1, not {found.dtype}')
    if found.size and (int(found.min()) < 0 or int(found.max()) > 255):
        raise ValueError(f'{name} of ints must be from 0 to 255; {_extent(found)}')
    return found.astype(np.uint8)


def array(name: str, value: ArrayLike, dtype: Any = np.float64) -> NDArray[Any]:
    """Return numbers as an array of any shape, without a copy where it is one."""
    try:
        found = np.asarray(value)
        if found.dtype.kind not in 'biuf':
            raise TypeError
        return found if dtype is None else found.astype(dtype, copy=False)
    except (TypeError, ValueError):
        raise TypeError(f'{name} must be numbers, not {shown(value)}') from None


def rows(name: str, value: ArrayLike, width: int, dtype: Any = np.float32) -> NDArray[Any]:
    """
    Return a copy of shape (N, width) that nobody may write to; (N,) for a width of 1.

    Values that are not finite are refused, as are those that the type cannot hold.
    """
    found = array(name, value, None)
    if found.ndim != (1 if width == 1 else 2) or found.shape[1:] != (width,)[: found.ndim - 1]:
        wanted = '(N,)' if width == 1 else f'(N, {width})'
        raise ValueError(f'{name} must have shape {wanted}, not {found.shape}')
    kind = np.dtype(dtype).kind
    if kind in 'iu' and found.dtype.kind == 'f':
        raise TypeError(f'{name} must be integers, not {found.dtype}')
    if kind == 'f' and not np.isfinite(found).all():
        raise ValueError(f'{name} must be finite numbers')
    if kind in 'iu' and found.size:
        least, most = np.iinfo(dtype).min, np.iinfo(dtype).max
        if int(found.min()) < least or int(found.max()) > most:
            raise ValueError(f'{name} must be from {least} to {most}; {_extent(found)}')
    with np.errstate(over='ignore'):
        copy: NDArray[Any] = np.array(found, dtype, order='C')
    if kind == 'f' and not np.isfinite(copy).all():
        raise ValueError(f'{name} has numbers too large for {np.dtype(dtype)}')
    copy.flags.writeable = False
    return copy


def node_name(name: str, value: str) -> str:
    """Return the name of a scene node, with a slash in front and none behind."""
    text(name, value)
    full = '/' + value.strip('/')
    if full == '/' or '//' in full:
        raise ValueError(
            f"{name} must be as '/arm/hand', each part of it not empty, not {value!r}"
        )
    return full


def callback(name: str, value: F) -> F:
    """Return what can be called."""
    if not callable(value):
        raise TypeError(f'{name} must be a function or another callable, not {shown(value)}')
    return value


def shown(value: Any) -> str:
    """Return what came, short enough for a sentence."""
    words = repr(value)
    return words if len(words) <= 80 else f'{words[:77]}...'


def _extent(found: NDArray[Any]) -> str:
    return f'these are from {found.min()} to {found.max()}'
