# SPDX-License-Identifier: Apache-2.0
"""
Messages made from the schema itself.

Fixed ones for golden bytes, and strategies for properties.
"""

from __future__ import annotations

from dataclasses import is_dataclass
import types
import typing
from typing import Any, Literal, Union

from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
import numpy as np

from ros_viz_bridge.wire.columns import Column
from ros_viz_bridge.wire.constraints import Length, NoNul, Range, Sizes, Unit
from ros_viz_bridge.wire.schema import hints

PLAIN = {bool: True, int: 7, float: 1.25}


def example(cls: type) -> Any:
    """Return the same message of a type each time."""
    return cls(**{name: _example(hint, name) for name, hint in hints(cls).items()})


def _example(hint: Any, name: str) -> Any:
    extras = getattr(hint, '__metadata__', ())
    base = hint.__origin__ if extras else hint
    sizes = [extra.allowed for extra in extras if isinstance(extra, Sizes)]
    for extra in extras:
        if isinstance(extra, Column) and sizes:
            return np.arange(sizes[0][-1], dtype=extra.dtype)
        if isinstance(extra, Column):
            flat = np.arange(3 * extra.width, dtype=extra.dtype)
            return flat.reshape(3, extra.width) if extra.width > 1 else flat
        if isinstance(extra, Unit):
            return (0.5, 0.5, 0.5, 0.5)
    origin, args = typing.get_origin(base), typing.get_args(base)
    if origin is Literal:
        return args[-1]
    if origin in (Union, types.UnionType):
        return _example(args[0], name)
    if origin is list:
        count = min([2, *(extra.maximum for extra in extras if isinstance(extra, Length))])
        return [_example(args[0], name)] * count
    if origin is tuple:
        return tuple(
            _example(arg, name)
            if typing.get_origin(arg) is tuple
            else (arg if arg in (int, bool) else float)(i)
            for i, arg in enumerate(args)
        )
    if origin is dict:
        return {f'{name} ü': _example(args[1], name)}
    if is_dataclass(base):
        return example(base)
    if base not in PLAIN:
        return f'{name} – ü'
    ranges = [extra for extra in extras if isinstance(extra, Range)]
    least = max([PLAIN[base], *(each.minimum for each in ranges)])
    return base(min([least, *(each.maximum for each in ranges)]))


def messages(cls: type) -> st.SearchStrategy[Any]:
    """Return a strategy for all messages of a type that the codec must let pass."""
    return st.builds(cls, **{name: _values(hint) for name, hint in hints(cls).items()})


def _values(hint: Any) -> st.SearchStrategy[Any]:
    extras = getattr(hint, '__metadata__', ())
    base = hint.__origin__ if extras else hint
    limit, between = 8, None
    sizes = [extra.allowed for extra in extras if isinstance(extra, Sizes)]
    for extra in extras:
        if isinstance(extra, Column):
            return _sized(extra, sizes[0]) if sizes else _columns(extra)
        if isinstance(extra, Unit):
            return st.sampled_from([(0.0, 0.0, 0.0, 1.0), (0.5, -0.5, 0.5, 0.5)])
        if isinstance(extra, Length):
            limit = min(limit, extra.maximum)
        if isinstance(extra, Range):
            between = extra
    origin, args = typing.get_origin(base), typing.get_args(base)
    if origin is Literal:
        return st.sampled_from(args)
    if origin in (Union, types.UnionType):
        return st.one_of([_values(arg) for arg in args])
    if origin is list:
        return st.lists(_values(args[0]), max_size=limit)
    if origin is tuple:
        return st.tuples(*(_values(arg) for arg in args))
    if origin is dict:
        return st.dictionaries(st.text(max_size=8), _values(args[1]), max_size=4)
    if is_dataclass(base):
        return messages(typing.cast(type, base))
    return _scalars(base, limit, between, without='\0' if NoNul() in extras else '')


def _scalars(
    base: Any, limit: int, between: Range | None, *, without: str
) -> st.SearchStrategy[Any]:
    low, high = (between.minimum, between.maximum) if between else (None, None)
    if base is bool:
        return st.booleans()
    if base is int:
        return st.integers(int(-(2**53) if low is None else low), int(high or 2**53))
    if base is float:
        return st.floats(low, high, allow_nan=False, allow_infinity=False)
    text = st.characters(exclude_categories=('Cs',), exclude_characters=without)
    return st.text(text, max_size=limit)


def _sized(column: Column, sizes: tuple[int, ...]) -> st.SearchStrategy[Any]:
    whole = np.dtype(column.dtype).kind == 'u'
    finite: Any = st.integers(0, 99) if whole else st.floats(-9.0, 9.0, width=32)
    return st.sampled_from(sizes).flatmap(lambda n: npst.arrays(column.dtype, n, elements=finite))


def _columns(column: Column) -> st.SearchStrategy[Any]:
    rows = st.integers(0, 5)
    shape = rows.map(lambda n: (n,) if column.width == 1 else (n, column.width))
    return npst.arrays(np.dtype(column.dtype), shape)
