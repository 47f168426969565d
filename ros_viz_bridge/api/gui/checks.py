# SPDX-License-Identifier: Apache-2.0
"""What arguments of widgets may be: each returns it for the wire, or raises what names it."""

from __future__ import annotations

from collections.abc import Sequence
import math
import numbers
import operator
from typing import Any


def text(name: str, value: Any) -> str:
    """Return a text. Raises TypeError."""
    if not isinstance(value, str):
        raise TypeError(f'{name} must be a str, not {type(value).__name__}')
    return value


def optional_text(name: str, value: Any) -> str:
    """Return a text, '' for None. Raises TypeError."""
    return '' if value is None else text(name, value)


def read_optional(value: str) -> str | None:
    """Return None for ''."""
    return value or None


def flag(name: str, value: Any) -> bool:
    """Return a bool, numpy's too. Raises TypeError."""
    if isinstance(value, bool):
        return value
    if type(value).__name__ in ('bool', 'bool_') and hasattr(value, 'item'):
        return bool(value)
    raise TypeError(f'{name} must be True or False, not {value!r}')


def number(name: str, value: Any) -> float:
    """Return a finite number, numpy's too. Raises TypeError and ValueError."""
    if isinstance(value, bool) or not isinstance(value, numbers.Real):
        raise TypeError(f'{name} must be a number, not {value!r}')
    if not math.isfinite(value):
        raise ValueError(f'{name} must be finite, not {value!r}')
    return float(value)


def positive(name: str, value: Any) -> float:
    """Return a number above 0. Raises TypeError and ValueError."""
    found = number(name, value)
    if found <= 0.0:
        raise ValueError(f'{name} must be positive, not {value!r}')
    return found


def step(name: str, value: Any) -> float:
    """Return a step; 0 for None: any number may be taken. Raises TypeError and ValueError."""
    if value is None:
        return 0.0
    found = number(name, value)
    if found < 0.0:
        raise ValueError(f'{name} must not be negative, not {value!r}')
    return found


def ordered(low: Any, high: Any) -> None:
    """Raise ValueError where the least number is above the greatest."""
    if low is not None and high is not None and low > high:
        raise ValueError(f'min must not be above max: {low!r} is more than {high!r}')


def limit(name: str, value: Any) -> list[float]:
    """Return a limit as a list, empty for None. Raises TypeError and ValueError."""
    return [] if value is None else [number(name, value)]


def read_limit(value: list[float]) -> float | None:
    """Return a limit, None where there is none."""
    return value[0] if value else None


def options(name: str, value: Any) -> list[str]:
    """Return texts, at least one, each once. Raises TypeError and ValueError."""
    if isinstance(value, str) or not hasattr(value, '__iter__'):
        raise TypeError(f'{name} must be a sequence of str, not {value!r}')
    found = [text(f'{name}[{i}]', each) for i, each in enumerate(value)]
    if not found:
        raise ValueError(f'{name} needs at least one choice')
    if len(set(found)) < len(found):
        twice = next(each for each in found if found.count(each) > 1)
        raise ValueError(f'{name} has {twice!r} twice')
    return found


def is_whole(*values: Any) -> bool:
    """Tell whether all of these that are given are integers: then their widget's value is one."""
    try:
        for value in values:
            if value is not None:
                operator.index(value)
    except TypeError:
        return False
    return True


def sequence(name: str, value: Any) -> Sequence[Any]:
    """Return a sequence or an array of something; a text is none. Raises TypeError."""
    if isinstance(value, str) or not hasattr(value, '__len__'):
        raise TypeError(f'{name} must be a sequence of numbers, not {value!r}')
    found: Sequence[Any] = value
    return found


def vector(name: str, value: Any, size: int) -> list[float]:
    """Return so many numbers, of a sequence or an array. Raises TypeError and ValueError."""
    if isinstance(value, str) or not hasattr(value, '__len__'):
        raise TypeError(f'{name} must be {size} numbers, not {value!r}')
    items: Sequence[Any] = value
    if len(items) != size:
        raise ValueError(f'{name} must be {size} numbers, not {len(items)}')
    return [number(f'{name}[{i}]', each) for i, each in enumerate(items)]


def choice(name: str, value: Any, known: Sequence[str]) -> Any:
    """Return one of some texts, '' for None. Raises TypeError and ValueError."""
    found = optional_text(name, value)
    if value is not None and found not in known:
        raise ValueError(f'{name} must be None or one of {", ".join(known)}, not {value!r}')
    return found


def rgb(name: str, value: Any) -> str:
    """Return #rrggbb of three ints 0..255 or floats 0..1. Raises TypeError and ValueError."""
    found = vector(name, value, 3)
    whole = is_whole(*value)
    if not all(0 <= each <= (255 if whole else 1) for each in found):
        raise ValueError(f'{name} must be ints from 0 to 255 or floats from 0 to 1, not {value!r}')
    return '#' + ''.join(f'{round(each if whole else 255 * each):02x}' for each in found)
