# SPDX-License-Identifier: Apache-2.0
"""
The hub: what is published goes into the log and to every client.

What clients say is judged and passed on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import replace
import logging
from typing import Any

from ..wire.client import ClientHello, DataHello, Interest, WidgetChanged
from ..wire.gui import WidgetState
from ..wire.message import Priority, ServerMessage
from ..wire.scene import Remove
from ..wire.scene_recording import Record
from ..wire.schema import schema_hash
from ..wire.session import Hello, Rejected, Role, Settled, TimeJumped
from .admission import Admission
from .commands import Call, Command, Publish, RemoveDisplay, TimeJump
from .delivery import Delivery
from .entry import Entry, Thing
from .gate import Gate
from .inbound import Inbound
from .lease import Leases
from .link import Link
from .listener import Listener
from .merge import merged
from .node_grabs import Dragged
from .outbox import Outbox
from .rule import Rule
from .scene_log import SceneLog
from .session import ClientInfo, End, Frame, Session
from .settings import Settings
from .tape import Tape

logger = logging.getLogger(__name__)


class Hub:
    """
    Owns log, sessions and gate; one thread at a time may call it.

    ``now`` is seconds of a monotonic clock, ``ros_time`` returns ROS time in seconds.
    """

    def __init__(
        self, settings: Settings, *, listener: Listener, ros_time: Callable[[], float]
    ) -> None:
        self.settings = settings
        self.log = SceneLog(ros_time)
        self.rule = Rule(self, listener)
        leases = Leases(
            settings.groups, timeout=settings.lease_timeout, changed=self.rule.handed_over
        )
        self.gate = Gate(leases, self.log, self._drag_ended)
        self.admission = Admission(
            max_clients=settings.max_clients,
            resume_time=settings.resume_time,
            limits=settings.limits,
        )
        self._delivery = Delivery(self.log)
        self._listener = listener
        self._ros_time = ros_time
        self._inbound = Inbound(self, listener, ros_time)
        self._looked_at: frozenset[str] = frozenset()
        self._displays: set[str] = set()
        self._tapes: list[Tape] = []

    # What is published.

    def apply(self, batch: Sequence[Command]) -> None:
        """
        Carry out what other threads asked for, in order.

        A command that fails harms no other.
        """
        for command in merged(batch):
            try:
                self._apply(command)
            except Exception:
                logger.exception('a published message could not be taken')
        if self.log.displays != self._displays:
            self._displays = set(self.log.displays)
            self.update_interest()

    def _apply(self, command: Command) -> None:
        if isinstance(command, Publish):
            layers = {entry.layer for entry in command.entries} if command.together else set()
            with self._delivery.together(self._seeing(layers)):
                for entry in command.entries:
                    self.publish(entry, to=command.to, but=command.but)
        elif isinstance(command, RemoveDisplay):
            for thing in self.log.remove_display(command.display):
                self._send_remove(thing, control=False)
        elif isinstance(command, TimeJump):
            self._time_jumped(command)
        elif isinstance(command, Call):
            command.run()

    def publish(self, entry: Entry, *, to: str | None = None, but: str = '') -> None:
        """
        Keep an entry and send it to all whom it concerns, ``but`` that client, which has it.

        With ``to``, only send it to that client.
        """
        if to is not None:
            session = self.admission.get(to)
            if session is not None:
                self._delivery.send(session, entry, None)
            return
        if isinstance(entry.message, Remove):
            self._remove(entry.identity.thing)
            return
        if entry.layer and not self.admission.knows(entry.layer):
            return
        if isinstance(entry.message, WidgetState):
            kept = self.log.get(entry.identity)
            if isinstance(kept, Entry) and kept.message == entry.message:
                return  # a script says again what its viewers were told at once
        folded = self.log.add(entry)
        for tape in self._tapes:
            tape.take(entry)
        for session in self._seeing({entry.layer}):
            if session.client_id != but:
                self._delivery.send(session, entry, folded)

    def _seeing(self, layers: Set[str]) -> Iterator[Session]:
        """Walk over those who see any of these layers; one client's own costs nobody else."""
        if '' in layers:
            yield from self.admission.connected()
            return
        for layer in layers:
            session = self.admission.get(layer)
            if session is not None:
                yield session

    def record(self, clock: Callable[[], float], write: Callable[[Record], None]) -> Tape:
        """Begin a tape with the scene as it is; all that is published goes to it from now on."""
        hello = replace(
            self._hello(Session('', 'operator', self.settings.limits)),
            uploads='',
            layouts='',
            files='',
        )
        tape = Tape(self.log, hello, clock=clock, write=write)
        self._tapes.append(tape)
        return tape

    def end_record(self, tape: Tape) -> None:
        """Give a tape nothing more."""
        if tape in self._tapes:
            self._tapes.remove(tape)

    def say(self, session: Session, message: ServerMessage) -> None:
        """Send an event to one client."""
        self._delivery.send(session, Entry(message), None)

    # What goes away.

    def _remove(self, thing: Thing) -> None:
        kept = self.log.remove(thing)
        described = all(each.priority is Priority.CONTROL for each in kept)
        self._send_remove(thing, control=bool(kept) and described and not thing.display)

    def _send_remove(self, thing: Thing, *, control: bool) -> None:
        """Tell all who may have the thing, whatever they look at now."""
        entry = Entry(Remove(thing.display, thing.key), thing.layer)
        for tape in self._tapes:
            tape.take(entry)
        for session in self._seeing({thing.layer}):
            self._delivery.remove(session, entry, control=control)

    def _time_jumped(self, jump: TimeJump) -> None:
        things, folds = self.log.time_jumped(jump.latched)
        message = TimeJumped(jump.time, jump.reason, sorted(jump.latched))
        for tape in self._tapes:
            tape.take(Entry(message))
        for session in self.admission.connected():
            if session.data is not None:
                session.data.forget(things, folds)
                self.say(session, message)

    # Who comes and goes.

    def join(
        self,
        hello: ClientHello,
        role: Role,
        now: float,
        *,
        wake: Callable[[], None],
        end: End,
        unseen: bool = False,
    ) -> Session:
        """
        Let a client in, with its control socket: greeting and state are queued.

        Of an ``unseen`` one, nobody is told. Raises Refused.
        """
        session = self.admission.enter(hello, role, unseen=unseen)
        session.end_data(None)
        session.end_control(Rejected('replaced', 'this client came back on another connection'))
        if session.control is not None:
            self.leave(session, session.control, now)
            session.left = None
        session.control, session.end_control, session.heard = Outbox(wake=wake), end, now
        session.said_interest = False
        self.say(session, self._hello(session))
        self._delivery.snapshot(session, control=True)
        self.rule.publish()
        self._listener.connected(self.info(session))
        return session

    def join_data(self, hello: DataHello, *, wake: Callable[[], None], end: End) -> Session:
        """Let a data socket in: all that its client looks at is queued. Raises Refused."""
        session = self.admission.find_data(hello)
        session.end_data(Rejected('replaced', 'another data socket took over'))
        session.close_data()
        session.data = Outbox(
            link=Link(window_ms=self.settings.window_ms),
            resend=lambda thing: self._delivery.resend(session, thing),
            wake=wake,
        )
        session.data.pace(session.paces)
        session.end_data = end
        self._delivery.snapshot(session, control=False)
        if session.said_interest:
            self._promise_rest(session)
        return session

    def leave(self, session: Session, box: Outbox | None, now: float) -> None:
        """
        The control socket of ``box`` closed.

        The client is away, its leases are free at once.
        """
        if box is None or session.control is not box:
            return
        self.rule.lay_down(session, now, 'left')
        session.end_data(None)
        session.close_data()
        session.close_control(now)
        self.rule.publish()
        self.update_interest()
        self._listener.disconnected(self.info(session))

    def leave_data(self, session: Session, box: Outbox | None) -> None:
        """The data socket of ``box`` closed."""
        if box is not None and session.data is box:
            session.close_data()

    def receive(self, session: Session, frame: Frame, now: float) -> None:
        """Take a message of a control socket. Raises Refused when its client must go."""
        self._inbound.receive(session, frame, now)

    def tick(self, now: float) -> None:
        """Let time pass: leases and absences end, silent clients are closed."""
        self.gate.leases.expire(now)
        for session in self.admission.connected():
            if now - session.heard > self.settings.silence:
                silent = f'nothing was heard of this page for {self.settings.silence:g} s'
                session.end_control(Rejected('busy', silent))
        for session in self.admission.expire(now):
            self.log.remove_layer(session.client_id)
            self._listener.forgotten(session.client_id)

    def close(self) -> None:
        """End every socket."""
        for session in self.admission.connected():
            session.end_data(None)
            session.end_control(None)

    def sends_file(
        self, secret: str, widget: str, name: str, now: float
    ) -> tuple[ClientInfo | None, str]:
        """Return who sends a file to a widget by this secret, and why it is not taken, or ''."""
        session = self.admission.sender(secret)
        if session is None:
            return None, 'only operators that are connected may send files'
        change = WidgetChanged(widget, name, 0)
        return self.info(session), self.gate.refusal(session, change, now)

    # What clients see.

    def info(self, session: Session) -> ClientInfo:
        """Return what callbacks are told of a client."""
        held = self.gate.leases.held_by(session.client_id)
        return ClientInfo(session.client_id, session.role, held, session.unseen)

    def set_interest(self, session: Session, interest: Interest) -> None:
        """A client looks at these displays now."""
        before, displays = session.interest, frozenset(interest.displays)
        session.interest, session.streams = displays, frozenset(interest.streams)
        session.paces = {display: 1 / rate for display, rate in interest.rates.items()}
        if session.data is not None:
            session.data.pace(session.paces)
            for display in before - displays:
                session.data.drop_display(display)
            for display in displays - before:
                self._delivery.snapshot_display(session, display)
            if not session.said_interest:
                self._promise_rest(session)
        session.said_interest = True
        self.update_interest()

    def _promise_rest(self, session: Session) -> None:
        """All that a client is to have waits now: let its page know when it has come."""
        if session.control is not None and session.data is not None:
            session.control.promise(Entry(Settled('control')))
            session.data.promise(Entry(Settled('data')))

    def send_again(self, session: Session, displays: frozenset[str]) -> None:
        """Queue what a client has of displays that it looks at once more."""
        if session.data is not None:
            for display in displays & session.interest:
                self._delivery.snapshot_display(session, display)

    def update_interest(self) -> None:
        """Tell the listener when the known displays that anybody looks at have changed."""
        wanted = frozenset().union(*(each.interest for each in self.admission.connected()))
        looked_at = wanted & self.log.displays
        if looked_at != self._looked_at:
            self._looked_at = looked_at
            self._listener.interest_changed(looked_at)

    def _drag_ended(self, client_id: str, event: Dragged) -> None:
        """Say in a page's place that a drag is over."""
        session = self.admission.get(client_id)
        if session is not None:
            self._listener.received(self.info(session), event)

    def grants(self, session: Session) -> dict[str, Any]:
        """Return what a client is told that its role allows."""
        operator = session.role == 'operator'
        return {
            'role': session.role,
            'uploads': f'uploads/{session.upload_secret}/'
            if self.settings.uploads and operator
            else '',
            'files': f'files/{session.upload_secret}/' if operator else '',
        }

    def _hello(self, session: Session) -> Hello:
        return Hello(
            **self.grants(session),
            client_id=session.client_id,
            schema_hash=schema_hash(),
            label=self.settings.label,
            resume=session.resume_secret,
            data_secret=session.data_secret,
            assets=f'assets/{session.assets_secret}/',
            time=self._ros_time(),
            fixed_frame=self.settings.fixed_frame,
            view_mode=self.settings.view_mode,
            follow=self.settings.follow,
            camera=list(self.settings.camera),
            panels=[self.settings.panels] if self.settings.panels else [],
            layouts=self.settings.layouts,
            uploads_limit=float(self.settings.uploads),
            heartbeat=self.settings.heartbeat,
        )
