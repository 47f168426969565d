# SPDX-License-Identifier: Apache-2.0
"""A message, or an element of a sequence, read by attribute from the bytes in place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy.typing as npt

from .columns import Columns
from .errors import CdrError
from .nodes import Node, Number, Numbers, Repeat, Struct, Text
from .source import Source
from .strings import decode, Strings
from .tracks import Track


class View:
    """
    A message whose fields are attributes (or `view['array']`, where a method has the name).

    A number is an int, float or bool; a string a str; a nested message a View; an array or
    sequence of numbers a read-only ndarray over the message's bytes; of strings Strings; of
    messages Columns. Nothing is read before it is asked for. The message's bytes must not change
    while views of it are in use.
    """

    __slots__ = ('_i', '_node', '_source', '_track')

    def __init__(self, source: Source, track: Track, node: Struct, i: int) -> None:
        self._source = source
        self._track = track
        self._node = node
        self._i = i

    def __getattr__(self, name: str) -> Any:
        """Return field `name`; a bool that is neither 0 nor 1 raises CdrError."""
        if name.startswith('_'):
            raise AttributeError(name)
        return self[name]

    def __getitem__(self, name: str) -> Any:
        """Return field `name`."""
        member = self._node.members.get(name)
        if member is None:
            raise AttributeError(f'{self._node.type.name} has no field {name!r}')
        try:
            return self._read(member)
        except CdrError as error:
            raise error.inside(f'{self._node.type.name}.{name}') from None

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names of the fields."""
        return iter(self._node.members)

    def __dir__(self) -> list[str]:
        """List fields and methods."""
        return [*self._node.members, 'array', 'columns', 'span', 'to_dict']

    def __repr__(self) -> str:
        """Name the message type and its fields."""
        return f'<View of {self._node.type.name}: {", ".join(self)}>'

    def array(self) -> npt.NDArray[Any]:
        """
        Return all numbers of this message side by side, (k,), such as the (7,) float64 of a Pose.

        Raises CdrError if they are not of one type, or if there are strings or sequences among
        them.
        """
        block = self._node.block
        if block is None:
            raise CdrError(f'the fields of {self._node.type.name} are not all numbers of one type')
        found: npt.NDArray[Any] = self._read(block)
        return found

    def columns(self) -> Columns:
        """Return this message as a sequence of one: each field a column of one element."""
        return Columns(self._source, self._track, self._node, self._i, self._i + 1)

    def span(self, first: str, last: str) -> tuple[str, int, bytes]:
        """
        Return what says the fields from ``first`` up to ``last``, which is not among them.

        Messages of which it is equal are equal in these fields. Both are numbers, strings or
        sequences of numbers.
        """
        places = []
        for name in (first, last):
            member = self._node.members[name]
            assert not isinstance(member, (Struct, Repeat)), f'{name} is a message, or some'
            places.append(self._track.at(member.anchor, self._i) + member.offset)
        begin, end = places
        # How far apart numbers lie depends on where they begin.
        return self._source.order, begin % 8, bytes(self._source.payload[begin:end])

    def to_dict(self) -> dict[str, Any]:
        """Return the message as plain Python values; arrays of numbers stay ndarrays."""
        return {name: _plain(self[name]) for name in self}

    def _read(self, member: Node) -> Any:
        track, i = self._track, self._i
        if isinstance(member, Struct):
            return View(self._source, track, member, i)
        anchor = member.anchor
        if isinstance(member, Repeat):
            child = track.child(anchor)
            low, high = int(child.offsets[i]), int(child.offsets[i + 1])
            element = child.group.element
            kind: Any = Columns if isinstance(element, Struct) else Strings
            return kind(self._source, child, element, low, high)
        at = track.at(anchor, i) + member.offset
        if isinstance(member, Number):
            return self._source.number(at, member.primitive)
        if isinstance(member, Numbers):
            return self._source.block(at, member.primitive, member.count)
        length = track.length(anchor, i)
        if isinstance(member, Text):
            return decode(self._source, at, length, wide=member.wide)
        size = member.primitive.size
        return self._source.block((at + 4 + size - 1) & -size, member.primitive, length)


def _plain(value: Any) -> Any:
    if isinstance(value, View):
        return value.to_dict()
    if isinstance(value, Columns):
        return [
            View(value._source, value._track, value._node, i).to_dict()
            for i in range(value._low, value._high)
        ]
    return value.list() if isinstance(value, Strings) else value
