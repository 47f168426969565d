# SPDX-License-Identifier: Apache-2.0
"""The fields of a request or goal that viewers fill in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from ..cdr import FieldType, MessageType
from .draft import HEADER
from .field_path import FieldPath
from .field_value import sort_of

MOST_FIELDS = 40


class FormError(ValueError):
    """A form that cannot be; the text says why."""


def form_fields(
    message_type: MessageType, template: Mapping[str, Any], wanted: Collection[str] | None
) -> list[FieldPath]:
    """
    Return the fields ``wanted``; None is all that the template does not say.

    Stamps of headers are left out: they get the time. Raises PathError for a field that is not
    there, FormError where there are too many.
    """
    if wanted is not None:
        return [FieldPath(message_type, text) for text in wanted]
    found = [FieldPath(message_type, text) for text in _leaves(message_type, template, '')]
    if len(found) > MOST_FIELDS:
        raise FormError(
            f'{message_type.name} has {len(found)} fields: say which `form` shall have'
        )
    return found


def _leaves(message_type: MessageType, said: Mapping[str, Any], prefix: str) -> Iterator[str]:
    for field in message_type.fields:
        base, given = field.type.base, said.get(field.name)
        if isinstance(base, MessageType) and is_split(field.type):
            inner = given if isinstance(given, Mapping) else {}
            if base.name == HEADER:
                inner = {'stamp': True, **inner}
            yield from _leaves(base, inner, f'{prefix}{field.name}.')
        elif given is None and sort_of(field.type) != 'nothing':
            yield f'{prefix}{field.name}'


def is_split(kind: FieldType) -> bool:
    """Tell whether a message is filled in field by field, and not in one widget."""
    many = kind.sequence or kind.length is not None
    return not many and sort_of(kind) == 'other'
