# SPDX-License-Identifier: Apache-2.0
"""
The stage: what is published goes into the log and to every client that looks.

It does not care who clients are, or where what is published comes from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import contextmanager, ExitStack
from typing import Protocol

from ..wire.client import Interest
from ..wire.gui import WidgetState
from ..wire.message import Encoded, Priority, ServerMessage
from ..wire.scene import Remove
from ..wire.session import Rejected, Settled, TimeJumped
from .delivery import Delivery
from .entry import Entry, Thing
from .forms import Forms
from .link import Link
from .outbox import Outbox
from .receiver import Receiver
from .scene_log import Kept, SceneLog
from .session import End, Session


class Sessions(Protocol):
    """The clients of a stage."""

    def connected(self) -> Iterator[Session]:
        """Walk over the clients that are here."""

    def get(self, client_id: str) -> Session | None:
        """Return a client that is here."""

    def knows(self, client_id: str) -> bool:
        """Tell whether a client is here, or may come back."""


class Stage:
    """
    The log and the outboxes of all clients; one thread at a time may call it.

    ``ros_time`` returns ROS time in seconds.
    """

    def __init__(
        self, sessions: Sessions, *, ros_time: Callable[[], float], window_ms: float
    ) -> None:
        self.log = SceneLog(ros_time)
        self.receivers: list[Receiver] = []
        self._sessions = sessions
        self._delivery = Delivery(self.log)
        self._window_ms = window_ms
        self._forms = Forms()

    # What is published.

    def publish(
        self, entry: Entry, *, to: str | None = None, but: str = '', alone: bool = False
    ) -> None:
        """
        Keep an entry and send it to all whom it concerns, ``but`` that client, which has it.

        With ``to``, only send it to that client. ``alone``, if no other is published with it.
        """
        if to is not None:
            session = self._sessions.get(to)
            if session is not None:
                self._delivery.send((session,), entry, alone=alone)
            return
        if isinstance(entry.message, Remove):
            self._send_remove(entry.identity.thing, self.log.remove(entry.identity.thing))
            return
        if entry.layer and not self._sessions.knows(entry.layer):
            return
        if isinstance(entry.message, WidgetState):
            kept = self.log.get(entry.identity)
            if isinstance(kept, Entry) and kept.message == entry.message:
                return  # a script says again what its viewers were told at once
        folded = self.log.add(entry)
        for receiver in self.receivers:
            receiver.take(entry, folded=folded, but=but)
        seeing = self._seeing({entry.layer})
        if but:
            seeing = (session for session in seeing if session.client_id != but)
        self._delivery.send(seeing, entry, folded, alone=alone)

    @contextmanager
    def together(self, layers: Set[str]) -> Iterator[None]:
        """Let all that is published meanwhile in these layers be seen in one picture."""
        with ExitStack() as stack:
            for receiver in self.receivers if layers else ():
                stack.enter_context(receiver.together())
            stack.enter_context(self._delivery.together(self._seeing(layers)))
            yield

    def say(self, session: Session, message: ServerMessage) -> None:
        """Send an event to one client: at once, where nothing waits for it."""
        self._delivery.send((session,), Entry(message), alone=True)

    def _seeing(self, layers: Set[str]) -> Iterator[Session]:
        """
        Walk over those who see any of these layers; one client's own costs nobody else.

        Not over those that a relay serves: it is a receiver.
        """
        if '' in layers:
            yield from (each for each in self._sessions.connected() if each.outlet is None)
            return
        for layer in layers:
            session = self._sessions.get(layer)
            if session is not None and not session.relayed:
                yield session

    # What goes away.

    def remove_display(self, display: str) -> None:
        """Remove a display and all that it shows."""
        for thing in self.log.remove_display(display):
            self._send_remove(thing, ())

    def _send_remove(self, thing: Thing, kept: Sequence[Kept]) -> None:
        """Tell all who may have the thing, whatever they look at now."""
        entry = Entry(Remove(thing.display, thing.key), thing.layer)
        described = all(each.priority is Priority.CONTROL for each in kept)
        control = bool(kept) and described and not thing.display
        for receiver in self.receivers:
            receiver.remove(entry, kept)
        for session in self._seeing({thing.layer}):
            self._delivery.remove(session, entry, control=control)

    def time_jumped(self, message: TimeJumped) -> None:
        """ROS time went backwards: what was true only at a time is void."""
        things, folds = self.log.time_jumped(frozenset(message.latched))
        for receiver in self.receivers:
            receiver.jump(message, things, folds)
        for session in self._seeing({''}):
            if session.data is not None:
                session.data.forget(things, folds)
                self.say(session, message)

    # What clients look at.

    def open_data(
        self,
        session: Session,
        *,
        wake: Callable[[], None],
        end: End,
        write: Callable[[Encoded], bool] = lambda data: False,
    ) -> None:
        """Let the data socket of a client in: all that it looks at is queued."""
        session.end_data(Rejected('replaced', 'another data socket took over'))
        session.close_data()
        session.data = Outbox(
            link=Link(window_ms=self._window_ms),
            resend=lambda thing: self._delivery.resend(session, thing),
            wake=wake,
            write=write,
            asks=True,
        )
        session.data.pace(session.paces)
        session.end_data = end
        self._delivery.snapshot(session, control=False)
        self.update_interest()
        if session.said_interest:
            self._promise_rest(session)

    def leave_data(self, session: Session, box: Outbox | None) -> None:
        """The data socket of ``box`` closed."""
        if box is not None and session.data is box:
            session.close_data()

    def set_interest(self, session: Session, interest: Interest) -> None:
        """A client looks at these displays now."""
        displays, pictures = frozenset(interest.displays), frozenset(interest.pictures)
        # In another form it is another thing to look at.
        before = session.interest - (session.pictures ^ pictures)
        session.interest, session.streams = displays, frozenset(interest.streams)
        session.pictures = pictures
        session.paces = {display: 1 / rate for display, rate in interest.rates.items()}
        if session.data is not None:
            session.data.pace(session.paces)
            for display in before - displays:
                session.data.drop_display(display)
            for display in displays - before:
                self._delivery.snapshot_display(session, display)
        self.update_interest()
        if session.data is not None and not session.said_interest:
            self._promise_rest(session)
        session.said_interest = True

    def send_again(self, session: Session, displays: frozenset[str]) -> None:
        """Queue what a client has of displays that it looks at once more."""
        if session.data is not None:
            for display in displays & session.interest:
                self._delivery.snapshot_display(session, display)

    def update_interest(self) -> None:
        """Take note when the known displays that anybody looks at, or how, have changed."""
        before, self._forms = self._forms, self._wanted().among(self.log.displays)
        if self._forms != before:
            self._interest_changed(self._forms, before)

    def _wanted(self) -> Forms:
        """Return the displays that anybody looks at, known or not."""
        connected = self._sessions.connected()
        return Forms.union(Forms.of(each.interest, each.pictures) for each in connected)

    def _interest_changed(self, forms: Forms, before: Forms) -> None:
        """What anybody looks at of the known displays is this now."""

    def _promise_rest(self, session: Session) -> None:
        """All that a client is to have waits now: let its page know when it has come."""
        if session.control is not None and session.data is not None:
            session.control.promise(Entry(Settled('control')))
            session.data.promise(Entry(Settled('data')))
