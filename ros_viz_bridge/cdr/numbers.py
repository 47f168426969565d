# SPDX-License-Identifier: Apache-2.0
"""Checking Python values and arrays against a primitive type before they are written."""

from __future__ import annotations

import array
from collections.abc import Sequence
import math
from typing import Any

import numpy as np
import numpy.typing as npt

from .errors import CdrError
from .primitives import dtype, Primitive


def check_number(value: Any, primitive: Primitive, path: str) -> Any:
    """Return `value` as int, float or bool, or raise CdrError if `primitive` cannot hold it."""
    if primitive.kind == 'b':
        if isinstance(value, (bool, np.bool_)):
            return bool(value)
        raise CdrError(f'expected a bool, got {value!r}', path=path)
    if isinstance(value, (bool, np.bool_)):
        raise CdrError(f'expected {primitive.name}, got {value!r}', path=path)
    if primitive.kind == 'f':
        return _check_float(value, primitive, path)
    if primitive.name == 'byte' and isinstance(value, bytes) and len(value) == 1:
        return value[0]
    if not isinstance(value, (int, np.integer)):
        raise CdrError(f'expected {primitive.name}, got {value!r}', path=path)
    low, high = primitive.range
    if not low <= value <= high:
        raise CdrError(f'{value} is out of the range of {primitive.name}', path=path)
    return int(value)


def check_numbers(value: Any, primitive: Primitive, path: str) -> npt.NDArray[Any]:
    """
    Return `value` (array, sequence, bytes) as a little-endian array (n,) of `primitive`.

    Raises CdrError if an element does not fit; a fraction is never cut off, a large number never
    wrapped.
    """
    kind = dtype(primitive, '<')
    if isinstance(value, (bytes, bytearray, memoryview)):
        if primitive.size != 1 or primitive.kind == 'b':
            raise CdrError(f'expected a sequence of {primitive.name}, got bytes', path=path)
        return check_array(np.frombuffer(value, np.uint8), primitive, path)
    if isinstance(value, (np.ndarray, array.array)):
        numbers = np.asarray(value)
        if numbers.ndim != 1:
            raise CdrError(f'expected one dimension, got shape {numbers.shape}', path=path)
        return check_array(numbers, primitive, path)
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise CdrError(f'expected a sequence of {primitive.name}, got {value!r}', path=path)
    checked = [check_number(number, primitive, f'{path}[{i}]') for i, number in enumerate(value)]
    return np.array(checked, kind)


def check_array(numbers: npt.NDArray[Any], primitive: Primitive, path: str) -> npt.NDArray[Any]:
    """Return `numbers` (any shape) as little-endian `primitive`, or raise CdrError."""
    kind = dtype(primitive, '<')
    if numbers.dtype == kind:
        return numbers
    given = numbers.dtype.kind
    if given not in {'b': 'b', 'f': 'fiu', 'i': 'iu', 'u': 'iu'}[primitive.kind]:
        raise CdrError(f'expected {primitive.name}, got an array of {numbers.dtype}', path=path)
    if primitive.kind in 'iu' and numbers.size:
        low, high = primitive.range
        if int(numbers.min()) < low or int(numbers.max()) > high:
            raise CdrError(f'a value is out of the range of {primitive.name}', path=path)
    with np.errstate(over='ignore'):
        found = numbers.astype(kind)
    if primitive.name == 'float32' and (np.isinf(found) & ~np.isinf(numbers)).any():
        raise CdrError('a value is out of the range of float32', path=path)
    return found


def _check_float(value: Any, primitive: Primitive, path: str) -> float:
    if not isinstance(value, (int, float, np.integer, np.floating)):
        raise CdrError(f'expected {primitive.name}, got {value!r}', path=path)
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    largest = (
        3.4028235677973366e38 if primitive.size == 4 else math.inf
    )  # the first that would round to infinity
    if (abs(number) >= largest and math.isfinite(number)) or (
        math.isinf(number) and isinstance(value, int)
    ):
        raise CdrError(f'{value} is out of the range of {primitive.name}', path=path)
    return number
