# SPDX-License-Identifier: Apache-2.0
"""A slow walk through a message that failed the fast one, to say which field is wrong."""

from __future__ import annotations

from .errors import CdrError
from .primitives import PRIMITIVES
from .types import FieldType, MessageType

_HEADER = 4


def explain(message_type: MessageType, payload: memoryview, byte_order: str) -> CdrError:
    """
    Return the error of a message that the fast walk refused.

    `payload` is what follows the encapsulation header, `byte_order` is 'little' or 'big'.
    """
    walk = _Walk(payload, byte_order)
    try:
        walk.message(message_type, '')
    except CdrError as error:
        return error
    rest = len(payload) - walk.at
    return CdrError(
        f'{rest} bytes follow the end of the message: is it really a {message_type.name}?',
        offset=walk.at + _HEADER,
    )


class _Walk:
    def __init__(self, payload: memoryview, byte_order: str) -> None:
        self._payload = payload
        self._byte_order = byte_order
        self.at = 0

    def message(self, message_type: MessageType, path: str) -> None:
        if not message_type.fields:
            self._skip(1, 1, path)
        for field in message_type.fields:
            self._field(field.type, f'{path}.{field.name}' if path else field.name)

    def _field(self, field_type: FieldType, path: str) -> None:
        base = field_type.base
        count = 1 if field_type.length is None else field_type.length
        is_list = field_type.sequence or field_type.length is not None
        if field_type.sequence:
            count = self._length(path, 'elements')
            self._check_bound(count, field_type.bound, path)
        if isinstance(base, str) and base in PRIMITIVES:
            if count:
                size = PRIMITIVES[base].size
                self._skip(size, size * count, path)
            return
        for i in range(count):
            element = f'{path}[{i}]' if is_list else path
            if isinstance(base, MessageType):
                self.message(base, element)
            else:
                self._text(field_type, element)

    def _text(self, field_type: FieldType, path: str) -> None:
        wide = field_type.base == 'wstring'
        length = self._length(path, 'characters')
        self._check_bound(
            length if wide or not length else length - 1, field_type.string_bound, path
        )
        self._skip(1, 4 * length if wide else length, path)
        if not wide and length and self._payload[self.at - 1] != 0:
            raise CdrError(
                'the string does not end in NUL', path=path, offset=self.at - 1 + _HEADER
            )

    def _length(self, path: str, unit: str) -> int:
        self._skip(4, 4, f'{path} (number of {unit})')
        return int.from_bytes(self._payload[self.at - 4 : self.at], self._byte_order)  # type: ignore[arg-type]

    def _check_bound(self, count: int, bound: int | None, path: str) -> None:
        if bound is not None and count > bound:
            raise CdrError(
                f'{count} elements, but {bound} are allowed',
                path=path,
                offset=self.at - 4 + _HEADER,
            )

    def _skip(self, align: int, size: int, path: str) -> None:
        start = (self.at + align - 1) & -align
        if start + size > len(self._payload):
            raise CdrError(
                f'needs {size} bytes, but the message ends at byte {len(self._payload) + _HEADER}',
                path=path,
                offset=start + _HEADER,
            )
        self.at = start + size
