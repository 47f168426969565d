# SPDX-License-Identifier: Apache-2.0
"""The elements of a sequence of messages, read field by field for all of them at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, overload, TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from .errors import CdrError
from .nodes import Node, Number, Numbers, NumberSequence, Struct, Text
from .source import Source
from .strings import cut, Strings
from .tracks import Track

if TYPE_CHECKING:
    from .view import View


@dataclass(frozen=True, eq=False)
class Ragged:
    """
    A sequence in each of n elements: all their `values` in one row, and where each begins.

    Element i has `values[offsets[i]:offsets[i + 1]]`; `offsets` is int64, (n + 1,), from 0 to
    len(values).
    """

    values: npt.NDArray[Any] | Columns | Strings
    offsets: npt.NDArray[np.int64]

    def __len__(self) -> int:
        """Return the number of elements, n."""
        return self.offsets.size - 1

    def __getitem__(self, i: int) -> npt.NDArray[Any] | Columns | Strings:
        """Return the sequence of element `i`."""
        low, _ = cut(i, 0, len(self))
        return self.values[self.offsets[low] : self.offsets[low + 1]]


class Columns:
    """
    Messages low..high-1 of a sequence; a field of theirs is an attribute (or `columns['array']`).

    Numbers are (n,) arrays, fixed arrays (n, k), nested messages Columns, strings Strings,
    sequences Ragged. Arrays are read-only: views of the message's bytes where elements lie at
    equal distances, else gathered.
    """

    __slots__ = ('_high', '_low', '_node', '_source', '_track')

    def __init__(self, source: Source, track: Track, node: Struct, low: int, high: int) -> None:
        self._source = source
        self._track = track
        self._node = node
        self._low = low
        self._high = high

    def __len__(self) -> int:
        """Return the number of elements, n."""
        return self._high - self._low

    def __getattr__(self, name: str) -> Any:
        """Return field `name` of all elements; a bool that is neither 0 nor 1 raises CdrError."""
        if name.startswith('_'):
            raise AttributeError(name)
        return self[name]

    @overload
    def __getitem__(self, key: str) -> Any: ...

    @overload
    def __getitem__(self, key: int) -> View: ...

    @overload
    def __getitem__(self, key: slice) -> Columns: ...

    def __getitem__(self, key: str | int | slice) -> Any:
        """Return a field by name, an element by number, or neighbouring elements by slice."""
        if not isinstance(key, str):
            from .view import View

            low, high = cut(key, self._low, self._high)
            if isinstance(key, slice):
                return Columns(self._source, self._track, self._node, low, high)
            return View(self._source, self._track, self._node, low)
        member = self._node.members.get(key)
        if member is None:
            raise AttributeError(f'{self._node.type.name} has no field {key!r}')
        try:
            return self._read(member)
        except CdrError as error:
            raise error.inside(f'{self._node.type.name}.{key}') from None

    def __iter__(self) -> Iterator[View]:
        """Iterate over the elements."""
        return (self[i] for i in range(len(self)))

    def __dir__(self) -> list[str]:
        """List fields and methods."""
        return [*self._node.members, 'array']

    def __repr__(self) -> str:
        """Name the message type, its fields and the number of elements."""
        return f'<Columns of {len(self)} {self._node.type.name}: {", ".join(self._node.members)}>'

    def array(self) -> npt.NDArray[Any]:
        """
        Return all numbers of each element side by side: (n, 7) float64 for Poses.

        Raises CdrError if they are not of one type, or if there are strings or sequences among
        them.
        """
        block = self._node.block
        if block is None:
            raise CdrError(f'the fields of {self._node.type.name} are not all numbers of one type')
        found: npt.NDArray[Any] = self._read(block)
        return found

    def _read(self, member: Node) -> Any:
        source, track = self._source, self._track
        if isinstance(member, Struct):
            return Columns(source, track, member, self._low, self._high)
        if isinstance(member, Text):
            return Strings(source, track, member, self._low, self._high)
        if isinstance(member, (Number, Numbers)):
            places = track.places(member.anchor).cut(self._low, self._high)
            if isinstance(member, Numbers):
                return source.columns(places, member.offset, member.primitive, member.count)
            return source.columns(places, member.offset, member.primitive, 1)[:, 0]
        if isinstance(member, NumberSequence):
            return self._read_sequences(member)
        child = track.child(member.anchor)
        offsets = child.offsets[self._low : self._high + 1]
        element = child.group.element
        kind: Any = Columns if isinstance(element, Struct) else Strings
        return Ragged(
            kind(source, child, element, int(offsets[0]), int(offsets[-1])), offsets - offsets[0]
        )

    def _read_sequences(self, member: NumberSequence) -> Ragged:
        """Bring the sequences of all elements together; a single one stays where it is."""
        primitive = member.primitive
        starts, offsets = self._sequence_spans(member)
        total = int(offsets[-1])
        if len(self) == 1:
            return Ragged(self._source.block(int(starts[0]), primitive, total), offsets)
        return Ragged(self._source.join(starts, offsets, primitive), offsets)

    def _sequence_spans(
        self, member: NumberSequence
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Return where each element's numbers start, and their offsets when joined."""
        memo, key = self._source.layout.memo, ('spans', self._track.group.index, member.anchor)
        found = memo.get(key)
        if found is None:
            size = member.primitive.size
            starts = (
                self._track.places(member.anchor).all() + (member.offset + 4 + size - 1) & -size
            )
            lengths = np.atleast_1d(np.asarray(self._track.lengths[member.anchor], np.int64))
            offsets = np.zeros(lengths.size + 1, np.int64)
            np.cumsum(lengths, out=offsets[1:])
            found = memo[key] = starts, offsets
        offsets = found[1][self._low : self._high + 1]
        return found[0][self._low : self._high], offsets - offsets[0]
