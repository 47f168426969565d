# SPDX-License-Identifier: Apache-2.0
"""A message as rows: each field with its type and value, depth first, within bounds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..cdr import Columns, FieldType, MessageType, View
from .path import TIMES

ROWS = 2000
"""So many rows are made; whoever reads the rest wants another tool."""
NUMBERS = 64
"""So many elements of an array of numbers or strings have rows of their own."""
MESSAGES = 16
"""Likewise of an array of messages."""
TEXT = 2000
_PREVIEW = 6
_BYTES = ('uint8', 'int8', 'byte', 'char')


@dataclass
class Rows:
    """The columns of a ``MessageTree``, row by row."""

    names: list[str] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    depth: list[int] = field(default_factory=list)
    size: list[int] = field(default_factory=list)
    cut: bool = False

    def add(self, name: str, kind: str, value: str, depth: int, size: int = -1) -> bool:
        """Add a row; tells whether there is room for it."""
        if len(self.names) >= ROWS:
            self.cut = True
            return False
        self.names.append(name)
        self.types.append(kind)
        self.values.append(value)
        self.depth.append(depth)
        self.size.append(size)
        return True


def tree(view: View, message_type: MessageType) -> Rows:
    """Return the rows of a message."""
    rows = Rows()
    _fields(rows, view, message_type, 0)
    return rows


def _fields(rows: Rows, view: View, message_type: MessageType, depth: int) -> None:
    for one in message_type.fields:
        if not rows.cut:
            _field(rows, one.name, one.type, view[one.name], depth)


def _field(rows: Rows, name: str, kind: FieldType, value: Any, depth: int) -> None:
    if kind.sequence or kind.length is not None:
        _array(rows, name, kind, value, depth)
    elif isinstance(value, View):
        assert not isinstance(kind.base, str)
        if rows.add(name, kind.base.name, _summary(value, kind.base), depth):
            _fields(rows, value, kind.base, depth + 1)
    elif isinstance(value, str):
        rows.add(name, str(kind), value[:TEXT], depth, len(value))
    else:
        rows.add(name, str(kind), _text(value), depth)


def _array(rows: Rows, name: str, kind: FieldType, value: Any, depth: int) -> None:
    length = len(value)
    shown = min(length, MESSAGES if isinstance(value, Columns) else NUMBERS)
    element = FieldType(kind.base, string_bound=kind.string_bound)
    if kind.base in _BYTES and length > NUMBERS:
        shown = 0
    if not rows.add(name, str(kind), _preview(value), depth, length):
        return
    for i in range(shown):
        if rows.cut:
            return
        _field(rows, f'[{i}]', element, value[i], depth + 1)


def _preview(value: Any) -> str:
    """Return the first elements of an array in short, '' for an array of messages."""
    if isinstance(value, Columns):
        return ''
    if isinstance(value, np.ndarray) and value.dtype.kind == 'u' and value.itemsize == 1:
        shown = value[: 4 * _PREVIEW].tobytes().hex(' ')
        return f'{shown} …' if len(value) > 4 * _PREVIEW else shown
    texts = [_text(value[i]) for i in range(min(len(value), _PREVIEW))]
    texts = [text if len(text) <= 40 else f'{text[:40]}…' for text in texts]
    return ', '.join(texts) + (', …' if len(value) > _PREVIEW else '')


def _summary(view: View, message_type: MessageType) -> str:
    """Return a short message in one line: x, y, z; a time in seconds. '' for a longer one."""
    if message_type.name in TIMES:
        # A division of the whole would lose nanoseconds: a float64 has 16 digits.
        total = view['sec'] * 1_000_000_000 + view['nanosec']
        whole, rest = divmod(abs(total), 1_000_000_000)
        return f'{"-" if total < 0 else ""}{whole}.{rest:09d}'
    plain = all(
        isinstance(one.type.base, str) and not one.type.sequence and one.type.length is None
        for one in message_type.fields
    )
    if not plain or len(message_type.fields) > 4:
        return ''
    return ', '.join(_text(view[one.name])[:60] for one in message_type.fields)


def _text(value: Any) -> str:
    """Return a number as it would be typed; of a float32 no more digits than it has."""
    if isinstance(value, (bool, np.bool_)):
        return 'true' if value else 'false'
    if isinstance(value, np.floating):
        return (
            np.format_float_positional(value, trim='-')
            if 1e-4 <= abs(value) < 1e16
            else ('0' if value == 0 else str(value))
        )
    if isinstance(value, float):
        return repr(value).removesuffix('.0') if abs(value) < 1e16 else repr(value)
    return str(value)
