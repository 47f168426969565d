# SPDX-License-Identifier: Apache-2.0
"""The bytes of one message together with their layout: what every view of it refers to."""

from __future__ import annotations

import struct
from typing import Any

import numpy as np
import numpy.typing as npt

from .errors import CdrError
from .layout import Layout
from .primitives import dtype, Primitive
from .tracks import Places

# Longer sequences on average are copied each on its own rather than number by number.
_LONG = 64


class Source:
    """
    One message: `payload` (after the encapsulation header), `order` ('<', '>'), layout.

    Arrays are views of the payload where its byte order is this machine's and the elements lie at
    equal distances; otherwise they are gathered once, into native order. Either kind is read-only.
    """

    __slots__ = ('layout', 'order', 'payload')

    def __init__(self, payload: memoryview, order: str, layout: Layout) -> None:
        self.payload = payload
        self.order = order
        self.layout = layout

    def number(self, at: int, primitive: Primitive) -> Any:
        """Return the number at byte `at` as int, float or bool."""
        if primitive.kind == 'b':
            byte = self.payload[at]
            if byte > 1:
                raise CdrError(f'a bool is neither 0 nor 1, but {byte}', offset=at + 4)
            return byte == 1
        return struct.unpack_from(self.order + primitive.code, self.payload, at)[0]

    def block(self, at: int, primitive: Primitive, count: int) -> npt.NDArray[Any]:
        """Return `count` numbers that lie side by side from byte `at` on, shape (count,)."""
        numbers = np.ndarray(
            (count,),
            dtype(primitive, self.order),
            self.payload if count else b'',
            at if count else 0,
        )
        return self._finish(numbers, primitive)

    def columns(
        self, places: Places, offset: int, primitive: Primitive, width: int
    ) -> npt.NDArray[Any]:
        """Return `width` numbers side by side at `offset` from each place, shape (n, width)."""
        kind = dtype(primitive, self.order)
        if places.n == 0:
            return _read_only(np.empty((0, width), primitive.code))
        if places.index is None:
            strides = places.stride, primitive.size
            numbers: Any = np.ndarray(
                (places.n, width), kind, self.payload, places.first + offset, strides
            )
        else:
            chunks = self.chunks(places.index, offset, width * primitive.size)
            numbers = _read_only(chunks.view(kind).reshape(places.n, width))
        return self._finish(numbers, primitive)

    def chunks(self, index: npt.NDArray[np.int64], offset: int, size: int) -> npt.NDArray[Any]:
        """Gather `size` bytes at `offset` from each of the positions `index` (not empty)."""
        found: npt.NDArray[Any] = self.windows(offset, size)[index]
        return found

    def windows(self, offset: int, size: int) -> npt.NDArray[Any]:
        """
        Return the overlapping pieces of `size` bytes that start at every byte from `offset` on.

        Indexed with positions it copies `size` bytes from (or to) each: numpy's fastest gather.
        """
        count = len(self.payload) - offset - size + 1
        found: npt.NDArray[Any] = np.ndarray((count,), f'V{size}', self.payload, offset, (1,))
        return found

    def join(
        self, starts: npt.NDArray[np.int64], offsets: npt.NDArray[np.int64], primitive: Primitive
    ) -> npt.NDArray[Any]:
        """
        Return the numbers of several sequences one after the other, copied.

        Sequence i begins at byte `starts[i]` and has `offsets[i + 1] - offsets[i]` numbers.
        """
        total, lengths = int(offsets[-1]), offsets[1:] - offsets[:-1]
        kind = dtype(primitive, self.order)
        if not total:
            return _read_only(np.empty(0, primitive.code))
        if total > _LONG * lengths.size:
            parts = [
                np.ndarray((n,), kind, self.payload, at)
                for at, n in zip(starts.tolist(), lengths.tolist(), strict=True)
                if n
            ]
            numbers = np.concatenate(parts)
        else:
            index = np.repeat(
                starts - primitive.size * offsets[:-1], lengths
            ) + primitive.size * np.arange(total)
            numbers = self.chunks(index, 0, primitive.size).view(kind)
        return self._finish(_read_only(numbers), primitive)

    def _finish(self, numbers: npt.NDArray[Any], primitive: Primitive) -> npt.NDArray[Any]:
        """Check bools, and bring numbers into this machine's byte order."""
        if primitive.kind == 'b' and numbers.size:
            given = numbers.view(np.uint8)
            if given.max() > 1:
                i = int(given.argmax())
                raise CdrError(f'bool {i} is neither 0 nor 1, but {given.flat[i]}')
        if not numbers.dtype.isnative:
            return _read_only(numbers.astype(numbers.dtype.newbyteorder('=')))
        return numbers


def _read_only(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
    array.flags.writeable = False
    return array
