# SPDX-License-Identifier: Apache-2.0
"""Which of the things that wait for a client must reach it together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol

from .entry import Identity, Thing

MANY_TIES = 256
"""More than this beyond what waits, and those of what does not wait any more are forgotten."""


class Waiting(Protocol):
    """What waits (``Queues``)."""

    def __len__(self) -> int:
        """Return how many identities wait."""

    def waits(self, identity: Identity) -> bool:
        """Tell whether anything waits under an identity."""


class Ties:
    """
    Groups of identities that wait; those that have one in common become one group.

    So the parts of a later group never reach the page without what an earlier one said of them,
    however slow the link is.
    """

    def __init__(self) -> None:
        self._groups: dict[Identity, dict[Identity, None]] = {}
        self._things: dict[Thing, Identity] = {}
        self._tied: list[Identity] | None = None

    @property
    def tying(self) -> bool:
        """Whether what is added meanwhile goes together."""
        return self._tied is not None

    @contextmanager
    def together(self, waiting: Waiting) -> Iterator[None]:
        """Tie all that is added meanwhile."""
        self._tied = []
        try:
            yield
        finally:
            self.tie(self._tied)
            self._tied = None
            if len(self) > 2 * len(waiting) + MANY_TIES:
                self.prune(waiting.waits)

    def add(self, identity: Identity) -> None:
        """Tie this one to all others of now, if they are to go together."""
        if self._tied is not None:
            self._tied.append(identity)

    def __len__(self) -> int:
        """Return how many identities are tied."""
        return len(self._groups)

    def tie(self, identities: Iterable[Identity]) -> None:
        """Let these go together, with all that they are tied to already."""
        added = dict.fromkeys(identities)
        known = {id(group): group for each in added if (group := self._groups.get(each))}
        # Into the largest, once each: many that come one by one cost no more than all at once.
        whole = max(known.values(), key=len, default={})
        for part in (*known.values(), added):
            if part is not whole:
                whole.update(part)
                self._groups.update(dict.fromkeys(part, whole))

    def removed(self, identity: Identity) -> None:
        """Remember that this one, of a group, takes its thing away."""
        self._things[identity.thing] = identity

    @property
    def remove_any(self) -> bool:
        """Whether any of these, of a group, takes its thing away."""
        return bool(self._things)

    def follow(self, identity: Identity, thing: Thing) -> None:
        """Tie what is added anew of a thing to the removal that it must not overtake."""
        removal = self._things.get(thing)
        if removal is not None and identity not in self._groups.get(removal, ()):
            self.tie((removal, identity))

    def group(self, identity: Identity) -> Iterable[Identity]:
        """Return all that goes with this one, itself included."""
        return self._groups.get(identity, (identity,))

    def take(self, identity: Identity) -> list[Identity]:
        """Return all that goes with this one, itself included, and forget the group."""
        if not self._groups and not self._things:
            return [identity]
        group = self._groups.get(identity)
        if group is None:
            group = {identity: None}
        for each in group:
            self._groups.pop(each, None)
            if self._things.get(each.thing) == each:  # what waits no more may be tied still
                del self._things[each.thing]
        return list(group)

    def prune(self, waits: Callable[[Identity], bool]) -> None:
        """Forget what does not wait any more."""
        for identity in [each for each in self._groups if not waits(each)]:
            self._groups.pop(identity).pop(identity)
        self._things = {thing: each for thing, each in self._things.items() if waits(each)}
