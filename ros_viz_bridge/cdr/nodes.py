# SPDX-License-Identifier: Apache-2.0
"""
What a plan consists of: groups, the steps through one of their elements, and the places of fields.

A *group* is a place of the type where elements repeat: the message itself (once), and each
sequence or array of messages or strings in it. Structs that do not repeat are part of the group
around them. Inside an element only two things move what follows: the length of something, and
alignment that cannot be known in advance. Each is a *step*; step i leads from anchor i to anchor i
+ 1, and every field lies at a constant offset from an anchor. So the positions of one anchor in
all elements of a group give every field of all elements.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .primitives import Primitive
from .types import MessageType


@dataclass(frozen=True)
class Align:
    """Move to the next multiple of `to` bytes (XCDR1: after the encapsulation header)."""

    offset: int
    to: int


@dataclass(frozen=True)
class SkipText:
    """Read the length word at `offset` and skip that many units (1 byte, or 4 if wide)."""

    offset: int
    unit: int
    bound: int | None


@dataclass(frozen=True)
class SkipNumbers:
    """Read the length word at `offset` and skip that many primitives."""

    offset: int
    size: int
    bound: int | None


@dataclass(frozen=True)
class SkipGroup:
    """Skip `count` elements of `group`, or as many as the length word at `offset` says."""

    offset: int
    group: Group
    count: int | None
    bound: int | None


Step = Align | SkipText | SkipNumbers | SkipGroup


@dataclass(frozen=True)
class Number:
    """One number at `offset` from anchor `anchor`."""

    anchor: int
    offset: int
    primitive: Primitive


@dataclass(frozen=True)
class Numbers:
    """A fixed array of `count` numbers at `offset` from anchor `anchor`."""

    anchor: int
    offset: int
    primitive: Primitive
    count: int


@dataclass(frozen=True)
class NumberSequence:
    """A sequence of numbers; step `anchor` reads its length word, `offset` from the anchor."""

    anchor: int
    offset: int
    primitive: Primitive


@dataclass(frozen=True)
class Text:
    """A string whose length word is at `offset` from anchor `anchor`, read by step `anchor`."""

    anchor: int
    offset: int
    wide: bool


@dataclass(frozen=True, eq=False)
class Struct:
    """
    A message that lies inside its group's element.

    `block` is all its numbers in order if they are of one type and lie side by side.
    """

    type: MessageType
    members: dict[str, Node]
    block: Numbers | None


@dataclass(frozen=True)
class Repeat:
    """A sequence or array of messages or strings: the group that step `anchor` skips."""

    anchor: int
    group: Group


Node = Number | Numbers | NumberSequence | Text | Struct | Repeat


@dataclass(frozen=True, eq=False)
class Group:
    """
    The elements of one repeated place.

    An element ends `tail` bytes after its last anchor. A `fixed` group has no length words in it;
    its elements after the first of a run (whose alignment may differ) lie `stride` bytes apart.
    `index` numbers the groups of a message type, the message itself last.
    """

    index: int
    steps: tuple[Step, ...]
    tail: int
    element: Struct | Text
    fixed: bool
    stride: int

    def end(self, start: Any) -> Any:
        """Return where an element of a fixed group that starts at `start` (int or array) ends."""
        at = start
        for step in self.steps:
            at = at + step.offset  # not +=, which would change the caller's array
            if isinstance(step, Align):
                at = (at + step.to - 1) & -step.to
            elif isinstance(step, SkipGroup) and step.count:
                at = step.group.end(at) + (step.count - 1) * step.group.stride
        return at + self.tail
