# SPDX-License-Identifier: Apache-2.0
"""The fields of a message that a widget of a layout is bound to: all of its value."""

from __future__ import annotations

import math

from ..cdr import MessageType
from ..layout.layout_widgets import WidgetEntry
from ..layout.widget_keys import Kind
from ..watch.path import PathError
from ..wire.gui import WidgetValue
from .draft import Draft
from .field_path import FieldPath
from .field_value import limits_of, names_of, Sort, sort_of, to_field, ValueMisfit

_ONE: dict[Kind, tuple[Sort, ...]] = {
    'slider': ('number', 'whole'),
    'number': ('number', 'whole'),
    'gauge': ('number', 'whole'),
    'checkbox': ('flag',),
    'dropdown': ('text', 'number', 'whole'),
    'button_group': ('text', 'number', 'whole'),
    'text': ('text', 'numbers', 'other'),
    'button': ('flag', 'nothing'),
    'color': ('color',),
    'vector': ('numbers',),
    'multi_slider': ('numbers',),
    'joystick': ('number',),
    'indicator': ('flag', 'text', 'number', 'whole', 'numbers', 'color', 'other'),
}
"""What a widget takes of one field."""
_SEVERAL: tuple[Kind, ...] = ('vector', 'multi_slider', 'joystick')
"""Kinds that may take a number of each of several fields."""
_STICKS = (('linear.x', 'angular.z'), ('twist.linear.x', 'twist.angular.z'))


class BoundFields:
    """
    What ``entry`` sets and shows of messages of ``message_type``.

    Raises LayoutError that names file, line and key where the two do not fit.
    """

    def __init__(self, entry: WidgetEntry, message_type: MessageType) -> None:
        self.entry = entry
        try:
            texts = entry.fields or _usual(entry.kind, message_type)
            self.paths = tuple(FieldPath(message_type, text) for text in texts)
        except PathError as error:
            key = 'field' if 'field' in entry.source.mapping() else entry.target
            raise entry.place(key).error(str(error)) from None
        self._check()
        self.whole = bool(self.paths) and all(sort_of(p.type) == 'whole' for p in self.paths)
        """Whether its numbers are whole ones."""
        self._check_numbers()

    @property
    def count(self) -> int:
        """Of numbers in its value, as far as the type says it; else 0."""
        if len(self.paths) != 1:
            return len(self.paths)
        kind = self.paths[0].type
        return len(names_of(kind.base)) if isinstance(kind.base, MessageType) else kind.length or 0

    @property
    def limits(self) -> tuple[float, float]:
        """The least and the greatest number that its fields hold."""
        found = [limits_of(path.type) for path in self.paths] or [(-math.inf, math.inf)]
        return max(low for low, _ in found), min(high for _, high in found)

    def put(self, draft: Draft, value: WidgetValue) -> None:
        """Set its fields in a message. Raises ValueMisfit."""
        values = value if isinstance(value, list) and len(self.paths) > 1 else [value]
        if self.entry.kind == 'joystick' and isinstance(value, list):
            most = (*self.entry.maximum, *(1.0, 1.0))
            reach = most if len(self.entry.maximum) != 1 else (most[0], most[0])
            values = [each * far for each, far in zip(value, reach, strict=False)]
        if len(values) < len(self.paths):
            raise ValueMisfit(f'{self.entry.label} needs {len(self.paths)} numbers')
        draft.set_all(zip(self.paths, values, strict=False))

    def get(self, draft: Draft) -> WidgetValue | None:
        """Return what it shows of a message, None for nothing. Raises ValueMisfit."""
        if self.entry.kind in ('button', 'button_group', 'joystick') or not self.paths:
            return None
        shown = [draft.show(path) for path in self.paths]
        if len(shown) > 1:
            return [each for each in shown if isinstance(each, (int, float))]
        (value,) = shown
        if self.entry.kind == 'dropdown' and isinstance(value, float):
            known = [one for one in self.entry.choices if float(one) == value]
            return known[0] if known else f'{value:g}'
        return value

    def _check(self) -> None:
        entry = self.entry
        where = entry.place('field' if entry.fields else 'type')
        if len(self.paths) > 1:
            if entry.kind not in _SEVERAL:
                raise where.error(f'a {entry.kind} is one field')
            bad = [p for p in self.paths if sort_of(p.type) not in ('number', 'whole')]
            if bad:
                raise where.error(f'{bad[0].text} is {bad[0].type}, no number')
            return
        for path in self.paths:
            if sort_of(path.type) not in _ONE[entry.kind]:
                name = path.text or 'the message'
                raise where.error(f'{name} is {path.type}: a {entry.kind} cannot be that')

    def _check_numbers(self) -> None:
        entry = self.entry
        low, high = self.limits
        for key, numbers in (('min', entry.minimum), ('max', entry.maximum)):
            for number in numbers:
                if entry.kind != 'joystick' and not low <= number <= high:
                    kind = self.paths[0].type
                    raise entry.place(key).error(
                        f'{kind} holds {low:.0f} to {high:.0f}, not {number:g}'
                    )
        if entry.kind == 'vector' and self.count:
            for key, numbers in (('min', entry.minimum), ('max', entry.maximum)):
                if len(numbers) not in (0, 1, self.count):
                    raise entry.place(key).error(f'needs one number, or {self.count}')
        wholes = (('min', entry.minimum), ('max', entry.maximum), ('step', (entry.step,)))
        for key, numbers in wholes:
            for number in numbers:
                if self.whole and number % 1.0:
                    text = f'must be a whole number for {self.paths[0].type}, not {number:g}'
                    raise entry.place(key).error(text)
        for choice in entry.choices:
            try:
                to_field(choice, self.paths[0].type)
            except ValueMisfit as error:
                raise entry.place('choices').error(str(error)) from None


def _usual(kind: Kind, message_type: MessageType) -> tuple[str, ...]:
    """Return the fields of a widget that names none. Raises PathError."""
    if kind == 'joystick':
        for texts in _STICKS:
            try:
                return tuple(FieldPath(message_type, text).text for text in texts)
            except PathError:
                continue
    names = [field.name for field in message_type.fields]
    if len(names) == 1 or 'data' in names:
        return ('data' if 'data' in names else names[0],)
    whole = sort_of(FieldPath(message_type, '').type)
    if whole in _ONE[kind] and (whole != 'other' or kind == 'indicator'):
        return ('',)
    if kind == 'button':
        return ()
    raise PathError(
        f'{message_type.name} has several fields: say by `field` which it is ({", ".join(names)})'
    )
