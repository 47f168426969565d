# SPDX-License-Identifier: Apache-2.0
"""A message packed once whose numbers are rewritten in place: the cheapest to publish."""

from __future__ import annotations

from collections.abc import Callable
import re
import struct
from typing import Any

import numpy as np
import numpy.typing as npt

from .columns import Columns
from .errors import CdrError
from .nodes import Number, Numbers
from .numbers import check_array, check_number
from .primitives import Primitive
from .reader import Reader
from .types import MessageType
from .view import View
from .writer import Writer

_STEP = re.compile(r'\.?(\w+)|\[(\d+)\]')


class Template:
    """
    A message made from `value` (whatever Writer takes), to be changed in place.

    Strings and the lengths of sequences stay as they were; every number can change. For PoseArray:
    `template.set('header.stamp.sec', 3)`, `template.set('poses', array)` with shape (25, 7),
    `template.set('poses[3].position', (1.0, 2.0, 3.0))`.
    """

    def __init__(self, message_type: MessageType, value: Any) -> None:
        self.message_type = message_type
        self._memory = bytearray(Writer(message_type).write(value))
        self._view = Reader(message_type).view(memoryview(self._memory))
        self._setters: dict[str, Callable[[Any], None]] = {}

    @property
    def view(self) -> View:
        """The message as it is now; arrays that are views of its bytes are writable."""
        return self._view

    def bytes(self) -> bytes:
        """Return the message as it is now, encapsulation header included."""
        return bytes(self._memory)

    def set(self, path: str, value: Any) -> None:
        """
        Write `value` to the field `path`.

        A number takes a number; an array or sequence of k numbers, or a message whose fields are k
        numbers of one type, takes (k,); a sequence of n such messages (n, k); a number or such a
        message in all n elements of a sequence ('poses.position') (n,) or (n, k). Raises CdrError
        if `path` names no such field, or `value` does not fit; then nothing has changed.
        """
        setter = self._setters.get(path)
        if setter is None:
            setter = self._setters[path] = self._find_setter(path)
        setter(value)

    def _find_setter(self, path: str) -> Callable[[Any], None]:
        parent: Any = None
        found: Any = self._view
        key: Any = None
        for key in _keys(path):
            parent = found
            if isinstance(parent, (View, Columns)) and isinstance(key, str):
                member = parent._node.members.get(key)
                if isinstance(member, Number):
                    found = member
                    continue
            try:
                found = parent[key]
            except (AttributeError, IndexError, TypeError) as error:
                raise CdrError(
                    f'{self.message_type.name} has no such field: {error}', path=path
                ) from None
        if isinstance(found, Number) and isinstance(parent, View):
            return self._number_setter(parent, found, path)
        if isinstance(found, Number):
            return _columns_setter(
                parent, Numbers(found.anchor, found.offset, found.primitive, 1), path, flat=True
            )
        if isinstance(found, np.ndarray) and isinstance(parent, Columns):
            return _columns_setter(parent, parent._node.members[key], path)
        if isinstance(found, np.ndarray):
            return _array_setter(found, parent._node.members[key].primitive, path)
        block = found._node.block if isinstance(found, (View, Columns)) else None
        if block is None:
            raise CdrError(
                'only numbers, and messages whose fields are all numbers of one type, can be set',
                path=path,
            )
        if isinstance(found, Columns):
            return _columns_setter(found, block, path)
        return _array_setter(found.array(), block.primitive, path)

    def _number_setter(self, parent: View, member: Number, path: str) -> Callable[[Any], None]:
        primitive = member.primitive
        at = parent._track.at(member.anchor, parent._i) + member.offset + 4
        pack_into, memory = struct.Struct('<' + primitive.code).pack_into, self._memory

        def set_number(value: Any) -> None:
            pack_into(memory, at, check_number(value, primitive, path))

        return set_number


def _keys(path: str) -> list[str | int]:
    steps = list(_STEP.finditer(path))
    if not steps or ''.join(step[0] for step in steps) != path:
        raise CdrError(f'{path!r} is not a path such as poses[3].position.x')
    return [step[1] if step[1] is not None else int(step[2]) for step in steps]


def _array_setter(
    target: npt.NDArray[Any], primitive: Primitive, path: str
) -> Callable[[Any], None]:
    def set_array(value: Any) -> None:
        fitted = _fit(value, primitive, target.shape, path)
        if fitted.size:  # an array of nothing has no memory to write to
            target[...] = fitted

    return set_array


def _columns_setter(
    columns: Columns, block: Any, path: str, *, flat: bool = False
) -> Callable[[Any], None]:
    """Return the setter of `block` in all of `columns`; `flat`: one number, taking (n,)."""
    source, n = columns._source, len(columns)
    places = columns._track.places(block.anchor).cut(columns._low, columns._high)
    if places.index is None:
        target = source.columns(places, block.offset, block.primitive, block.count)
        return _array_setter(target[:, 0] if flat else target, block.primitive, path)
    size = block.count * block.primitive.size
    shape = (n,) if flat else (n, block.count)
    windows = source.windows(block.offset, size)
    index = places.index

    def scatter(value: Any) -> None:
        fitted = np.ascontiguousarray(_fit(value, block.primitive, shape, path))
        windows[index] = fitted.reshape(-1).view(f'V{size}')

    return scatter


def _fit(value: Any, primitive: Primitive, shape: tuple[int, ...], path: str) -> npt.NDArray[Any]:
    """Return `value` as little-endian `primitive` of this shape, or raise CdrError."""
    try:
        array = check_array(np.asarray(value), primitive, path)
    except CdrError:
        raise
    except ValueError as error:  # lists of different lengths
        raise CdrError(f'not an array: {error}', path=path) from None
    if array.shape != shape:
        raise CdrError(f'expected shape {shape}, got {array.shape}', path=path)
    return array


def view_from_dict(message_type: MessageType, value: dict[str, Any]) -> View:
    """Return a view of the message that `value` describes, as if it had been received."""
    return Reader(message_type).read(Writer(message_type).write(value))
