# SPDX-License-Identifier: Apache-2.0
"""
What goes up to a relay: one copy for all who look there.

It is one more outbox, with the priorities, the window and the replacing of every other: a slow
way to the relay costs pictures, never memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager

from ..wire.message import Kind, Priority
from ..wire.session import TimeJumped
from ..wire.trunk import AllSent, TrunkMessage
from .entry import Entry, Identity, Thing
from .link import Link
from .outbox import Outbox
from .overflow import Overflow
from .parcel import Addressed, Parcel, said
from .scene_log import Folded, Kept, SceneLog, Tail
from .table import Table
from .trail import Trail


class Trunk:
    """
    The outbox of one relay.

    It carries what all see of the displays that anybody looks at there ('' is what belongs to
    none), all that describes, and the layers of the relay's clients. ``overflowed`` is called when
    more waits than ever should.
    """

    def __init__(
        self,
        log: SceneLog,
        *,
        window_ms: float,
        wake: Callable[[], None],
        overflowed: Callable[[Overflow], None],
    ) -> None:
        self.interest: frozenset[str] = frozenset()
        self.box = Outbox(
            link=Link(window_ms=window_ms),
            resend=self._resend,
            wake=wake,
            layered=True,
            bundle=Parcel,
        )
        self._log = log
        self._overflowed = overflowed
        self._streams: frozenset[str] = frozenset()
        self._clients: set[str] = set()
        for identity, kept in log.scope(''):
            self._send_kept(identity, kept)

    # Of the stage.

    def take(self, entry: Entry, *, folded: Folded | None = None, but: str = '') -> None:
        """Queue what was published, if anybody sees it there."""
        if entry.kind is Kind.EVENT:
            seen = bool(self._clients)
        else:
            seen = self._carries(entry.identity, entry.priority)
        if not seen or (entry.layer and entry.layer not in self._clients):
            return
        if but in self._clients:
            entry = Addressed.of(entry, but=but)
        self._add(entry, folded)

    def remove(self, entry: Entry, kept: Sequence[Kept]) -> None:
        """Queue a ``Remove``; not of what never went there."""
        if entry.layer and entry.layer not in self._clients:
            return
        described = any(each.priority is Priority.CONTROL for each in kept)
        looked_at = entry.identity.display or '' in self.interest
        if looked_at or described or self.box.brings(entry.identity.thing):
            self._guarded(lambda: self.box.remove(entry))

    def jump(self, message: TimeJumped, things: Iterable[Thing], folds: Iterable[Folded]) -> None:
        """Time jumped: what waits of these is void."""
        self.box.forget(things, folds)
        self._add(Entry(message), None)

    def together(self) -> AbstractContextManager[None]:
        """Let all that is taken meanwhile reach the pages in one picture."""
        return self.box.together()

    # Of the relay.

    def look(self, seq: int, displays: frozenset[str], streams: frozenset[str]) -> None:
        """All who look there look at these displays; say so once all that is true has gone."""
        before, self.interest, self._streams = self.interest, displays, streams
        for display in before - displays:
            self.box.drop_display(display)
        for display in displays - before:
            for layer in ('', *self._clients):
                for identity, kept in self._log.scope(layer, display):
                    if kept.priority is not Priority.CONTROL:
                        self._send_kept(identity, kept)
        self.box.promise(said(AllSent(seq)))

    def carry(self, client_id: str) -> None:
        """A client is there: what it alone sees goes there too."""
        self._clients.add(client_id)
        for identity, kept in self._log.scope(client_id):
            self._send_kept(identity, kept)

    def drop(self, client_id: str) -> None:
        """A client is not there any more."""
        self._clients.discard(client_id)
        self.box.drop_layer(client_id)

    def say(self, client_id: str, entry: Entry) -> None:
        """Send something to one client there, once."""
        self._add(Addressed.of(entry, to=client_id), None)

    def tell(self, message: TrunkMessage) -> None:
        """Say something to the relay itself."""
        self._add(said(message), None)

    def _carries(self, identity: Identity, priority: Priority) -> bool:
        return priority is Priority.CONTROL or identity.display in self.interest

    def _send_kept(self, identity: Identity, kept: Kept) -> None:
        if not self._carries(identity, kept.priority):
            return
        if isinstance(kept, Folded):
            self.box.add_folded(kept)
        elif isinstance(kept, (Tail, Trail)):
            for entry in kept.entries:
                self._add(entry, None, stream=True)
        elif isinstance(kept, Table):
            self._add(kept.entry(), None)
        else:
            self._add(kept, None)

    def _resend(self, thing: Thing) -> None:
        for identity in self._log.identities(thing):
            kept = self._log.get(identity)
            if kept is not None and (not thing.layer or thing.layer in self._clients):
                self._send_kept(identity, kept)

    def _add(self, entry: Entry, folded: Folded | None, *, stream: bool = False) -> None:
        stream = stream or entry.display in self._streams
        self._guarded(lambda: self.box.add(entry, folded=folded, stream=stream))

    def _guarded(self, add: Callable[[], None]) -> None:
        try:
            add()
        except Overflow as error:
            self._overflowed(error)
