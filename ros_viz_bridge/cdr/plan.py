# SPDX-License-Identifier: Apache-2.0
"""The plan of a message type: what is known of its fields' places before any message."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from .nodes import (
    Align,
    Group,
    Node,
    Number,
    Numbers,
    NumberSequence,
    Repeat,
    SkipGroup,
    SkipNumbers,
    SkipText,
    Step,
    Struct,
    Text,
)
from .primitives import Primitive, PRIMITIVES
from .types import FieldType, MessageType


@lru_cache(maxsize=512)
def plan(message_type: MessageType) -> Group:
    """Return the root group of `message_type`."""
    # A message starts where everything is aligned; an element of a sequence may start anywhere.
    return _Planner().group(FieldType(message_type), modulus=8)[0]


class _Planner:
    def __init__(self) -> None:
        self._count = 0

    def group(self, element: FieldType, *, modulus: int) -> tuple[Group, _Cursor]:
        """Plan elements that start at multiples of `modulus`; return group and end state."""
        cursor = _Cursor(self, modulus=modulus)
        node = cursor.add(element)
        assert isinstance(node, (Struct, Text))
        fixed = all(
            isinstance(step, Align)
            or (isinstance(step, SkipGroup) and step.group.fixed and step.count is not None)
            for step in cursor.steps
        )
        group = Group(self._count, tuple(cursor.steps), cursor.offset, node, fixed, 0)
        if fixed:
            # The first element may start less aligned than it ends; the others all start as it
            # ended.
            first = group.end(0)
            group = Group(
                self._count, group.steps, group.tail, node, fixed, group.end(first) - first
            )
        self._count += 1
        return group, cursor


class _Cursor:
    """Where planning is: `offset` after the newest anchor, which is `residue` mod `modulus`."""

    def __init__(self, planner: _Planner, *, modulus: int) -> None:
        self._planner = planner
        self._modulus = modulus
        self._residue = 0
        self.steps: list[Step] = []
        self.offset = 0

    def known(self, modulus: int) -> bool:
        """Tell whether the position is known to be a multiple of `modulus`."""
        return self._modulus >= modulus and (self._residue + self.offset) % modulus == 0

    def add(self, field_type: FieldType) -> Node:
        base = field_type.base
        is_list = field_type.sequence or field_type.length is not None
        if is_list and (isinstance(base, MessageType) or base not in PRIMITIVES):
            return self._repeat(field_type)
        if isinstance(base, MessageType):
            return self._struct(base)
        if base not in PRIMITIVES:
            return self._text(field_type)
        primitive = PRIMITIVES[base]
        if field_type.sequence:
            return self._sequence(primitive, field_type.bound)
        self._align(primitive.size)
        at = len(self.steps), self.offset
        if field_type.length is None:
            self.offset += primitive.size
            return Number(*at, primitive)
        self.offset += primitive.size * field_type.length
        return Numbers(*at, primitive, field_type.length)

    def _struct(self, message_type: MessageType) -> Struct:
        if not message_type.fields:
            self.offset += (
                1  # structure_needs_at_least_one_member: a uint8 that generated C code inserts
            )
        members = {field.name: self.add(field.type) for field in message_type.fields}
        return Struct(message_type, members, _block(members))

    def _text(self, field_type: FieldType) -> Text:
        self._align(4)
        wide = field_type.base == 'wstring'
        node = Text(len(self.steps), self.offset, wide)
        self._step(
            SkipText(self.offset, 4 if wide else 1, field_type.string_bound),
            modulus=4 if wide else 1,
        )
        return node

    def _sequence(self, primitive: Primitive, bound: int | None) -> NumberSequence:
        self._align(4)
        node = NumberSequence(len(self.steps), self.offset, primitive)
        # An empty sequence of 8-byte numbers ends after its length word, unaligned to 8.
        self._step(SkipNumbers(self.offset, primitive.size, bound), modulus=min(primitive.size, 4))
        return node

    def _repeat(self, field_type: FieldType) -> Repeat:
        element = FieldType(field_type.base, string_bound=field_type.string_bound)
        if field_type.sequence:
            self._align(4)
        group, end = self._planner.group(element, modulus=1)
        node = Repeat(len(self.steps), group)
        self._step(
            SkipGroup(self.offset, group, field_type.length, field_type.bound),
            modulus=4 if end.known(4) else 1,
        )
        return node

    def _align(self, to: int) -> None:
        if self._modulus >= to:
            self.offset += -(self._residue + self.offset) % to
        else:
            self._step(Align(self.offset, to), modulus=to)

    def _step(self, step: Step, *, modulus: int) -> None:
        self.steps.append(step)
        self.offset = 0
        self._modulus = modulus
        self._residue = 0


def _block(members: dict[str, Node]) -> Numbers | None:
    """Return the numbers of all members as one array, or None if unlike or with gaps."""
    found: Numbers | None = None
    for member in members.values():
        part = member.block if isinstance(member, Struct) else member
        if isinstance(part, Number):
            part = Numbers(part.anchor, part.offset, part.primitive, 1)
        if not isinstance(part, Numbers):
            return None
        if found is None:
            found = part
            continue
        size = found.primitive.size * found.count
        if (part.anchor, part.offset, part.primitive) != (
            found.anchor,
            found.offset + size,
            found.primitive,
        ):
            return None
        found = replace(found, count=found.count + part.count)
    return found
