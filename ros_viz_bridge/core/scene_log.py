# SPDX-License-Identifier: Apache-2.0
"""The scene log: the latest state of every key, and nothing of how it came to be."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Set
import logging

from ..wire.display import Display
from ..wire.message import Kind, Priority, ServerMessage, StateMessage
from .entry import Entry, Identity, Thing
from .folds import Fold, make_fold
from .table import Table
from .trail import Keeping, keeping, Trail

logger = logging.getLogger(__name__)


class Folded:
    """The folded state of one identity, encoded once per version for all who need it."""

    def __init__(self, entry: Entry, time: Callable[[], float]) -> None:
        self.identity: Identity = entry.identity
        self.priority: Priority = entry.priority
        self.version = 0
        self._fold = make_fold(entry.message)
        self._time = time
        self._cached: tuple[int, Entry | None] = (-1, None)

    @property
    def nbytes(self) -> int:
        """Roughly how large the folded message is."""
        return self._fold.nbytes

    @property
    def identities(self) -> tuple[Identity, ...]:
        """What it replaces, as of an entry."""
        return (self.identity,)

    @property
    def fold(self) -> Fold:
        """The fold itself, for who asks for a part of its state."""
        return self._fold

    def add(self, message: ServerMessage) -> None:
        """Apply a delta."""
        self._fold.add(message, self._time())
        self.version += 1

    def forget_dynamic(self, *, latched: bool) -> bool:
        """Time jumped: forget what was true only at a time; tell whether anything is left."""
        self.version += 1
        return self._fold.forget_dynamic(latched=latched)

    def entry(self) -> Entry | None:
        """
        Return the state as an entry; the same one until the next delta.

        None, and a line in the log, if it cannot be made: who asks does without it.
        """
        version, entry = self._cached
        if version != self.version:
            try:
                entry = Entry(self._fold.state(self._time()), self.identity.layer)
                entry.data  # noqa: B018  encodes, and keeps the bytes
            except Exception:
                logger.exception('the state of %s cannot be sent', self.identity)
                entry = None
            self._cached = (self.version, entry)
        return entry


class Tail:
    """The last messages of a stream."""

    def __init__(self, entry: Entry) -> None:
        self.priority: Priority = entry.priority
        self.entries: deque[Entry] = deque(
            maxlen=getattr(entry.message, 'KEPT', StateMessage.KEPT)
        )


Kept = Entry | Folded | Table | Tail | Trail
Slots = dict[str, Kept]


class SceneLog:
    """
    State per identity, grouped by layer and display, then by key.

    ``time`` gives ROS time: folded state leaves out what has expired. Events are not kept.
    """

    def __init__(self, time: Callable[[], float]) -> None:
        self._time = time
        self._scopes: dict[tuple[str, str], dict[str, Slots]] = {}
        self._tables: dict[str, dict[str, Table]] = {}
        """Rows by layer and slot: slots of things that belong to no display."""
        self._keepings: dict[str, Keeping] = {}
        """Of displays that show more than the newest of their own thing."""
        self.layers: set[str] = set()
        """Clients that have something of their own."""
        self.displays: set[str] = set()
        """Ids of the displays that are announced to all."""

    def add(self, entry: Entry) -> Folded | None:
        """
        Keep an entry; of a fold, return the folded state that it went into.

        Raises ValueError for a delta that fits no state; then nothing has changed.
        """
        kind = entry.kind
        if kind is Kind.EVENT:
            return None
        identity = entry.identity
        if kind is Kind.ROWS:
            self._add_rows(entry)
            return None
        kept = self.get(identity)
        if kind is Kind.STATE:
            if identity == _announcement(identity.display):
                self.displays.add(identity.display)
                self._note(entry)
            rule = self._keepings.get(identity.display)
            if rule is None or entry.priority is Priority.CONTROL or not _is_own(identity):
                self._keep(identity, entry)
            elif isinstance(kept, Trail):
                kept.add(entry, rule)
            else:
                self._keep(identity, Trail(entry))
            return None
        if kind is Kind.CHAIN:
            self._keep(identity, entry)
            return None
        if kind is Kind.STREAM:
            if not isinstance(kept, Tail):
                kept = Tail(entry)
                self._keep(identity, kept)
            kept.entries.append(entry)
            return None
        if isinstance(kept, Folded):
            kept.add(entry.message)
            return kept
        folded = Folded(entry, self._time)
        folded.add(entry.message)
        self._keep(identity, folded)
        return folded

    def _add_rows(self, entry: Entry) -> None:
        if not entry.rows:
            return
        tables = self._tables.setdefault(entry.layer, {})
        table = tables.get(entry.identity.slot)
        if table is None:
            table = tables[entry.identity.slot] = Table(entry)
        table.add(entry)
        if entry.layer:
            self.layers.add(entry.layer)

    def _note(self, entry: Entry) -> None:
        """Take note of how much of its data an announced display shows."""
        message = entry.message
        rule = keeping(message) if isinstance(message, Display) else None
        if rule is None:
            self._keepings.pop(entry.display, None)
        else:
            self._keepings[entry.display] = rule

    def _keep(self, identity: Identity, kept: Kept) -> None:
        if identity.layer:
            self.layers.add(identity.layer)
        things = self._scopes.setdefault((identity.layer, identity.display), {})
        things.setdefault(identity.key, {})[identity.slot] = kept

    def get(self, identity: Identity) -> Kept | None:
        """Return what is kept under an identity."""
        table = self._tables_of(identity.thing).get(identity.slot)
        if table is not None:
            return table.row(identity.key)
        things = self._scopes.get((identity.layer, identity.display), {})
        return things.get(identity.key, {}).get(identity.slot)

    def _tables_of(self, thing: Thing) -> dict[str, Table]:
        return {} if thing.display else self._tables.get(thing.layer, {})

    def slots(self, thing: Thing) -> list[Kept]:
        """Return all that is kept of one thing."""
        return [kept for identity in self.identities(thing) if (kept := self.get(identity))]

    def identities(self, thing: Thing) -> list[Identity]:
        """Return what is kept of one thing by identity."""
        slots = self._scopes.get((thing.layer, thing.display), {}).get(thing.key, {})
        tables = self._tables_of(thing).items()
        rows = [slot for slot, table in tables if thing.key in table.rows]
        return [Identity(*thing, slot) for slot in (*rows, *slots)]

    def having(self, layer: str, keys: Set[str]) -> set[str]:
        """Return which of these are keys of things of a layer that belong to no display."""
        found = self._scopes.get((layer, ''), {}).keys() & keys
        for table in self._tables.get(layer, {}).values():
            found |= table.rows.keys() & keys
        return found

    def scope(self, layer: str, display: str | None = None) -> Iterator[tuple[Identity, Kept]]:
        """
        Walk over a layer, or over one display of it.

        Its size is the cost, however long it has run.
        """
        if display is None:
            displays = [scope[1] for scope in self._scopes if scope[0] == layer]
        else:
            displays = [display]
        for each in displays:
            for key, slots in self._scopes.get((layer, each), {}).items():
                for slot, kept in slots.items():
                    yield Identity(layer, each, key, slot), kept
        if not display:
            for table in self._tables.get(layer, {}).values():
                if table.rows:
                    yield table.identity, table

    def shown(self) -> set[str]:
        """Return the displays of which anything is kept, in any layer; '' is always among them."""
        return {'', *(display for _, display in self._scopes)}

    @property
    def nbytes(self) -> int:
        """Roughly how much is kept; walks over all of it."""
        rows = sum(each.nbytes for tables in self._tables.values() for each in tables.values())
        return rows + sum(
            _nbytes(kept)
            for things in self._scopes.values()
            for slots in things.values()
            for kept in slots.values()
        )

    def remove(self, thing: Thing) -> list[Kept]:
        """Forget a thing; return what was kept of it."""
        things = self._scopes.get((thing.layer, thing.display), {})
        slots = things.pop(thing.key, {})
        if thing == _announcement(thing.display).thing:
            self.displays.discard(thing.display)
            self._keepings.pop(thing.display, None)
        if not things:
            self._scopes.pop((thing.layer, thing.display), None)
        rows = [table.remove(thing.key) for table in self._tables_of(thing).values()]
        return [*filter(None, rows), *slots.values()]

    def remove_display(self, display: str) -> list[Thing]:
        """Forget a display in every layer; return the things that it had."""
        self.displays.discard(display)
        self._keepings.pop(display, None)
        found = [scope for scope in self._scopes if scope[1] == display]
        return [
            Thing(layer, display, key)
            for layer, _ in found
            for key in self._scopes.pop((layer, display))
        ]

    def forget_data(self, display: str) -> None:
        """Forget what a display shows, and keep what describes it."""
        if not display:
            self._tables.clear()
        for layer in [scope[0] for scope in self._scopes if scope[1] == display]:
            for identity, kept in list(self.scope(layer, display)):
                if kept.priority is not Priority.CONTROL:
                    self._drop(identity)

    def forget_forms(self, given_up: Iterable[tuple[str, str]]) -> None:
        """Forget what displays show in these slots of theirs."""
        for display, slot in given_up:
            identity = Identity('', display, display, slot)
            if self.get(identity) is not None:
                self._drop(identity)

    def remove_layer(self, layer: str) -> None:
        """Forget what one client alone saw."""
        self.layers.discard(layer)
        self._tables.pop(layer, None)
        for scope in [scope for scope in self._scopes if scope[0] == layer]:
            del self._scopes[scope]

    def time_jumped(self, latched: frozenset[str]) -> tuple[list[Thing], list[Folded]]:
        """
        Forget dynamic folds, and the dated data of displays that are not ``latched``.

        What describes a display (CONTROL priority) stays, and so does all that belongs to no
        display. Returns the things that are gone, and the folds of which something is left.
        """
        gone: list[Thing] = []
        left: list[Folded] = []
        for layer, display in [scope for scope in self._scopes if scope[1]]:
            for identity, kept in list(self.scope(layer, display)):
                if not _outlives_jump(kept, latched=display in latched):
                    self._drop(identity)
                    gone.append(identity.thing)
                elif isinstance(kept, Folded):
                    left.append(kept)
        return gone, left

    def _drop(self, identity: Identity) -> None:
        """Forget what is kept under an identity, and what is empty then."""
        scope = (identity.layer, identity.display)
        things = self._scopes[scope]
        del things[identity.key][identity.slot]
        if not things[identity.key]:
            del things[identity.key]
        if not things:
            del self._scopes[scope]


def _announcement(display: str) -> Identity:
    return Identity('', display, display, Display.SLOT)


def _nbytes(kept: Kept) -> int:
    if isinstance(kept, (Folded, Table)):
        return kept.nbytes
    entries = [kept] if isinstance(kept, Entry) else kept.entries
    return sum(entry.encoded_size for entry in entries)


def _is_own(identity: Identity) -> bool:
    """Tell whether it is what the display shows, for all, and not something beside it."""
    return identity.key == identity.display and not identity.layer


def _outlives_jump(kept: Kept, *, latched: bool) -> bool:
    if isinstance(kept, Folded):
        return kept.forget_dynamic(latched=latched)
    return latched or isinstance(kept, Tail) or kept.priority is Priority.CONTROL
