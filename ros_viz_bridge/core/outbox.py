# SPDX-License-Identifier: Apache-2.0
"""
What waits for one client on one socket, and what goes next; all clients share the entries.

Who reads slowly costs the window, the message in flight and some transforms: the rest is skipped.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
import struct

from ..wire.message import Encoded, Kind, Priority
from ..wire.scene import Remove
from .entry import Bundle, Entry, Identity, Thing
from .link import Link
from .mark import Mark, Marks
from .overflow import Overflow
from .queues import Queues, REMOVAL
from .scene_log import Folded
from .ties import Ties
from .transfer import Transfer
from .turns import Turns
from .unsent import Unsent

PIECE_HEAD = struct.Struct('<IIII')
PIECE_MARK = 0xFFFFFFFF
ASK = struct.pack('<I', PIECE_MARK)
"""The message by which a page is asked for an ``Ack`` of all that came before, and of this."""
EVENTS = 65_536
"""A script may remove thousands of things at once; clients share these entries."""


class Outbox:
    """
    The queue of one socket.

    With a ``link``, messages go in pieces within its window; without one everything goes whole, at
    the pace at which the socket takes it. A transfer that was under way while its thing was
    removed brings it back: it is removed again, and ``resend`` asked to add what the client should
    have of that thing. ``wake`` is called whenever there may be something to take; ``write``
    writes a message at once, and tells whether it could: nothing waits before it.

    One client sees one thing of a name, whatever its layer. With ``layered``, the other end keeps
    layers apart, and each thing is removed by itself. ``bundle`` is what entries go in. With
    ``asks``, the other end acknowledges when it is asked to.
    """

    def __init__(
        self,
        *,
        link: Link | None = None,
        resend: Callable[[Thing], None] = lambda thing: None,
        wake: Callable[[], None] = lambda: None,
        write: Callable[[Encoded], bool] = lambda data: False,
        layered: bool = False,
        bundle: type[Bundle] = Bundle,
        asks: bool = False,
    ) -> None:
        self._layered, self._bundle, self._link, self._asks = layered, bundle, link, asks
        self._resend = resend
        self._waken, self._write = wake, write
        self._events: deque[Entry] = deque()
        self._queues = Queues()
        self._transfers: dict[Priority, Transfer] = {}
        self._paces: Mapping[str, float] = {}
        self._ties, self._turns, self._marks = Ties(), Turns(), Marks()
        self._numbers, self._closed, self._resting = 0, False, True
        self._piece: memoryview | None = None
        self._promises: deque[tuple[Mark, Entry]] = deque()

    @property
    def unsent(self) -> Unsent:
        """What newer messages replaced, and what was lost."""
        return Unsent(self._queues.skipped, self._queues.lost)

    @property
    def round_trip(self) -> float:
        """Of its link, seconds: the shortest of late; 0 while it is not known."""
        return self._link.min_rtt if self._link is not None else 0.0

    @property
    def pending_bytes(self) -> int:
        """Bytes that wait, as far as they are encoded yet."""
        if self._resting and not self._paces:
            return 0
        waiting = sum(len(entry.data) for entry in self._events) + self._queues.nbytes
        return waiting + sum(transfer.left for transfer in self._transfers.values())

    @property
    def empty(self) -> bool:
        """Whether nothing waits, and all that was sent has come."""
        return self.pending_bytes == 0 and (self._link is None or self._link.in_flight <= 0)

    @property
    def due(self) -> float | None:
        """When ``take`` may give something though nothing woke, None where that cannot be."""
        return self._queues.due

    @property
    def resting(self) -> bool:
        """Whether nothing is left to be sent before ``wake`` or ``due``, and nothing promised."""
        return self._resting

    def _wake(self) -> None:
        self._resting = False
        self._waken()

    def pass_on(self, entry: Entry) -> bool:
        """Send an entry at once, and tell so, if nothing waits and its client keeps up."""
        if not self._resting or (self._paces and entry.display in self._paces):
            return False
        data, link = entry.data, self._link
        return (link is None or link.takes(len(data))) and self._write(data)

    def passed(self, size: int, now: float, *, each: bool = False) -> Encoded | None:
        """Count what is written at once; return what goes behind it, as ``ask`` does."""
        link = self._link
        if link is None or link.spend(size, now):
            return None
        link.sent(size, now, sampled=not self._asks)
        link.idle()
        ask = self.ask(now, each=each)
        if self._asks and not each and not self._marks:
            link.grant()
        return ask

    def add(self, entry: Entry, *, folded: Folded | None = None, stream: bool = False) -> None:
        """
        Queue an entry.

        ``folded`` is the state that a delta went into; ``stream`` makes state a stream, because
        the page wants every message. Raises Overflow.
        """
        if entry.kind is Kind.EVENT:
            if len(self._events) >= EVENTS:
                raise Overflow(f'{EVENTS} events wait')
            self._events.append(entry)
        else:
            self._queues.add(entry, folded=folded, stream=stream)
            self._tie(entry)
        self._wake()

    def together(self) -> AbstractContextManager[None]:
        """
        Let all that is added and removed meanwhile reach the page in one message.

        What of it waits is replaced by newer as ever; events go at once.
        """
        return self._ties.together(self._queues)

    def add_folded(self, folded: Folded) -> None:
        """Queue a folded state: encoded when its turn comes, it stands for all deltas before."""
        self._queues.add_folded(folded)
        self._tie(folded)
        self._wake()

    def remove(self, entry: Entry) -> None:
        """
        Queue a ``Remove``.

        It overtakes everything, and nothing of its thing goes before it any more.
        """
        _, display, key, _ = entry.identity
        layer = entry.layer if self._layered else None
        for transfer in self._transfers.values():
            transfer.remove(display, key, layer)
        self._queues.remove(display, key, layer)
        if not self._ties.tying:
            self.add(entry)
            return
        waiting = self._waits_as(entry)
        self._queues.add_removal(entry, waiting)
        self._ties.removed(waiting)
        self._ties.add(waiting)
        self._wake()

    def waits(self, identity: Identity) -> bool:
        """Tell whether anything waits under an identity."""
        return self._queues.waits(identity)

    def brings(self, thing: Thing) -> bool:
        """Tell whether something of a thing is on its way in pieces."""
        return any(thing in transfer.things for transfer in self._transfers.values())

    def shadow(self, identity: Identity) -> None:
        """Forget what waits under an identity, and take back what is on its way."""
        self._queues.forget_identity(identity)
        for transfer in self._transfers.values():
            if identity in transfer.bundle.identities:
                transfer.removed.add(identity.thing)

    def drop_display(self, display: str) -> None:
        """Forget the data that waits of a display: the client does not look at it any more."""
        self._queues.forget_if(lambda identity: identity.display == display)

    def drop_layer(self, layer: str) -> None:
        """Forget what waits of a layer, and take back what is on its way: nobody sees it."""
        self._queues.forget_layer(layer)
        for transfer in self._transfers.values():
            transfer.removed.update(each for each in transfer.things if each.layer == layer)

    def withdraw(self, matches: Callable[[Entry], bool]) -> None:
        """Forget entries that match and that nobody waits for any more, promised ones too."""
        self._events = deque(each for each in self._events if not matches(each))
        self._promises = deque(each for each in self._promises if not matches(each[1]))
        self._queues.withdraw(matches)

    def forget(self, things: Iterable[Thing], folds: Iterable[Folded] = ()) -> None:
        """
        Time jumped: data that waits of these things is void, and what is on its way will be.

        Of ``folds`` something is left: that goes instead of their deltas.
        """
        gone, left = frozenset(things), list(folds)
        self._queues.forget(gone, left)
        void = gone | {folded.identity.thing for folded in left}
        for transfer in self._transfers.values():
            transfer.removed |= transfer.things & void

    def pace(self, intervals: Mapping[str, float]) -> None:
        """Send data of these displays at most once per so many seconds, the others at once."""
        self._paces = intervals
        self._queues.pace(intervals)
        self._wake()

    def promise(self, receipt: Entry) -> None:
        """Send this event once all that waits now was sent, or is not to be sent any more."""
        self._promises.append((self.mark(), receipt))
        self._wake()

    def mark(self) -> Mark:
        """Return a mark behind all that waits now."""
        waiting = self._queues.counts()
        for transfer in self._transfers.values():
            waiting.update(transfer.waited)
        self._marks.add(mark := Mark(self, waiting))
        self._wake()
        return mark

    def has_passed(self, mark: Mark) -> bool:
        """Tell whether all that was before a mark has come, or is not to be sent any more."""
        if self._piece is not None or not self._is_kept(mark.owed):
            return False
        if self._link is None:
            return True
        if mark.end is None:
            mark.end = self._link.sent_total
        return self._link.delivered >= mark.end

    def ack(self, received: int, now: float) -> None:
        """Take the client's count of received bytes. Raises ValueError for what cannot be."""
        if self._link is not None:
            self._link.acked(received, now)
            if self._closed:
                self._wake()

    def ask(self, now: float, *, each: bool = False, within: bool = False) -> Encoded | None:
        """
        Return what asks the page for an ack, to be sent at once, if one is wanted now.

        With ``each``, of whatever was not asked for yet; ``within`` a burst, of half a window.
        """
        link = self._link
        if link is None or not self._asks or self._piece is not None:
            return None
        # What waits for the window, and who waits until all is there, waits for an ack.
        awaited = (each or self._closed or self._marks) and not link.all_asked
        if not (link.half_unasked if within else awaited or link.wants_ack(now)):
            return None
        link.asked(len(ASK), now)
        return ASK

    def take(self, now: float) -> Encoded | None:
        """Return what to send next, None when nothing may go before ``wake`` or ``due``."""
        self._queues.release(now)
        self._closed = False
        while self._promises and self._is_kept(self._promises[0][0].owed):
            self._events.append(self._promises.popleft()[1])
        data, link = self._next(), self._link
        if data is not None and link is not None:
            link.sent(len(data), now, sampled=not self._asks)
        if not (self._events or self._transfers or self._piece or self._queues.any_ready):
            self._resting = not self._promises
            if link is not None:
                link.idle()
        return data

    def _next(self) -> Encoded | None:
        if self._piece is not None:
            piece, self._piece = self._piece, None
            return piece
        if self._events:
            if not self._open(Priority.CONTROL):
                return None
            return self._bundle((self._events.popleft(),)).data
        while waiting := sorted({*self._queues.ready, *self._transfers}):
            priority = self._older(self._turns.next(waiting))
            if not self._open(priority):
                return None
            data = self._from(priority)
            if data is not None:
                return data
        return None

    def _older(self, priority: Priority) -> Priority:
        """Return that of an older message of the same if its rest has to go first."""
        if not self._transfers or priority in self._transfers:
            return priority
        group = self._ties.group(self._queues.first(priority))
        return next((p for p, t in self._transfers.items() if t.updates(group)), priority)

    def _open(self, priority: Priority) -> bool:
        """Tell whether the window lets a priority go; if not, an ack may open it."""
        link = self._link
        if link is None:
            return True
        # What is small and urgent may overdraw it a little.
        spare = link.least if priority <= Priority.SMALL else 0
        self._closed = link.in_flight >= link.window + spare
        return not self._closed

    def _from(self, priority: Priority) -> Encoded | None:
        """Return the next data of a priority; None where what waited cannot be sent."""
        transfer = self._transfers.get(priority)
        if transfer is None:
            bundle = self._pop(priority)
            if not bundle.entries:
                return None
            whole = self._link is None or self._link.goes_whole(len(bundle.data))
            if whole and not self._marks:
                return bundle.data
            waited = [self._waits_as(e) for e in bundle.entries for _ in range(e.stands_for)]
            self._marks.begun(waited, self._queues.waits)
            if whole:
                self._marks.sent(waited)
                return bundle.data
            self._numbers = (self._numbers + 1) & 0xFFFFFFFF
            transfer = self._transfers[priority] = Transfer(self._numbers, bundle, waited)
        return self._cut(transfer, priority)

    def _pop(self, priority: Priority) -> Bundle:
        """Take the next entry of a priority, with all that it is tied to."""
        first = self._queues.first(priority)
        tied = self._ties.take(first)
        if len(tied) == 1:
            return self._bundle(self._queues.pop(priority))
        # What takes something away goes before what was added in its place.
        tied.sort(key=lambda identity: identity.slot != REMOVAL)
        return self._bundle(
            [entry for identity in tied for entry in self._queues.pop_all(identity)]
        )

    def _tie(self, queued: Entry | Folded) -> None:
        """See to it that what was queued goes with what it belongs to."""
        identity = queued.identity
        if self._ties.remove_any:
            for each in queued.identities:
                self._ties.follow(identity, self._seen_as(each).thing)
        self._ties.add(identity)

    def _seen_as(self, identity: Identity) -> Identity:
        """Return an identity as the other end has it: of a name a page has one thing alone."""
        return identity if self._layered else identity._replace(layer='')

    def _waits_as(self, entry: Entry) -> Identity:
        """Return under what an entry waits that is no event."""
        if isinstance(entry.message, Remove):
            return self._seen_as(entry.identity)._replace(slot=REMOVAL)
        return entry.identity

    def _cut(self, transfer: Transfer, priority: Priority) -> bytes:
        """Return the head of the next piece, and remember the piece."""
        assert self._link is not None
        start = transfer.offset
        self._piece = transfer.cut(self._link.piece)
        if not transfer.left:
            del self._transfers[priority]
            self._marks.sent(transfer.waited)
            if transfer.removed:
                self._remove_again(transfer)
        return PIECE_HEAD.pack(PIECE_MARK, transfer.number, start, transfer.size)

    def _is_kept(self, owed: Counter[Identity]) -> bool:
        """Tell whether all that is owed was sent; what waits no more is not owed."""
        while owed:
            one = next(iter(owed))
            under_way = any(one in each.waited for each in self._transfers.values())
            if under_way or self._queues.waits(one):
                return False
            del owed[one]
        return True

    def _remove_again(self, transfer: Transfer) -> None:
        """Queue the removal of what a finished transfer brought back, and what is true instead."""
        for thing in transfer.removed:
            self.remove(Entry(Remove(thing.display, thing.key), thing.layer))
            self._resend(thing)
