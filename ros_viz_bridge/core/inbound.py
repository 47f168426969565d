# SPDX-License-Identifier: Apache-2.0
"""What each message of a page does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from ..wire.ask import Answer
from ..wire.client import (
    CameraMoved,
    InteractiveFeedback,
    Interest,
    Ping,
    ReleaseControl,
    ResetStop,
    SendAgain,
    Stop,
    TakeControl,
    WidgetChanged,
)
from ..wire.gui import WidgetState
from ..wire.gui_inputs import WidgetHeld
from ..wire.message import ClientMessage
from ..wire.pointer import GizmoDragged, NodeClicked, NodeDragged
from ..wire.presenting import Present
from ..wire.session import Notice, Pong, StopHeard
from .entry import Entry
from .listener import Listener
from .session import Frame, Session

if TYPE_CHECKING:
    from .hub import Hub


class Inbound:
    """Judges messages with the hub's gate, and carries out or passes on what is allowed."""

    def __init__(self, hub: Hub, listener: Listener, ros_time: Callable[[], float]) -> None:
        self._hub = hub
        self._listener = listener
        self._ros_time = ros_time

    def receive(self, session: Session, frame: Frame, now: float) -> None:
        """Take a frame of a control socket. Raises Refused."""
        message = session.read(frame, now, stopped=bool(self._hub.gate.stopped_by))
        self._hub.gate.leases.heard(session.client_id, now)
        if message is None:
            self._notice(
                session, now, 'the page sends faster than is allowed; some of it was dropped'
            )
        elif isinstance(message, Ping):
            self._hub.say(session, self._pong(session, message, now))
            self._listener.received(self._hub.info(session), message)
        elif isinstance(message, Interest):
            self._hub.set_interest(session, message)
        elif isinstance(message, SendAgain):
            self._hub.send_again(session, frozenset(message.displays))
        elif isinstance(message, Stop):
            self._stop(session, message, now)
        else:
            self._judge(session, message, now)

    def _pong(self, session: Session, ping: Ping, now: float) -> Pong:
        time, unsent = self._ros_time(), session.unsent
        waiting = session.pending_bytes
        return Pong(ping.page_time, time, unsent.skipped, unsent.lost, waiting, now)

    def _judge(self, session: Session, message: ClientMessage, now: float) -> None:
        if session.unseen and not isinstance(message, Answer):
            return  # nobody is there who could mean it
        if isinstance(message, ReleaseControl):
            self._release(session, message, now)
            return
        reason = self._hub.gate.refusal(session, message, now)
        if reason:
            self._refuse(session, message, reason, now)
        elif isinstance(message, TakeControl):
            self._take(session, message, now)
        elif isinstance(message, ResetStop):
            self._reset_stop(session, message, now)
        elif isinstance(message, Present):
            self._present(session, message)
        else:
            if isinstance(message, WidgetChanged):
                self._echo(session, message)
            elif isinstance(message, CameraMoved):
                session.camera = message
                self._hub.rule.camera_moved(session)
            self._listener.received(self._hub.info(session), message)

    def _refuse(self, session: Session, message: ClientMessage, reason: str, now: float) -> None:
        """Tell the client why, and what is true instead of what its page shows."""
        about = ''
        if isinstance(message, (WidgetChanged, WidgetHeld)):
            about = message.widget
        elif isinstance(message, InteractiveFeedback):
            about = message.display
        elif isinstance(message, (GizmoDragged, NodeClicked, NodeDragged)):
            about = message.node
        self._notice(session, now, reason, about=about)
        if isinstance(message, WidgetChanged):
            found = self._hub.gate.widgets.state(session.client_id, message.widget)
            if found is not None:
                # By nobody: to its client, what it said earlier is older than what is refused.
                layer, kept = found
                state = replace(kept, origin='', seq=message.seq)
                self._hub.publish(Entry(state, layer), to=session.client_id)

    def _echo(self, session: Session, message: WidgetChanged) -> None:
        """Bring the value to every viewer, where it is kept."""
        found = self._hub.gate.widgets.find(session.client_id, message.widget)
        if found is None or not found[1].KEEPS_VALUE:
            return
        layer, widget = found
        state = WidgetState(
            widget.display, widget.key, message.value, True, session.client_id, message.seq
        )
        self._hub.publish(Entry(state, layer))

    def _stop(self, session: Session, message: Stop, now: float) -> None:
        """Stop at once; saying it again and again while outputs are stopped changes nothing."""
        # What was heard, and lifted since, does not stop again because it was said twice.
        if not message.press or message.press != session.stop_heard:
            if not self._hub.gate.stopped_by or session.may_repeat_stop(now):
                self._hub.rule.stop(session.client_id, message.reason)
            session.stop_heard = message.press
        self._hub.say(session, StopHeard(message.press))

    def _reset_stop(self, session: Session, message: ResetStop, now: float) -> None:
        """Lift the stop that is meant: of one that came meanwhile its page did not know."""
        gate = self._hub.gate
        if message.stops == gate.stops:
            self._hub.rule.reset(session.client_id)
        elif gate.stopped_by:
            who = 'you' if gate.stopped_by == session.client_id else gate.stopped_by
            text = f'{who} stopped just before: that stop has to be released, too'
            self._notice(session, now, text)

    def _present(self, session: Session, message: Present) -> None:
        rule = self._hub.rule
        if message.on:
            rule.present(session.client_id)
        elif rule.presenter == session.client_id:
            rule.present('')

    def _take(self, session: Session, message: TakeControl, now: float) -> None:
        leases = self._hub.gate.leases
        if message.group not in leases:
            self._notice(session, now, f'there is no control group {message.group!r}')
            return
        holder = leases.take(message.group, session.client_id, now)
        self._hub.gate.grabs.keep(session.client_id, message.group)
        if holder != session.client_id:
            self._notice(
                session, now, f'{holder} has {message.group!r}; it was asked to hand over'
            )

    def _release(self, session: Session, message: ReleaseControl, now: float) -> None:
        leases, to = self._hub.gate.leases, message.to
        if message.group not in leases:
            return
        if to and self._hub.admission.role(to) != 'operator':
            self._notice(session, now, f'{to} is no operator who is here')
            return
        leases.release(message.group, session.client_id, now, to=to)

    def _notice(self, session: Session, now: float, text: str, *, about: str = '') -> None:
        if session.may_notice(text, now):
            self._hub.say(session, Notice('warning', text, about))
