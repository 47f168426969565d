# SPDX-License-Identifier: Apache-2.0
"""The hub: a stage with its clients; what they say is judged and passed on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import replace
import logging
from typing import Any

from ..wire.client import ClientHello, DataHello, WidgetChanged
from ..wire.message import Encoded
from ..wire.scene_recording import Record
from ..wire.schema import schema_hash
from ..wire.session import Hello, Rejected, Role, TimeJumped
from .access import Refused
from .admission import Admission
from .commands import Call, Command, Publish, RemoveDisplay, TimeJump
from .entry import Entry
from .forms import Forms, SLOTS
from .gate import Gate
from .inbound import Inbound
from .lease import Leases
from .listener import Listener
from .merge import merged
from .node_grabs import Dragged
from .outbox import Outbox
from .outlet import Outlet
from .rule import Rule
from .session import ClientInfo, End, Frame, Session
from .settings import Settings
from .stage import Stage
from .tape import Tape
from .trunk import Trunk

logger = logging.getLogger(__name__)


class Hub(Stage):
    """
    The stage with those who look at it, and what each of them may do.

    Owns log, sessions and gate; one thread at a time may call it.
    ``now`` is seconds of a monotonic clock, ``ros_time`` returns ROS time in seconds.
    """

    def __init__(
        self, settings: Settings, *, listener: Listener, ros_time: Callable[[], float]
    ) -> None:
        self.settings = settings
        # Now: when a page comes, what it is made of may be another release's on disk.
        schema_hash()
        self.admission = Admission(
            max_clients=settings.max_clients,
            resume_time=settings.resume_time,
            limits=settings.limits,
        )
        super().__init__(self.admission, ros_time=ros_time, window_ms=settings.window_ms)
        self.rule = Rule(self, listener)
        leases = Leases(
            settings.groups, timeout=settings.lease_timeout, changed=self.rule.handed_over
        )
        self.gate = Gate(leases, self.log, self._drag_ended)
        self.trunks: list[Trunk] = []
        self.refused: Counter[str] = Counter()
        """How often who was not let in, or sent away: by the code of ``Rejected``."""
        self._listener = listener
        self._ros_time = ros_time
        self._inbound = Inbound(self, listener, ros_time)
        self._displays: set[str] = set()

    # What is published.

    def apply(self, batch: Sequence[Command]) -> None:
        """
        Carry out what other threads asked for, in order.

        A command that fails harms no other.
        """
        commands = [*merged(batch)]
        for command in commands:
            try:
                self._apply(command, alone=len(commands) == 1)
            except Exception:
                logger.exception('a published message could not be taken')
        if self.log.displays != self._displays:
            self._displays = set(self.log.displays)
            self.update_interest()

    def _apply(self, command: Command, *, alone: bool) -> None:
        if isinstance(command, Publish):
            entries = command.entries
            layers = {entry.layer for entry in entries} if command.together else set()
            with self.together(layers) if command.together else nullcontext():
                alone = alone and len(entries) == 1 and not command.together
                for entry in entries:
                    self.publish(entry, to=command.to, but=command.but, alone=alone)
        elif isinstance(command, RemoveDisplay):
            self.remove_display(command.display)
        elif isinstance(command, TimeJump):
            message = TimeJumped(command.time, command.reason, sorted(command.latched))
            self.time_jumped(message)
        elif isinstance(command, Call):
            command.run()

    def record(self, clock: Callable[[], float], write: Callable[[Record], None]) -> Tape:
        """Begin a tape with the scene as it is; all that is published goes to it from now on."""
        hello = replace(
            self._hello(Session('', 'operator', self.settings.limits)),
            uploads='',
            layouts='',
            files='',
        )
        tape = Tape(self.log, hello, clock=clock, write=write)
        self.receivers.append(tape)
        self._listener.needed_again(self._forms.videos)  # what begins within a video shows nothing
        return tape

    def end_record(self, tape: Tape) -> None:
        """Give a tape nothing more."""
        if tape in self.receivers:
            self.receivers.remove(tape)

    # Who comes and goes.

    def join(
        self,
        hello: ClientHello,
        role: Role,
        now: float,
        *,
        wake: Callable[[], None],
        end: End,
        write: Callable[[Encoded], bool] = lambda data: False,
        unseen: bool = False,
        address: str = '',
        trunk: Trunk | None = None,
        greet: Callable[[Hello], None] = lambda hello: None,
    ) -> Session:
        """
        Let a client in, with its control socket: greeting and state are queued.

        Of an ``unseen`` one, nobody is told. With ``trunk``, a relay keeps its sockets, and has
        the state already: ``greet`` tells it the greeting. Raises Refused.
        """
        session = self.admission.enter(hello, role, unseen=unseen)
        session.end_data(None)
        session.end_control(Rejected('replaced', 'this client came back on another connection'))
        self.leave(session, session.line, now)
        session.left, session.address = None, address
        session.end_control, session.heard, session.said_interest = end, now, False
        if trunk is None:
            session.control = Outbox(wake=wake, write=write)
            self.say(session, self._hello(session))
            self._delivery.snapshot(session, control=True)
        else:
            greet(self._hello(session))
            session.outlet = Outlet(trunk, session.client_id)
            trunk.carry(session.client_id)
        self.rule.publish()
        self._listener.connected(self.info(session))
        return session

    def join_data(
        self,
        hello: DataHello,
        *,
        wake: Callable[[], None],
        end: End,
        write: Callable[[Encoded], bool] = lambda data: False,
    ) -> Session:
        """Let a data socket in: all that its client looks at is queued. Raises Refused."""
        session = self.admission.find_data(hello)
        self.open_data(session, wake=wake, end=end, write=write)
        return session

    def leave(self, session: Session, line: Outbox | Outlet | None, now: float) -> None:
        """
        The control socket of this outbox closed, or the relay says so.

        The client is away, its leases are free at once.
        """
        if line is None or session.line is not line:
            return
        self.rule.lay_down(session, now, 'left')
        session.end_data(None)
        session.close_data()
        if session.outlet is not None:
            session.outlet.trunk.drop(session.client_id)
        session.close_control(now)
        self.rule.publish()
        self.update_interest()
        self._listener.disconnected(self.info(session))

    def receive(self, session: Session, frame: Frame, now: float) -> None:
        """Take a message of a control socket. Raises Refused when its client must go."""
        self._inbound.receive(session, frame, now)

    def tick(self, now: float) -> None:
        """Let time pass: leases and absences end, silent clients let go and are closed."""
        self.gate.leases.expire(now)
        quiet, longest = self.settings.quiet, self.settings.silence
        for session in self.admission.connected():
            silence = now - session.heard
            if silence <= quiet and silence <= longest:
                continue
            # Of those behind a relay it is said once a heartbeat whether they were heard.
            late = self.settings.heartbeat if session.relayed else 0.0
            if silence > quiet + late and session.missed != session.heard:
                session.missed = session.heard
                self._listener.silent(self.info(session))
            if silence > longest:
                silent = f'nothing was heard of this page for {longest:g} s'
                session.end_control(Rejected('busy', silent))
        for session in self.admission.expire(now):
            self.log.remove_layer(session.client_id)
            self._listener.forgotten(session.client_id)

    def add_trunk(self, trunk: Trunk) -> None:
        """Give a relay all that is published from now on, and before that the scene as it is."""
        self.trunks.append(trunk)
        self.receivers.append(trunk)

    def remove_trunk(self, trunk: Trunk) -> None:
        """Give a relay nothing more."""
        if trunk in self.trunks:
            self.trunks.remove(trunk)
            self.receivers.remove(trunk)
            self.update_interest()

    def close(self, now: float) -> None:
        """End every socket: everybody has left."""
        for session in self.admission.connected():
            session.end_control(None)
            self.leave(session, session.line, now)

    def sender(self, secret: str) -> ClientInfo | None:
        """Return the operator who is here and whose secret for files this is."""
        session = self.admission.sender(secret)
        return self.info(session) if session is not None else None

    def sends_file(
        self, secret: str, widget: str, name: str, now: float
    ) -> tuple[ClientInfo | None, str]:
        """Return who sends a file to a widget by this secret, and why it is not taken, or ''."""
        session = self.admission.sender(secret)
        if session is None:
            return None, 'only operators that are connected may send files'
        change = WidgetChanged(widget, name, 0)
        return self.info(session), self.gate.refusal(session, change, now)

    def refuse(self, address: str, refused: Refused) -> None:
        """Take note of who is not let in, or is sent away; 'foreign': of other names or sites."""
        self.refused[refused.code] += 1
        self._listener.refused(address, refused.code, str(refused))

    # What clients see.

    def info(self, session: Session) -> ClientInfo:
        """Return what callbacks are told of a client."""
        held = self.gate.leases.held_by(session.client_id)
        return ClientInfo(
            session.client_id,
            session.role,
            held,
            session.unseen,
            name=session.name,
            address=session.address,
        )

    def send_again(self, session: Session, displays: frozenset[str]) -> None:
        """Queue what a client has of displays once more; of videos, what begins anew comes."""
        super().send_again(session, displays)
        self._listener.needed_again(displays)

    def _wanted(self) -> Forms:
        return Forms.union((super()._wanted(), *(trunk.forms for trunk in self.trunks)))

    def publish(
        self, entry: Entry, *, to: str | None = None, but: str = '', alone: bool = False
    ) -> None:
        """Keep an entry and send it, unless it is of a video in a form that nobody takes."""
        _, display, _, slot = entry.identity
        video = to is None and slot in SLOTS and display in self.log.displays
        if not video or self._forms.takes(display, slot):
            super().publish(entry, to=to, but=but, alone=alone)

    def _interest_changed(self, forms: Forms, before: Forms) -> None:
        # Whoever takes a form that nobody took meanwhile must not see how it was back then.
        self.log.forget_forms(before.given_up(forms))
        if forms.displays != before.displays:
            self._listener.interest_changed(forms.displays)
        self._listener.forms_changed(forms)

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
