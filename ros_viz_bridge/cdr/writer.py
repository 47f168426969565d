# SPDX-License-Identifier: Apache-2.0
"""Writing messages of one type: views, dicts or message objects in, bytes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
import struct
from typing import Any

import numpy as np

from .columns import Columns
from .errors import CdrError
from .nodes import Numbers, Struct
from .numbers import check_array, check_number, check_numbers
from .plan import plan
from .primitives import dtype, Primitive, PRIMITIVES
from .strings import Strings
from .types import Field, FieldType, MessageType
from .view import View

_MISSING = object()

# Appends a value to the bytes after the encapsulation header; the string is the path of the field.
_Put = Callable[[bytearray, Any, str], None]


class Writer:
    """Writes messages of `message_type` as XCDR1, little endian unless `big_endian` is set."""

    def __init__(self, message_type: MessageType, *, big_endian: bool = False) -> None:
        self.message_type = message_type
        self._order = '>' if big_endian else '<'
        self._header = b'\x00\x00\x00\x00' if big_endian else b'\x00\x01\x00\x00'
        self._puts: dict[str, _Put] = {}
        self._put = self._message(message_type)

    def write(self, value: Any) -> bytes:
        """
        Return `value` as a message with encapsulation header, padded to 4 bytes.

        `value` is a View, a dict or any object with the fields as attributes; what a dict leaves
        out takes its default. Sequences are lists, ndarrays or what views give; for a sequence of
        messages whose fields are all numbers of one type an ndarray (n, k) will do: (n, 7) for
        Pose[]; for one such message (k,). Raises CdrError naming the field.
        """
        out = bytearray()
        self._put(out, value, '')
        out += bytes(-len(out) % 4)
        return self._header + out

    def _message(self, message_type: MessageType) -> _Put:
        if message_type.name in self._puts:
            return self._puts[message_type.name]
        name = message_type.name
        puts = [(field, self._field(field.type)) for field in message_type.fields]
        known = {field.name for field in message_type.fields}
        block = _block(message_type)

        def put(out: bytearray, value: Any, path: str) -> None:
            if isinstance(value, np.ndarray) and block is not None:
                _put_block(out, block, value[np.newaxis], path, self._order)
                return
            is_mapping = isinstance(value, Mapping)
            if is_mapping and not known.issuperset(value):
                unknown = ', '.join(repr(key) for key in value if key not in known)
                raise CdrError(f'{name} has no field {unknown}', path=path)
            if not puts:
                out.append(0)  # structure_needs_at_least_one_member
            prefix = f'{path}.' if path else ''
            for field, put_field in puts:
                if is_mapping:
                    found = value.get(field.name, _MISSING)
                    found = _default(field) if found is _MISSING else found
                else:
                    found = _attribute(value, field.name, name, path)
                put_field(out, found, prefix + field.name)

        self._puts[name] = put
        return put

    def _field(self, field_type: FieldType) -> _Put:
        base = field_type.base
        if not field_type.sequence and field_type.length is None:
            return self._element(field_type)
        if isinstance(base, str) and base in PRIMITIVES:
            return self._numbers(field_type, PRIMITIVES[base])
        order, put_element = self._order, self._element(field_type)
        block = _block(base) if isinstance(base, MessageType) else None

        def put(out: bytearray, value: Any, path: str) -> None:
            if isinstance(value, Columns) and block is not None and value._node.type == base:
                value = value.array()
            if not isinstance(value, (Sequence, np.ndarray, Columns, Strings)) or isinstance(
                value, (str, bytes)
            ):
                raise CdrError(f'expected a sequence, got {value!r}', path=path)
            _put_length(out, field_type, len(value), path, order)
            if isinstance(value, np.ndarray) and block is not None:
                _put_block(out, block, value, path, order)
                return
            for i, item in enumerate(value):
                put_element(out, item, f'{path}[{i}]')

        return put

    def _element(self, field_type: FieldType) -> _Put:
        base = field_type.base
        if isinstance(base, MessageType):
            return self._message(base)
        if base not in PRIMITIVES:
            return self._text(field_type)
        primitive = PRIMITIVES[base]
        pack = struct.Struct(self._order + primitive.code).pack

        def put(out: bytearray, value: Any, path: str) -> None:
            number = check_number(value, primitive, path)
            out += bytes(-len(out) % primitive.size)
            out += pack(number)

        return put

    def _text(self, field_type: FieldType) -> _Put:
        order, wide = self._order, field_type.base == 'wstring'

        def put(out: bytearray, value: Any, path: str) -> None:
            if not isinstance(value, str):
                raise CdrError(f'expected a string, got {value!r}', path=path)
            if '\0' in value:
                raise CdrError('a ROS string cannot hold a NUL character', path=path)
            try:
                text = value.encode('utf-16-le' if wide else 'utf-8')
            except UnicodeEncodeError as error:
                raise CdrError(f'the string is not valid Unicode: {error}', path=path) from None
            count = len(text) // 2 if wide else len(text)
            if field_type.string_bound is not None and count > field_type.string_bound:
                raise CdrError(
                    f'{count} characters, but {field_type.string_bound} are allowed', path=path
                )
            out += bytes(-len(out) % 4)
            out += struct.pack(f'{order}I', count if wide else count + 1)
            out += (
                np.frombuffer(text, '<u2').astype(f'{order}u4').tobytes() if wide else text + b'\0'
            )

        return put

    def _numbers(self, field_type: FieldType, primitive: Primitive) -> _Put:
        order = self._order

        def put(out: bytearray, value: Any, path: str) -> None:
            numbers = check_numbers(value, primitive, path)
            _put_length(out, field_type, len(numbers), path, order)
            _put_array(out, primitive, numbers, order)

        return put


def _block(message_type: MessageType) -> Numbers | None:
    """Return the numbers that messages of a type are, None if they are more than that."""
    element = plan(message_type).element
    return element.block if isinstance(element, Struct) else None


def _put_length(out: bytearray, field_type: FieldType, count: int, path: str, order: str) -> None:
    if field_type.length is not None:
        if count != field_type.length:
            raise CdrError(f'{count} elements, but the array has {field_type.length}', path=path)
        return
    if field_type.bound is not None and count > field_type.bound:
        raise CdrError(f'{count} elements, but {field_type.bound} are allowed', path=path)
    out += bytes(-len(out) % 4)
    out += struct.pack(f'{order}I', count)


def _put_block(
    out: bytearray, block: Numbers, value: np.ndarray[Any, Any], path: str, order: str
) -> None:
    """Append messages whose fields are all numbers of one type, given as an array (n, k)."""
    if value.ndim != 2 or value.shape[1] != block.count:
        raise CdrError(
            f'expected an array of shape (n, {block.count}), got {value.shape}', path=path
        )
    _put_array(out, block.primitive, check_array(value, block.primitive, path), order)


def _put_array(
    out: bytearray, primitive: Primitive, numbers: np.ndarray[Any, Any], order: str
) -> None:
    if numbers.size:
        out += bytes(-len(out) % primitive.size)
        out += numbers.astype(dtype(primitive, order), copy=False).tobytes()


def _attribute(value: Any, name: str, message_name: str, path: str) -> Any:
    if isinstance(value, View):  # whose methods may share a name with a field
        found = value[name] if name in value._node.members else _MISSING
    else:
        found = getattr(value, name, _MISSING)
    if found is _MISSING:
        raise CdrError(f'expected {message_name}, got {value!r}, which has no {name!r}', path=path)
    return found


def _default(field: Field) -> Any:
    if field.default is not None:
        return field.default
    base, length = field.type.base, field.type.length
    if isinstance(base, MessageType):
        zero: Any = {}
    else:
        zero = '' if base not in PRIMITIVES else PRIMITIVES[base].zero
    if field.type.sequence:
        return ()
    return zero if length is None else (zero,) * length
