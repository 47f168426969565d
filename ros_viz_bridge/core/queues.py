# SPDX-License-Identifier: Apache-2.0
"""What waits for one client: newest state, bounded streams, deltas, by priority and identity."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from ..wire.message import concrete, Kind, Priority, RowsMessage, StateMessage
from ..wire.schema import SERVER_MESSAGES
from .entry import Entry, Identity, Thing
from .merge import joined, mergeable
from .scene_log import Folded
from .table import Table

PRIORITIES = tuple(Priority)
DELTAS = 64
"""
More pending deltas than this are joined, where every one counts, as each sample of a transform
does for the page's history; others are sent as their folded state instead.
"""
DELTA_BYTES = 256 * 1024
"""Likewise with more bytes than this and than the folded state; while held, than the latter."""
STREAM_BYTES = 8 * 1024 * 1024
REMOVAL = 'removal'
"""Slot under which a ``Remove`` waits that must not go alone."""
ROWS = frozenset(getattr(cls, 'SLOT', '') for cls in concrete(RowsMessage).values())
"""Slots of which many things wait under one identity."""
SLOTS = frozenset(getattr(cls, 'SLOT', '') for cls in SERVER_MESSAGES.values())


@dataclass(slots=True)
class Pending:
    """
    What waits under one identity.

    ``folded`` stands for all deltas before the queue. Of ``rows`` the newest of each thing waits,
    in as few messages as may go to the same clients: by the client that is not sent them.
    """

    queue: deque[Entry] = field(default_factory=deque)
    nbytes: int = 0
    """Of the queue."""
    folded: Folded | None = None
    rows: dict[str, Table] = field(default_factory=dict)

    @property
    def all_bytes(self) -> int:
        """Bytes of all that waits, as far as it is encoded yet."""
        folded = self.folded.nbytes if self.folded else 0
        return self.nbytes + folded + sum(table.nbytes for table in self.rows.values())

    @property
    def count(self) -> int:
        """How many messages wait, those that were joined by their number."""
        queued = sum(entry.stands_for for entry in self.queue)
        return queued + len(self.rows) + (self.folded is not None)

    def add_rows(self, entry: Entry) -> int:
        """Let rows wait; return how many they replace."""
        gone = self.leave_out(entry.rows)
        but = _but(entry)
        if but not in self.rows:
            self.rows[but] = Table(entry)
        self.rows[but].add(entry)
        return gone

    def leave_out(self, keys: Iterable[str]) -> int:
        """Leave out what waits of these things, of many; return how many rows that was."""
        gone = sum(table.leave_out(keys) for table in self.rows.values())
        for but in [but for but, table in self.rows.items() if not table.rows]:
            del self.rows[but]
        return gone

    def join(self) -> None:
        """Make one of all deltas that wait, if they are for the same clients."""
        if len({_but(entry) for entry in self.queue}) > 1:
            return
        # One whose columns do not fit each other must fail alone, when it is read.
        with suppress(ValueError, IndexError):
            one = joined(self.queue)
            self.queue, self.nbytes = deque((one,)), len(one.data)

    def take_all(self) -> list[Entry]:
        """Return all that waits; it may be none: a folded state that cannot be sent."""
        if self.folded is not None:
            return _entry_of(self.folded)
        return [*(table.entry() for table in self.rows.values()), *self.queue]


Queue = dict[Identity, Pending]


class Queues:
    """
    One queue per priority, in which identities take turns.

    A display with a pace waits apart until it is its time: what comes meanwhile is replaced,
    folded or queued as it would be behind a slow link.
    """

    def __init__(self) -> None:
        self.skipped = self.lost = 0
        self._ready: tuple[Queue, ...] = tuple({} for _ in Priority)
        self._held: tuple[Queue, ...] = tuple({} for _ in Priority)
        self._layers: set[str] = {''}
        self._paces: Mapping[str, float] = {}
        self._due: dict[str, float] = {}

    @property
    def nbytes(self) -> int:
        """Bytes that wait, as far as they are encoded yet."""
        return sum(
            pending.all_bytes
            for queue in (*self._ready, *self._held)
            for pending in queue.values()
        )

    def __len__(self) -> int:
        """Return how many identities wait."""
        return sum(len(queue) for queue in (*self._ready, *self._held))

    def waits(self, identity: Identity) -> bool:
        """Tell whether anything waits under an identity."""
        return any(identity in queue for queue in (*self._ready, *self._held))

    def counts(self) -> Counter[Identity]:
        """Return how much waits under each identity."""
        waiting = Counter[Identity]()
        for queue in (*self._ready, *self._held):
            waiting.update({identity: pending.count for identity, pending in queue.items()})
        return waiting

    @property
    def ready(self) -> list[Priority]:
        """The priorities of which anything may go, the most urgent first."""
        return [priority for priority in PRIORITIES if self._ready[priority]]

    @property
    def any_ready(self) -> bool:
        """Whether anything may go."""
        return any(self._ready)

    def add(self, entry: Entry, *, folded: Folded | None, stream: bool) -> None:
        """Queue an entry that is no event; the arguments are those of ``Outbox.add``."""
        self._layers.add(entry.layer)
        if entry.kind is Kind.CHAIN:  # slowed down it would only be late
            queue = self._ready[entry.priority]
        else:
            queue = self._place(entry.identity, entry.priority)
        pending = queue.get(entry.identity)
        if pending is None:
            pending = queue[entry.identity] = Pending()
        if entry.kind is Kind.CHAIN:
            self._add_link(pending, entry)
        elif entry.kind is Kind.STREAM or (stream and entry.kind is Kind.STATE):
            self._add_stream(pending, entry)
        elif entry.kind is Kind.STATE:
            if entry.priority is not Priority.CONTROL:  # what the bridge says of itself is no data
                self.skipped += len(pending.queue)
            pending.queue.clear()
            pending.queue.append(entry)
            pending.nbytes = len(entry.data)
        elif entry.kind is Kind.ROWS:
            self.skipped += pending.add_rows(entry)
        else:
            held = queue is self._held[entry.priority]
            self._add_delta(pending, entry, folded, most_bytes=0 if held else DELTA_BYTES)

    def add_folded(self, folded: Folded) -> None:
        """Queue a folded state; it stands for every delta until then."""
        self._layers.add(folded.identity.layer)
        self._held[folded.priority].pop(folded.identity, None)
        self._ready[folded.priority][folded.identity] = Pending(folded=folded)

    def add_removal(self, entry: Entry, identity: Identity) -> None:
        """Queue a ``Remove`` under an identity, as other things are."""
        self._ready[Priority.SMALL][identity] = Pending(deque((entry,)), len(entry.data))

    def first(self, priority: Priority) -> Identity:
        """Return whose turn it is of a priority."""
        return next(iter(self._ready[priority]))

    def pop_all(self, identity: Identity) -> list[Entry]:
        """Take all that waits under an identity."""
        for queue in (*self._ready, *self._held):
            pending = queue.pop(identity, None)
            if pending is not None:
                return pending.take_all()
        return []

    def pop(self, priority: Priority) -> list[Entry]:
        """
        Take the next entry of a priority; identities take turns.

        It may be none: a folded state that cannot be sent.
        """
        queue = self._ready[priority]
        identity = self.first(priority)
        pending = queue.pop(identity)
        if pending.folded is not None:
            return _entry_of(pending.folded)
        if pending.rows:
            entry = pending.rows.pop(next(iter(pending.rows))).entry()
        else:
            entry = pending.queue.popleft()
            pending.nbytes -= len(entry.data)
        if pending.queue or pending.rows:
            queue[identity] = pending
        return [entry]

    # Pace.

    def pace(self, intervals: Mapping[str, float]) -> None:
        """Let displays go at most once per so many seconds; those not named go at once."""
        sooner = {
            display: due - max(0.0, self._paces[display] - intervals[display])
            for display, due in self._due.items()
            if display in intervals
        }
        self._paces = intervals
        self._due = {display: sooner.get(display, 0.0) for display in intervals}
        self._let_go(lambda display: display not in intervals)

    def release(self, now: float) -> None:
        """Let go what is held of displays whose time has come."""
        if self._paces and any(self._held):
            for display in self._let_go(lambda display: self._due[display] <= now):
                self._due[display] = now + self._paces[display]

    @property
    def due(self) -> float | None:
        """When the next held display may go, None while nothing is held."""
        if not self._paces or not any(self._held):
            return None
        held = {identity.display for queue in self._held for identity in queue}
        return min(self._due[display] for display in held)

    def _let_go(self, matches: Callable[[str], bool]) -> set[str]:
        """Let go what is held of displays that match; return those that had something."""
        moved: set[str] = set()
        for held, ready in zip(self._held, self._ready, strict=True):
            for identity in [each for each in held if matches(each.display)]:
                ready[identity] = held.pop(identity)
                moved.add(identity.display)
        return moved

    def _place(self, identity: Identity, priority: Priority) -> Queue:
        """Return the queue that an identity waits in: what goes already is not held again."""
        ready = self._ready[priority]
        if identity.display not in self._paces or priority is Priority.CONTROL:
            return ready
        return ready if identity in ready else self._held[priority]

    # What goes away.

    def remove(self, display: str, key: str, layer: str | None = None) -> None:
        """Forget all slots of a thing, in one layer or, for None, in all."""
        for each in self._layers if layer is None else (layer,):
            for slot in SLOTS:
                self.forget_identity(Identity(each, display, key, slot))

    def forget_identity(self, identity: Identity) -> None:
        """Forget what waits under an identity, or waits of it among others."""
        for queue in (*self._ready, *self._held):
            queue.pop(identity, None)
            if identity.slot in ROWS:
                self._forget_row(queue, identity)

    def _forget_row(self, queue: Queue, identity: Identity) -> None:
        all_rows = identity._replace(key='')
        pending = queue.get(all_rows)
        if pending is not None:
            pending.leave_out((identity.key,))
            if not pending.rows:
                del queue[all_rows]

    def forget_layer(self, layer: str) -> None:
        """Forget all that waits of one layer."""
        self._layers.discard(layer)
        for queue in (*self._ready, *self._held):
            for identity in [each for each in queue if each.layer == layer]:
                del queue[identity]

    def withdraw(self, matches: Callable[[Entry], bool]) -> None:
        """Forget single entries that match; folded states and rows are everybody's."""
        for queue in (*self._ready, *self._held):
            for identity, pending in list(queue.items()):
                pending.queue = deque(each for each in pending.queue if not matches(each))
                pending.nbytes = sum(len(each.data) for each in pending.queue)
                if not pending.count:
                    del queue[identity]

    def forget_if(self, matches: Callable[[Identity], bool]) -> None:
        """Forget data, not descriptions, of identities that match."""
        for queue in self._data():
            for identity in [each for each in queue if matches(each)]:
                del queue[identity]

    def forget(self, things: frozenset[Thing], folds: Iterable[Folded]) -> None:
        """Forget data of things; of folds something is left, which goes instead of deltas."""
        self.forget_if(lambda identity: identity.thing in things)
        changed = {folded.identity: folded for folded in folds}
        for queue in self._data():
            for identity in changed.keys() & queue.keys():
                queue[identity] = Pending(folded=changed[identity])

    def _data(self) -> Iterator[Queue]:
        for queues in (self._ready, self._held):
            yield from queues[Priority.TF :]

    # How kinds wait.

    def _add_stream(self, pending: Pending, entry: Entry) -> None:
        longest = getattr(entry.message, 'QUEUED', StateMessage.QUEUED)
        pending.queue.append(entry)
        pending.nbytes += len(entry.data)
        while len(pending.queue) > longest or (
            pending.nbytes > STREAM_BYTES and len(pending.queue) > 1
        ):
            gone = pending.queue.popleft()
            pending.nbytes -= len(gone.data)
            self.lost += gone.stands_for

    def _add_link(self, pending: Pending, entry: Entry) -> None:
        """
        Let the next of a chain wait.

        Nobody needs what comes before one that begins anew; of too many the newest alone is left,
        which tells who is sent it that some are missing.
        """
        message = entry.message
        assert isinstance(message, StateMessage)
        full = len(pending.queue) >= message.QUEUED
        if message.stands_alone or full or pending.nbytes > STREAM_BYTES:
            self.skipped += len(pending.queue)
            pending.queue.clear()
            pending.nbytes = 0
        pending.queue.append(entry)
        pending.nbytes += len(entry.data)

    def _add_delta(
        self, pending: Pending, entry: Entry, folded: Folded | None, *, most_bytes: int
    ) -> None:
        if pending.folded is not None:
            self.skipped += 1
            return
        if folded is None:  # for this client alone: nothing can stand for it
            self._add_stream(pending, entry)
            return
        pending.queue.append(entry)
        pending.nbytes += len(entry.data)
        if len(pending.queue) > DELTAS and mergeable(entry):
            pending.join()
        if len(pending.queue) > DELTAS or pending.nbytes > max(most_bytes, folded.nbytes):
            self.skipped += pending.count
            pending.queue.clear()
            pending.nbytes = 0
            pending.folded = folded


def _but(entry: Entry) -> str:
    """Return which client of those that a relay serves is not sent it, '' for none."""
    but: str = getattr(entry, 'but', '')
    return but


def _entry_of(folded: Folded) -> list[Entry]:
    entry = folded.entry()
    return [] if entry is None else [entry]
