# SPDX-License-Identifier: Apache-2.0
"""
Checks of decoded values against the annotations of the schema.

The door that bad input does not pass.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
import functools
import math
import types
import typing
from typing import Any, Literal, Union

import numpy as np

from .columns import Column
from .constraints import Length, NoNul, Range, Sizes, Unit

MAX_TEXT = 4096
MAX_ITEMS = 4096

Checker = Callable[[Any, str], Any]


class WireError(ValueError):
    """Bytes that are no message of the schema; the text names the message and the field."""


def check(cls: type, field: str, value: Any, where: str, *, bounded: bool = True) -> Any:
    """
    Return ``value``, lists as tuples where the annotation says so. Raises WireError.

    ``bounded`` as ``codec.decode`` has it.
    """
    return _checkers(cls, bounded)[field](value, where)


def check_column(column: Column, raw: Any, buffers: memoryview, where: str) -> Any:
    """Return the view of ``buffers`` that ``raw``, [offset, bytes], means. Raises WireError."""
    if (
        not isinstance(raw, list)
        or len(raw) != 2
        or not all(type(n) is int and n >= 0 for n in raw)
    ):
        raise WireError(f'{where} is no [offset, bytes]')
    offset, size = raw
    row = np.dtype(column.dtype).itemsize * column.width
    if offset % 8 or size % row or offset + size > len(buffers):
        raise WireError(
            f'{where}: [{offset}, {size}] does not fit {len(buffers)} bytes of buffers'
        )
    array = np.frombuffer(buffers[offset : offset + size], column.dtype)
    return array.reshape(-1, column.width) if column.width > 1 else array


def check_sizes(cls: type, field: str, array: Any, where: str) -> None:
    """Raise WireError for a column of a size, or with values, that its annotation forbids."""
    sizes = _sizes(cls).get(field)
    if sizes is None:
        return
    if array.size not in sizes.allowed:
        allowed = ' or '.join(map(str, sizes.allowed))
        raise WireError(f'{where} has {array.size} values, allowed is {allowed}')
    if not np.isfinite(array).all():
        raise WireError(f'{where} has values that are not finite')


@functools.cache
def _sizes(cls: type) -> dict[str, Sizes]:
    hints = typing.get_type_hints(cls, include_extras=True)
    return {
        name: extra
        for name, hint in hints.items()
        for extra in getattr(hint, '__metadata__', ())
        if isinstance(extra, Sizes)
    }


@functools.cache
def _checkers(cls: type, bounded: bool) -> dict[str, Checker]:
    hints = typing.get_type_hints(cls, include_extras=True)
    plain = (f.name for f in fields(cls) if not _is_column(hints[f.name]))
    return {name: _checker(hints[name], bounded) for name in plain}


def _is_column(hint: Any) -> bool:
    return any(isinstance(extra, Column) for extra in getattr(hint, '__metadata__', ()))


def _checker(hint: Any, bounded: bool) -> Checker:
    extras = getattr(hint, '__metadata__', ())
    if extras:
        hint = hint.__origin__
    inner = _plain(hint, extras, bounded)
    limits = [_limit(extra) for extra in extras]

    def run(value: Any, where: str) -> Any:
        value = inner(value, where)
        for limit in limits:
            limit(value, where)
        return value

    return run


def _plain(hint: Any, extras: tuple[Any, ...], bounded: bool) -> Checker:
    """
    Return the checker of a type without its limits.

    ``extras`` tell whether a length limit is given.
    """
    limited = not bounded or any(isinstance(extra, Length) for extra in extras)
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is Literal:
        return _literal(args)
    if origin in (Union, types.UnionType):
        return _union([_checker(arg, bounded) for arg in args], str(hint))
    if origin is list:
        return _list(_checker(args[0], bounded), MAX_ITEMS if not limited else None)
    if origin is tuple:
        return _tuple([_checker(arg, bounded) for arg in args])
    if origin is dict:
        return _dict(_checker(args[1], bounded), MAX_ITEMS if bounded else None)
    if is_dataclass(hint):
        return _dataclass(typing.cast(type, hint), bounded)
    number = _float if bounded else _any_float
    return {bool: _bool, int: _int, float: number, str: _text(None if limited else MAX_TEXT)}[hint]


def _bool(value: Any, where: str) -> bool:
    if type(value) is not bool:
        raise WireError(f'{where} is no bool')
    return value


def _int(value: Any, where: str) -> int:
    if type(value) is not int:
        raise WireError(f'{where} is no integer')
    return value


def _float(value: Any, where: str) -> float:
    if type(value) not in (int, float) or not math.isfinite(value):
        raise WireError(f'{where} is no finite number')
    return float(value)


def _any_float(value: Any, where: str) -> float:
    """Return a number; JSON has no other word for NaN and infinity than null."""
    return math.nan if value is None else _float(value, where)


def _text(maximum: int | None) -> Checker:
    def run(value: Any, where: str) -> str:
        if type(value) is not str:
            raise WireError(f'{where} is no string')
        if maximum is not None and len(value) > maximum:
            raise WireError(f'{where} has {len(value)} characters, at most {maximum} are allowed')
        return value

    return run


def _literal(choices: tuple[Any, ...]) -> Checker:
    def run(value: Any, where: str) -> Any:
        if type(value) is not str or value not in choices:
            raise WireError(f'{where} is none of {", ".join(map(str, choices))}')
        return value

    return run


def _union(options: list[Checker], text: str) -> Checker:
    def run(value: Any, where: str) -> Any:
        for option in options:
            try:
                return option(value, where)
            except WireError:
                continue
        raise WireError(f'{where} is no {text}')

    return run


def _list(item: Checker, maximum: int | None) -> Checker:
    def run(value: Any, where: str) -> list[Any]:
        if type(value) is not list:
            raise WireError(f'{where} is no list')
        if maximum is not None and len(value) > maximum:
            raise WireError(f'{where} has {len(value)} items, at most {maximum} are allowed')
        return [item(each, f'{where}[{i}]') for i, each in enumerate(value)]

    return run


def _tuple(items: list[Checker]) -> Checker:
    def run(value: Any, where: str) -> tuple[Any, ...]:
        if type(value) is not list or len(value) != len(items):
            raise WireError(f'{where} is no list of {len(items)}')
        return tuple(
            check(each, f'{where}[{i}]')
            for i, (check, each) in enumerate(zip(items, value, strict=True))
        )

    return run


def _dict(item: Checker, maximum: int | None) -> Checker:
    def run(value: Any, where: str) -> dict[str, Any]:
        if type(value) is not dict or (maximum is not None and len(value) > maximum):
            raise WireError(f'{where} is no object of at most {MAX_ITEMS} entries')
        return {key: item(each, f'{where}.{key[:64]}') for key, each in value.items()}

    return run


def _dataclass(cls: type, bounded: bool) -> Checker:
    def run(value: Any, where: str) -> Any:
        checkers = _checkers(cls, bounded)
        if type(value) is not dict or value.keys() != checkers.keys():
            raise WireError(f'{where} is no object with {", ".join(checkers)}')
        return cls(
            **{name: test(value[name], f'{where}.{name}') for name, test in checkers.items()}
        )

    return run


def _limit(extra: Any) -> Callable[[Any, str], None]:
    def length(value: Any, where: str) -> None:
        if isinstance(value, (str, list)) and len(value) > extra.maximum:
            raise WireError(f'{where} has length {len(value)}, at most {extra.maximum} is allowed')

    def between(value: Any, where: str) -> None:
        if not extra.minimum <= value <= extra.maximum:
            raise WireError(f'{where} is {value}, allowed is {extra.minimum} to {extra.maximum}')

    def unit(value: Any, where: str) -> None:
        if abs(math.hypot(*value) - 1.0) > 1e-3:
            raise WireError(f'{where} is no unit quaternion')

    def no_nul(value: Any, where: str) -> None:
        if '\0' in value:
            raise WireError(f'{where} has a character 0')

    known: dict[type, Callable[[Any, str], None]] = {
        Length: length,
        NoNul: no_nul,
        Range: between,
        Unit: unit,
    }
    return known.get(type(extra), lambda value, where: None)
