# SPDX-License-Identifier: Apache-2.0
"""A message that several widgets make together: fields that nobody sets stay as they were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
import copy
from typing import Any

from ..cdr import CdrError, MessageType, Reader, View, Writer
from ..wire.gui import WidgetValue
from .field_path import FieldPath
from .field_value import from_field, time_of, to_field, ValueMisfit

HEADER = 'std_msgs/msg/Header'


class Draft:
    """
    A message of a type, from a template (plain values; what it leaves out has its default).

    Raises CdrError where the template is none of the type.
    """

    def __init__(self, message_type: MessageType, template: Mapping[str, Any] | None) -> None:
        self.type = message_type
        self._writer = Writer(message_type)
        self._stamps = list(_headers(message_type, ()))
        whole = self._writer.write(template or {})
        self._template = Reader(message_type).read(whole).to_dict()
        self.now = self._template
        """All of its fields, never changed in place: what it was can be kept, and put back."""

    def reset(self) -> None:
        """Be the template again."""
        self.now = self._template

    def set(self, path: FieldPath, value: WidgetValue) -> None:
        """Set a field. Raises ValueMisfit; then nothing has changed."""
        self.set_all([(path, value)])

    def set_all(self, values: Iterable[tuple[FieldPath, WidgetValue]]) -> None:
        """Set several fields. Raises ValueMisfit; then nothing has changed."""
        changed = copy.deepcopy(self.now)
        for path, value in values:
            path.write(changed, to_field(value, path.type))
        try:
            self._writer.write(changed)
        except CdrError as error:
            raise ValueMisfit(str(error)) from None
        self.now = changed

    def show(self, path: FieldPath) -> WidgetValue | None:
        """Return what a widget shows of a field. Raises ValueMisfit for NaN and infinity."""
        return from_field(path.read(self.now), path.type)

    def take(self, message: View) -> None:
        """Be as a message that somebody else published."""
        self.now = message.to_dict()

    def bytes(self, stamp: float) -> bytes:
        """Return the message, its headers with this stamp (ROS seconds)."""
        message = self.now
        if self._stamps:
            message = copy.deepcopy(message)
        for way in self._stamps:
            inner = message
            for name in way:
                inner = inner[name]
            inner['stamp'] = time_of(max(0.0, stamp))
        data: bytes = self._writer.write(message)
        return data


def _headers(message_type: MessageType, way: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Walk over the headers in messages of a type, those in arrays left out."""
    for field in message_type.fields:
        base = field.type.base
        if isinstance(base, str) or field.type.sequence or field.type.length is not None:
            continue
        inner = (*way, field.name)
        if base.name == HEADER:
            yield inner
        else:
            yield from _headers(base, inner)
