# SPDX-License-Identifier: Apache-2.0
"""
Paths to numbers in messages.

``twist.linear.x``, ``position[2]``, ``position[name=elbow]`` (the element beside which ``name``
says elbow), ``transforms[child_frame_id=tool].transform.rotation.w`` (the element that has it). A
time or duration is a number of seconds, true is 1.
"""

from __future__ import annotations

from dataclasses import dataclass
import math
import re
from typing import Any

import numpy as np

from ..cdr import Columns, FieldType, MessageType, Strings, View

TIMES = ('builtin_interfaces/msg/Time', 'builtin_interfaces/msg/Duration')
_STEP = re.compile(r'([A-Za-z]\w*)(?:\[(?:(-?\d{1,9})|([A-Za-z][\w.]*)=([^\]]*))\])?')


class PathError(ValueError):
    """A path that leads to no number in messages of a type; the text says why."""


@dataclass(frozen=True)
class Step:
    """One field, and which of its elements if it is an array."""

    name: str
    index: int | None = None
    key: str = ''
    wanted: str = ''


def parse(text: str) -> tuple[Step, ...]:
    """Return the steps of a path. Raises PathError."""
    steps, rest = [], text.removeprefix('.')
    while True:
        match = _STEP.match(rest)
        if match is None:
            raise PathError(
                f'{text!r} is no path such as twist.linear.x, position[2] or v[name=a]'
            )
        name, index, key, wanted = match.groups()
        steps.append(Step(name, None if index is None else int(index), key or '', wanted or ''))
        rest = rest[match.end() :]
        if not rest:
            return tuple(steps)
        if not rest.startswith('.'):
            raise PathError(f'{text!r}: {rest!r} is not understood')
        rest = rest[1:]


class NumberPath:
    """
    Reads the number at a path of messages of ``message_type``.

    Raises PathError if there can be none.
    """

    def __init__(self, message_type: MessageType, text: str) -> None:
        self._steps = parse(text)
        _check(message_type, self._steps)

    def __call__(self, view: View) -> float:
        """Return the number in a message; NaN where an element is not there."""
        value: Any = view
        for step in self._steps:
            parent, value = value, value[step.name]
            if step.index is not None:
                if not -len(value) <= step.index < len(value):
                    return math.nan
                value = value[step.index]
            elif step.key:
                at = _find(
                    value[step.key] if isinstance(value, Columns) else parent[step.key], step
                )
                if at is None or at >= len(value):
                    return math.nan
                value = value[at]
        if isinstance(value, View):
            return float(value['sec'] + value['nanosec'] * 1e-9)
        return float(value)


def _find(column: Any, step: Step) -> int | None:
    """Return the first element of a column of strings or numbers that is as wanted."""
    if isinstance(column, Strings):
        names = column.list()
        return names.index(step.wanted) if step.wanted in names else None
    try:
        found = np.flatnonzero(np.asarray(column) == float(step.wanted))
    except ValueError:
        return None
    return int(found[0]) if found.size else None


def leaf(message_type: MessageType, steps: tuple[Step, ...]) -> FieldType:
    """Return the type of what is at the end of a path. Raises PathError."""
    parent, field = message_type, FieldType(message_type)
    for i, step in enumerate(steps):
        parent = _message(field, steps[i - 1].name if i else '')
        field = _member(parent, step.name)
        many = field.sequence or field.length is not None
        chosen = step.index is not None or bool(step.key)
        if many and not chosen and i < len(steps) - 1:
            raise PathError(f'{step.name} is {field}: choose an element, such as {step.name}[0]')
        if chosen and not many:
            raise PathError(f'{step.name} is a single {field}: it has no elements')
        if step.key:
            beside = parent if isinstance(field.base, str) else field.base
            key = _member(beside, step.key)
            listed = key.sequence or key.length is not None
            if not isinstance(key.base, str) or listed is not isinstance(field.base, str):
                raise PathError(f'{step.key} does not name the elements of {step.name}')
        if chosen:
            field = FieldType(field.base, string_bound=field.string_bound)
    return field


def _check(message_type: MessageType, steps: tuple[Step, ...]) -> None:
    field, name = leaf(message_type, steps), steps[-1].name
    if field.sequence or field.length is not None:
        raise PathError(f'{name} is {field}: choose an element, such as {name}[0]')
    last = field.base
    if last in ('string', 'wstring') or not (isinstance(last, str) or last.name in TIMES):
        raise PathError(f'{name} is {field}, no number')


def _message(field: FieldType, name: str) -> MessageType:
    if isinstance(field.base, str):
        raise PathError(f'{name} is {field.base}: it has no fields')
    return field.base


def _member(message_type: MessageType, name: str) -> FieldType:
    for field in message_type.fields:
        if field.name == name:
            return field.type
    known = ', '.join(field.name for field in message_type.fields)
    raise PathError(f'{message_type.name} has no field {name}; it has {known}')
