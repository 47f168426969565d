# SPDX-License-Identifier: Apache-2.0
"""
What goes up to a relay, or to all edges of a backbone: one copy for all who look there.

It is one more outbox, with the priorities, the window and the replacing of every other: a slow
way to the relay costs pictures, never memory.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from ..wire.message import Kind, Priority
from ..wire.session import TimeJumped
from ..wire.trunk import AllSent, Enrolled, TrunkMessage
from .entry import Entry, Identity, Thing
from .forms import Forms
from .link import INITIAL_WINDOW, Link
from .outbox import Outbox
from .overflow import Overflow
from .parcel import Addressed, only_for, Parcel, said
from .scene_log import Folded, Kept, SceneLog, Tail
from .table import Table
from .trail import Trail


@dataclass
class _Listener:
    """One edge."""

    received: int
    """Bytes that need not be sent to it, or have come."""
    forms: Forms = Forms()
    streams: frozenset[str] = frozenset()
    late: bool = False
    """Whether the others do not wait for it: it is far behind."""


class Trunk:
    """
    The outbox of one relay, or of several edges that all hear it; a relay's name is ''.

    It carries what all see of the displays that anybody looks at there ('' is what belongs to
    none), all that describes, and the layers of the relay's clients. What an edge that came later
    has missed is for that edge only. The slowest sets the pace. ``window_ms`` and ``initial`` are
    ``Link``'s. ``overflowed`` is called when more waits than ever should.
    """

    def __init__(
        self,
        log: SceneLog,
        *,
        window_ms: float,
        initial: int = INITIAL_WINDOW,
        wake: Callable[[], None],
        overflowed: Callable[[Overflow], None],
    ) -> None:
        self.forms = Forms()
        self.interest: frozenset[str] = frozenset()
        self._link = Link(window_ms=window_ms, initial=initial)
        self.box = Outbox(
            link=self._link,
            resend=self._resend,
            wake=wake,
            layered=True,
            bundle=Parcel,
        )
        self._log = log
        self._overflowed = overflowed
        self._edges: dict[str, _Listener] = {}
        self._streams: frozenset[str] = frozenset()
        self._clients: set[str] = set()

    # Of the stage.

    def take(self, entry: Entry, *, folded: Folded | None = None, but: str = '') -> None:
        """Queue what was published, if anybody sees it there."""
        if not self._edges:
            return
        if entry.kind is Kind.EVENT:
            seen = bool(self._clients)
        else:
            seen = self._carries(entry.identity, entry.priority, self.forms)
        if not seen or (entry.layer and entry.layer not in self._clients):
            return
        if but in self._clients:
            entry = Addressed.of(entry, but=but)
        self._add(entry, folded)

    def remove(self, entry: Entry, kept: Sequence[Kept]) -> None:
        """Queue a ``Remove``; not of what never went there."""
        if not self._edges or (entry.layer and entry.layer not in self._clients):
            return
        described = any(each.priority is Priority.CONTROL for each in kept)
        looked_at = entry.identity.display or '' in self.interest
        if looked_at or described or self.box.brings(entry.identity.thing):
            self._guarded(lambda: self.box.remove(entry))

    def jump(self, message: TimeJumped, things: Iterable[Thing], folds: Iterable[Folded]) -> None:
        """Time jumped: what waits of these is void."""
        self.box.forget(things, folds)
        if self._edges:
            self._add(Entry(message), None)

    def together(self) -> AbstractContextManager[None]:
        """Let all that is taken meanwhile reach the pages in one picture."""
        return self.box.together()

    # Of the relay, or of one edge.

    def open(self, edge: str = '') -> None:
        """Serve an edge: it is told at once what describes."""
        self._edges[edge] = _Listener(self._link.sent_total)
        for identity, kept in self._log.scope(''):
            self._send_kept(identity, kept, Forms(), only=edge)

    def close(self, edge: str, now: float) -> None:
        """Serve an edge no more: nobody waits for it, and nothing for it alone is sent."""
        if self._edges.pop(edge, None) is not None:
            self.box.withdraw(lambda entry: only_for(entry) == edge != '')
            self._look_together()
            self._ack(now)

    def take_over(self, edge: str, other: Trunk) -> None:
        """
        Serve an edge that another trunk served alone; what is new from here on goes this way.

        Both have to be idle: then nothing is lost, and nothing goes twice.
        """
        before = other._edges.pop(edge)
        other._look_together()
        self._edges[edge] = _Listener(self.sent, before.forms, before.streams)
        self._clients |= other._clients
        self._look_together()
        self.tell(Enrolled(other.sent), edge=edge)

    def ack(self, received: int, now: float, *, edge: str = '') -> None:
        """An edge has this of all bytes. Raises ValueError for what cannot be."""
        listener = self._edges[edge]
        if not listener.received <= received <= self._link.sent_total:
            raise ValueError(f'{received} bytes were acknowledged of {self._link.sent_total}')
        listener.received = received
        listener.late &= received < self._link.delivered
        self._ack(now)

    def look(self, seq: int, forms: Forms, streams: frozenset[str], *, edge: str = '') -> None:
        """All who look there look at these displays; say so once all that is true has gone."""
        listener = self._edges[edge]
        anew = forms.beyond(listener.forms)
        listener.forms, listener.streams = forms, streams
        self._look_together()
        for display in anew & self._log.shown():
            for layer in ('', *self._clients):
                for identity, kept in self._log.scope(layer, display):
                    if kept.priority is not Priority.CONTROL:
                        self._send_kept(identity, kept, forms, only=edge)
        self.box.promise(said(AllSent(seq), only=edge))

    def carry(self, client_id: str) -> None:
        """A client is there: what it alone sees goes there too."""
        self._clients.add(client_id)
        for identity, kept in self._log.scope(client_id):
            self._send_kept(identity, kept, self.forms)

    def drop(self, client_id: str) -> None:
        """A client is not there any more."""
        self._clients.discard(client_id)
        self.box.drop_layer(client_id)

    def say(self, client_id: str, entry: Entry) -> None:
        """Send something to one client there, once."""
        self._add(Addressed.of(entry, to=client_id), None)

    def tell(self, message: TrunkMessage, *, edge: str = '') -> None:
        """Say something to the relay itself, or to one edge."""
        self._add(said(message, only=edge), None)

    def lagging(self, sent: int) -> list[str]:
        """Return the edges that have not got the first so many bytes."""
        return [name for name, each in self._edges.items() if each.received < sent]

    def go_on_without(self, edges: Collection[str], now: float) -> None:
        """
        Let nobody wait for these edges, and for all others again.

        For these, too, once they have what the others have.
        """
        for name, each in self._edges.items():
            each.late = name in edges
        self._ack(now)

    @property
    def idle(self) -> bool:
        """Whether all that there was to say is said."""
        return self.box.resting

    @property
    def sent(self) -> int:
        """Bytes sent so far."""
        return self._link.sent_total

    def _ack(self, now: float) -> None:
        """What all have is not on its way any more."""
        edges = self._edges.values()
        awaited = [each for each in edges if not each.late] or edges
        have = min((each.received for each in awaited), default=self.sent)
        self.box.ack(max(have, self._link.delivered), now)

    def _look_together(self) -> None:
        """Take note of what all edges together look at."""
        before, edges = self.interest, self._edges.values()
        self.forms = Forms.union(each.forms for each in edges)
        self.interest = self.forms.displays
        self._streams = frozenset().union(*(each.streams for each in edges))
        for display in before - self.interest:
            self.box.drop_display(display)

    def _carries(self, identity: Identity, priority: Priority, seen: Forms) -> bool:
        return priority is Priority.CONTROL or seen.takes(identity.display, identity.slot)

    def _send_kept(self, identity: Identity, kept: Kept, seen: Forms, *, only: str = '') -> None:
        """
        Send what is kept to those who have it not.

        Nothing for one edge takes the place of what waits for all; and what waits as rows or as a
        folded state goes to all: who has it is told the same again.
        """
        if not self._carries(identity, kept.priority, seen):
            return
        if isinstance(kept, Folded):
            self.box.add_folded(kept)
        elif isinstance(kept, (Tail, Trail)):
            for entry in kept.entries:
                self._add(Addressed.of(entry, only=only), None, stream=True)
        elif isinstance(kept, Table):
            self._add(kept.entry(), None)
        else:
            alone = only and not self.box.waits(identity)
            self._add(Addressed.of(kept, only=only) if alone else kept, None)

    def _resend(self, thing: Thing) -> None:
        for identity in self._log.identities(thing):
            kept = self._log.get(identity)
            if kept is not None and (not thing.layer or thing.layer in self._clients):
                self._send_kept(identity, kept, self.forms)

    def _add(self, entry: Entry, folded: Folded | None, *, stream: bool = False) -> None:
        if not self._edges:
            self._link.write_off()
        stream = stream or entry.display in self._streams
        self._guarded(lambda: self.box.add(entry, folded=folded, stream=stream))

    def _guarded(self, add: Callable[[], None]) -> None:
        try:
            add()
        except Overflow as error:
            self._overflowed(error)
