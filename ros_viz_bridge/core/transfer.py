# SPDX-License-Identifier: Apache-2.0
"""A message on its way in pieces, and what of it is gone before it is there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from .entry import Bundle, Identity, Thing


@dataclass
class Transfer:
    """A message on its way in pieces; ``waited`` is what its entries waited under."""

    number: int
    bundle: Bundle
    waited: Sequence[Identity]
    offset: int = 0
    removed: set[Thing] = field(default_factory=set)
    """Things that it brings and that are gone meanwhile."""

    @property
    def size(self) -> int:
        """Bytes of the message."""
        return len(self.bundle.data)

    @property
    def left(self) -> int:
        """Bytes that are to be sent yet."""
        return self.size - self.offset

    def cut(self, most: int) -> memoryview:
        """Return the next piece, of at most so many bytes."""
        piece = memoryview(self.bundle.data)[self.offset : self.offset + most]
        self.offset += len(piece)
        return piece

    def updates(self, identities: Iterable[Identity]) -> bool:
        """Tell whether it brings a message of any of these: a newer one must not overtake it."""
        return not self.bundle.identities.isdisjoint(identities)

    @cached_property
    def things(self) -> frozenset[Thing]:
        """The things that it brings something of."""
        return frozenset(identity.thing for identity in self.bundle.identities)

    @cached_property
    def _keys(self) -> dict[tuple[str, str], list[Thing]]:
        """Of each display and key, the things in all layers."""
        found: dict[tuple[str, str], list[Thing]] = {}
        for thing in self.things:
            found.setdefault((thing.display, thing.key), []).append(thing)
        return found

    def remove(self, display: str, key: str, layer: str | None) -> None:
        """Remember that it brings this in vain, in one layer or, for None, in all."""
        things = self._keys.get((display, key), ())
        self.removed.update(each for each in things if layer in (None, each.layer))
