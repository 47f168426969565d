# SPDX-License-Identifier: Apache-2.0
"""One field of messages of a type, read and written in plain values: ``linear.x``, ``data[2]``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..cdr import FieldType, MessageType
from ..watch.path import leaf, parse, PathError, Step

MOST_ELEMENTS = 1000
"""An array is not made longer than this to hold one more number."""


class FieldPath:
    """
    The field at ``text`` of messages of ``message_type``; '' is the whole message.

    Raises PathError where there is none.
    """

    def __init__(self, message_type: MessageType, text: str) -> None:
        self.text = text
        self._steps = parse(text) if text else ()
        for step in self._steps:
            if step.key or not 0 <= (step.index or 0) < MOST_ELEMENTS:
                raise PathError(
                    f'{text!r}: an element is chosen by its number below {MOST_ELEMENTS}, '
                    f'as in {step.name}[0]'
                )
        self.type = leaf(message_type, self._steps) if text else FieldType(message_type)
        """Of the field."""

    def read(self, message: Mapping[str, Any]) -> Any:
        """Return what a message has there, None where it has nothing."""
        value: Any = message
        for step in self._steps:
            value = value.get(step.name) if isinstance(value, Mapping) else None
            if value is None:
                return None
            if step.index is not None:
                value = value[step.index] if step.index < len(value) else None
        return value

    def write(self, message: dict[str, Any], value: Any) -> None:
        """Put a value there; arrays grow by zeros where they are too short."""
        if not self._steps:
            message.update(value)
            return
        *way, last = self._steps
        for step in way:
            message = _inside(message, step)
        if last.index is None:
            message[last.name] = value
        else:
            _elements(message, last, 0)[last.index] = value


def _inside(message: dict[str, Any], step: Step) -> dict[str, Any]:
    """Return the message at a step, made where it is not there yet."""
    if step.index is None:
        inner = message[step.name] = dict(message.get(step.name) or {})
        return inner
    items = _elements(message, step, {})
    inner = items[step.index] = dict(items[step.index])
    return inner


def _elements(message: dict[str, Any], step: Step, zero: Any) -> list[Any]:
    """Return the elements of an array, at least as many as the step needs, to be changed."""
    assert step.index is not None
    found: Any = message.get(step.name)
    items = list(found.tolist() if hasattr(found, 'tolist') else found or ())
    items += [zero] * (step.index + 1 - len(items))
    message[step.name] = items
    return items
