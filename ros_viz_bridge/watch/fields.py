# SPDX-License-Identifier: Apache-2.0
"""Where in messages of a type there are numbers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from ..cdr import MessageType
from ..wire.watch import NumericField
from .path import TIMES

MOST = 500


def numeric_fields(message_type: MessageType) -> list[NumericField]:
    """Return the places of numbers, in the order of the fields; at most ``MOST``."""
    return list(islice(_walk(message_type, ''), MOST))


def _walk(message_type: MessageType, prefix: str) -> Iterator[NumericField]:
    for field in message_type.fields:
        many = field.type.sequence or field.type.length is not None
        path = f'{prefix}{field.name}{"[]" if many else ""}'
        base = field.type.base
        if isinstance(base, str):
            if base not in ('string', 'wstring'):
                yield NumericField(path, str(field.type))
        elif base.name in TIMES:
            yield NumericField(path, str(field.type))
        else:
            yield from _walk(base, f'{path}.')
