# SPDX-License-Identifier: Apache-2.0
"""What is published between the begin and the end of ``Server.atomic``, by thread or task."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import partial
from itertools import count
from types import MappingProxyType

from ..core.commands import Publish
from ..core.entry import Entry, Identity, Thing
from ..runtime.mailbox import Mailbox
from ..wire.message import Kind, ServerMessage
from ..wire.scene import NodePlacement, NodePlacements, Remove
from .publisher import Told

Said = tuple[int, Identity | Thing]
"""What was said of, or removed, and a number that tells who spoke first."""
REPLACE = frozenset((Kind.STATE, Kind.ROWS))
"""Kinds whose newer messages replace the older."""


class _Group:
    """
    What waits for the end; a task that outlives it must not add to it any more.

    Of each node the last place waits: all of a layer become one message, after what removes. What
    others say of the same meanwhile is newer, and replaces what waits.
    """

    def __init__(self, mailbox: Mailbox, numbers: Iterator[int]) -> None:
        self.ended = False
        self._lock = mailbox.lock
        self._numbers = numbers
        self._entries: list[tuple[int, Entry]] = []
        self._removals: dict[Thing, tuple[int, Entry]] = {}
        self._places: dict[str, dict[str, tuple[int, NodePlacement]]] = {}
        self._things: set[Thing] = set()
        self._newer: dict[Identity | Thing, int] = {}

    def add(self, told: Told, layer: str) -> bool:
        """Let something wait, encoded; return False after the end."""
        if type(told) is NodePlacement:
            return self.place(layer, told)
        assert isinstance(told, ServerMessage)
        entry = encoded(Entry(told, layer))
        with self._lock:
            if self.ended:
                return False
            number = next(self._numbers)
            if isinstance(told, NodePlacements):
                places = self._places.setdefault(layer, {})
                places.update((key, (number, row)) for key, row in entry.rows.items())
                return True
            self._things.add(entry.identity.thing)
            if isinstance(told, Remove):
                self._removals[entry.identity.thing] = number, entry
                if not told.display:
                    self._places.get(layer, {}).pop(told.key, None)
            else:
                self._entries.append((number, entry))
            return True

    def place(self, layer: str, place: NodePlacement) -> bool:
        """Let the place of a node wait; return False after the end."""
        with self._lock:
            if self.ended:
                return False
            places = self._places.get(layer)
            if places is None:
                places = self._places[layer] = {}
            places[place.key] = next(self._numbers), place
            return True

    def said(self) -> Iterator[Said]:
        """Return what it speaks of that replaces, or is replaced."""
        for number, entry in (*self._entries, *self._removals.values()):
            for each in replaced(entry):
                yield number, each
        for layer, places in self._places.items():
            for key, (number, _) in places.items():
                yield number, Identity(layer, '', key, NodePlacements.SLOT)

    def overtake(self, said: Iterable[Said]) -> list[tuple[int, Entry]]:
        """Take note of what others say; return what removes here, and must go before that."""
        first: list[tuple[int, Entry]] = []
        for number, each in said:
            thing = each.thing if isinstance(each, Identity) else each
            if not self._speaks_of(thing):  # what it says of it later is newer
                continue
            self._newer[each] = max(number, self._newer.get(each, 0))
            removed, removal = self._removals.get(thing, (number, None))
            if removal is not None and removed < number:
                del self._removals[thing]
                first.append((removed, removal))
        return first

    def end(self) -> list[Entry]:
        """Return all that is not replaced, in order, and keep nothing."""
        self.ended = True
        waiting = sorted((*self._entries, *self._removals.values()), key=lambda each: each[0])
        entries = [entry for number, entry in waiting if self._counts(number, entry.identity)]
        for layer, places in self._places.items():
            rows = {key: row for key, (_, row) in places.items()}
            if self._newer:
                rows = {
                    key: row
                    for key, (number, row) in places.items()
                    if self._counts(number, Identity(layer, '', key, NodePlacements.SLOT))
                }
            if rows:
                entries.append(encoded(Entry(NodePlacements.of_rows({}), layer).with_rows(rows)))
        self._entries, self._removals, self._places, self._newer = [], {}, {}, {}
        self._things = set()
        return entries

    def _speaks_of(self, thing: Thing) -> bool:
        placed = self._places.get(thing.layer, {}) if not thing.display else {}
        return thing.key in placed or thing in self._things

    def _counts(self, number: int, identity: Identity) -> bool:
        newer = self._newer
        return number > max(newer.get(identity, 0), newer.get(identity.thing, 0))


class Atomic:
    """
    The groups of one server, and what is published beside them: what is told last is newest.

    Whoever speaks of a thing does so while no other thread changes it (``runtime/live.py``): so
    the order in which they come here is that of what they say.
    """

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox
        self._groups: list[_Group] = []
        self._numbers = count(1)

    def hold(self, messages: Sequence[Told], layer: str) -> bool:
        """Keep messages until the end of the group that is open here; False where none is."""
        group = _open.get().get(id(self))
        if group is None or group.ended:
            return False
        for message in messages:
            if not group.add(message, layer):
                return False
        return True

    def places(self, layer: str) -> Callable[[NodePlacement], bool]:
        """Return what lets places wait as ``hold`` does, in the group that is open here."""
        return partial(_open.get()[id(self)].place, layer)

    def post(self, command: Publish) -> None:
        """Send at once."""
        with self._mailbox.lock:
            if self._groups and command.to is None:
                number = next(self._numbers)
                said = [(number, each) for e in command.entries for each in replaced(e)]
                self._overtake(said)
            self._mailbox.post(command)

    @contextmanager
    def group(self) -> Iterator[None]:
        """Hold what is published; the outermost of nested groups posts it, whatever happens."""
        groups = _open.get()
        around = groups.get(id(self))
        if around is not None and not around.ended:
            yield
            return
        group = _Group(self._mailbox, self._numbers)
        with self._mailbox.lock:
            self._groups.append(group)
        token = _open.set({**groups, id(self): group})
        try:
            yield
        finally:
            with suppress(ValueError):  # a generator that another thread or task went on with
                _open.reset(token)
            with self._mailbox.lock:
                self._groups.remove(group)
                if self._groups:
                    group.overtake(self._overtake([*group.said()]))
                entries = tuple(group.end())
                if entries:
                    self._mailbox.post(Publish(entries, together=len(entries) > 1))

    def _overtake(self, said: Sequence[Said]) -> Sequence[Said]:
        """Tell all groups what is said now; return what was removed first."""
        first = [each for group in self._groups for each in group.overtake(said)]
        if not first:
            return ()
        self._mailbox.post(Publish(tuple(removal for _, removal in first)))
        # What was said of those things before they were removed is old, in whatever group.
        gone = [(number, removal.identity.thing) for number, removal in first]
        for group in self._groups:
            group.overtake(gone)
        return gone


_open: ContextVar[Mapping[int, _Group]] = ContextVar('atomic', default=MappingProxyType({}))


def encoded(entry: Entry) -> Entry:
    """Return an entry with its bytes, made in this thread."""
    entry.data  # noqa: B018  keeps them
    return entry


def replaced(entry: Entry) -> Sequence[Identity | Thing]:
    """Return what is older once an entry is said: some of a thing, or all that it removes."""
    if isinstance(entry.message, Remove):
        return (entry.identity.thing,)
    return entry.identities if entry.kind in REPLACE else ()
