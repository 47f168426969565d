# SPDX-License-Identifier: Apache-2.0
"""The strings of one field in many elements, decoded only when asked for, and then all at once."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, overload

import numpy as np
import numpy.typing as npt

from .errors import CdrError
from .nodes import Text
from .source import Source
from .tracks import Track

# Strings longer than this on average are copied each on its own: an index of their bytes is eight
# times as large.
_LONG = 64


def decode(source: Source, at: int, length: int, *, wide: bool) -> str:
    """Return the string whose length word is at `at`; what is no UTF-8 becomes U+FFFD."""
    start = at + 4
    if not wide:
        return str(source.payload[start : start + max(length - 1, 0)], 'utf-8', 'replace')
    # One UTF-16 unit in each uint32, as rosidl_typesupport_fastrtps writes wstring.
    units = (
        np.frombuffer(source.payload, source.order + 'u4', length, start)
        if length
        else np.empty(0, np.uint32)
    )
    if (units > 0xFFFF).any():
        raise CdrError('a wide character is larger than 0xFFFF', offset=start + 4)
    return units.astype('<u2').tobytes().decode('utf-16-le', 'replace')


@dataclass(frozen=True, eq=False)
class Distinct:
    """
    The different strings of a column in order of appearance, and each string's number.

    ``codes`` are int32, (n,), read-only. As long as the same strings come in the same layout it is
    the same object: what follows from it may be kept under it.
    """

    strings: tuple[str, ...]
    codes: npt.NDArray[np.int32]


class Strings:
    """Strings low..high-1 of a field, list-like; made by views, never directly."""

    __slots__ = ('_high', '_low', '_node', '_source', '_track')

    def __init__(self, source: Source, track: Track, node: Text, low: int, high: int) -> None:
        self._source = source
        self._track = track
        self._node = node
        self._low = low
        self._high = high

    def __len__(self) -> int:
        """Return how many strings there are."""
        return self._high - self._low

    @overload
    def __getitem__(self, i: int) -> str: ...

    @overload
    def __getitem__(self, i: slice) -> Strings: ...

    def __getitem__(self, i: int | slice) -> str | Strings:
        """Return string `i`, or some neighbouring strings."""
        low, high = cut(i, self._low, self._high)
        if isinstance(i, slice):
            return Strings(self._source, self._track, self._node, low, high)
        at = self._track.at(self._node.anchor, low) + self._node.offset
        length = self._track.length(self._node.anchor, low)
        return decode(self._source, at, length, wide=self._node.wide)

    def __iter__(self) -> Iterator[str]:
        """Iterate over all strings."""
        return iter(self.list())

    def __repr__(self) -> str:
        """Show the strings as a list."""
        return f'Strings({self.list()!r})'

    def list(self) -> builtins.list[str]:
        """Return all strings."""
        joined = self._join()
        if joined is None:
            return [self[i] for i in range(len(self))]
        return self._split(joined)

    def unique(self) -> tuple[builtins.list[str], npt.NDArray[np.int32]]:
        """
        Return the different strings in order of appearance, and each string's number.

        The numbers are int32, (n,), read-only.
        """
        found = self.distinct()
        return list(found.strings), found.codes

    def distinct(self) -> Distinct:
        """
        Return the same as one object.

        A message with the same strings as the one before it in the same layout costs one
        comparison of bytes.
        """
        joined = self._join()
        if joined is None:
            return _number(self.list())
        memo, key = self._source.layout.memo, self._key('unique')
        last = memo.get(key)
        if last is None or last[0] != joined:
            last = joined, _number(self._split(joined))
            if self._is_whole():
                memo[key] = last
        found: Distinct = last[1]
        return found

    def _is_whole(self) -> bool:
        return self._high - self._low == self._track.n

    def _key(self, kind: str) -> Any:
        return kind, self._track.group.index, self._node.anchor

    def _spans(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Return where each string's bytes start and how many they are, NUL included."""
        memo, key = self._source.layout.memo, self._key('spans')
        found = memo.get(key)
        if found is None:
            starts = self._track.places(self._node.anchor).all() + (self._node.offset + 4)
            lengths = np.atleast_1d(np.asarray(self._track.lengths[self._node.anchor], np.int64))
            found = memo[key] = starts, lengths
        return found[0][self._low : self._high], found[1][self._low : self._high]

    def _join(self) -> bytes | None:
        """
        Return the bytes of all strings, final NULs included, one after the other.

        None where some have no NUL, or there are none.
        """
        memo, key = self._source.layout.memo, self._key('bytes')
        index = memo.get(key) if self._is_whole() else None
        if index is None:
            starts, lengths = self._spans()
            if self._node.wide or not lengths.size or not lengths.all():
                return None
            if starts.size < 8 or int(lengths.sum()) > _LONG * starts.size:
                return b''.join(
                    self._source.payload[a:b]
                    for a, b in zip(starts.tolist(), (starts + lengths).tolist(), strict=True)
                )
            if (lengths == lengths[0]).all():
                return self._source.chunks(starts, 0, int(lengths[0])).tobytes()
            ends = np.cumsum(lengths)
            index = np.repeat(starts - ends + lengths, lengths) + np.arange(int(ends[-1]))
            if self._is_whole():
                memo[key] = index
        return np.frombuffer(self._source.payload, np.uint8).take(index).tobytes()

    def _split(self, joined: bytes) -> builtins.list[str]:
        # Each string brings at least its own NUL, so n NULs in all mean that none has another
        # inside.
        found = joined.decode('utf-8', 'replace').split('\0')
        return found[:-1] if len(found) == len(self) + 1 else [self[i] for i in range(len(self))]


def cut(i: int | slice, low: int, high: int) -> tuple[int, int]:
    """Translate an index or a slice of low..high-1 into (first, one past the last)."""
    if isinstance(i, slice):
        first, last, step = i.indices(high - low)
        if step != 1:
            raise CdrError('slices of columns and strings take no step')
        return low + first, low + max(first, last)
    if not -(high - low) <= i < high - low:
        raise IndexError(f'index {i} out of range for {high - low} elements')
    at = low + i if i >= 0 else high + i
    return at, at + 1


def _number(strings: list[str]) -> Distinct:
    numbers = {string: i for i, string in enumerate(dict.fromkeys(strings))}
    codes = np.fromiter(map(numbers.__getitem__, strings), np.int32, len(strings))
    codes.flags.writeable = False
    return Distinct(tuple(numbers), codes)
