# SPDX-License-Identifier: Apache-2.0
"""What a client may do to the robot: role, lease, and the stop that overrules both."""

from __future__ import annotations

from collections.abc import Iterable

from ..wire.ask import Answer
from ..wire.client import (
    CameraMoved,
    InteractiveFeedback,
    ResetStop,
    WidgetChanged,
    XrFrame,
    XrSession,
)
from ..wire.command import Command, CommandTriggered
from ..wire.gui import Widget
from ..wire.gui_inputs import GuiButton, WidgetHeld
from ..wire.layouts import ReadLayout, WriteLayout
from ..wire.message import ClientMessage
from ..wire.notification import NotificationClosed
from ..wire.page_events import ControllersMoved, KeyChanged, PageInfo
from ..wire.pointer import GizmoDragged, NodeDragged
from ..wire.recording import SetRecording
from ..wire.session import Control, ControlGroup
from ..wire.timeline import Playback, SeekTo
from ..wire.watch import Watch
from .entry import Identity
from .grabs import Grabs
from .lease import Leases
from .node_grabs import Ended, NodeGrabs
from .scene_log import SceneLog
from .session import Session
from .widgets import misfit

XR_GROUP = 'robot'
_HARMLESS = (Answer, CameraMoved, NotificationClosed, PageInfo, ReadLayout, Watch)
"""What anybody may say."""


class Gate:
    """Decides about every event before any callback sees it."""

    def __init__(
        self, leases: Leases, log: SceneLog, drag_ended: Ended = lambda client, event: None
    ) -> None:
        self.leases = leases
        self.node_grabs = NodeGrabs(log, drag_ended)
        self.grabs = Grabs(leases, log, group=XR_GROUP)
        self.stopped_by = ''
        self._log = log

    def refusal(self, session: Session, message: ClientMessage, now: float) -> str:
        """Return why the message must not be acted on, '' if it may."""
        if isinstance(message, _HARMLESS):
            return ''
        if isinstance(message, WriteLayout) and message.to == 'text':
            return ''
        if session.role != 'operator':
            return 'viewers only look: this needs the role of an operator'
        if isinstance(message, (ResetStop, Playback, SeekTo, SetRecording, WriteLayout)):
            return ''
        if isinstance(message, XrSession):
            return self._xr_session(session, message, now)
        if isinstance(message, InteractiveFeedback):
            # First: what ends a drag ends it also while outputs are stopped.
            return self.grabs.refusal(session.client_id, message, now, stopped=self._stopped())
        if isinstance(message, KeyChanged) and message.event == 'up':
            return ''  # no key stays down because outputs were stopped in between
        if isinstance(message, (NodeDragged, GizmoDragged)):
            return self.node_grabs.refusal(session.client_id, message, stopped=self._stopped())
        if self.stopped_by:
            return self._stopped()
        if isinstance(message, (XrFrame, ControllersMoved)):
            return self._xr_frame(session)
        if isinstance(message, WidgetChanged):
            return self._widget(session, message)
        if isinstance(message, CommandTriggered):
            return self._command(session, message)
        if isinstance(message, WidgetHeld):
            return self._held(session, message)
        return ''

    def widget(self, session: Session, name: str) -> tuple[str, Widget] | None:
        """Return a widget and its layer, the client's own before a shared one."""
        for layer in (session.client_id, ''):
            for display in ('', name):
                kept = self._log.get(Identity(layer, display, name, Widget.SLOT))
                if kept is not None:
                    message = getattr(kept, 'message', None)
                    if isinstance(message, Widget):
                        return layer, message
        return None

    def control(self, sessions: Iterable[Session]) -> Control:
        """Return what every page shows of leases, clients and stop."""
        here = list(sessions)
        return Control(
            display='',
            key='control',
            groups=[ControlGroup(name, who) for name, who in self.leases.holders().items()],
            operators=[each.client_id for each in here if each.role == 'operator'],
            viewers=[each.client_id for each in here if each.role == 'viewer'],
            stopped_by=self.stopped_by,
        )

    def _xr_frame(self, session: Session) -> str:
        if XR_GROUP not in self.leases.held_by(session.client_id):
            return f'{self._holder(XR_GROUP)} the control of {XR_GROUP!r}; take it first'
        if session.headset not in ('started', 'visible'):
            return 'poses of a headset are taken only while its operator sees the scene'
        return ''

    def _xr_session(self, session: Session, message: XrSession, now: float) -> str:
        session.headset = message.state
        if XR_GROUP not in self.leases:
            return ''
        if message.state == 'started' and not self.leases.holders()[XR_GROUP]:
            self.leases.take(XR_GROUP, session.client_id, now)
        if message.state == 'started':
            self.grabs.keep(session.client_id, XR_GROUP)
        elif message.state == 'ended':
            self.leases.release(XR_GROUP, session.client_id, now)
        return ''

    def _widget(self, session: Session, message: WidgetChanged) -> str:
        found = self.widget(session, message.widget)
        if found is None:
            return f'there is no widget {message.widget!r}'
        return misfit(found[1], message.value)

    def _command(self, session: Session, message: CommandTriggered) -> str:
        for layer in (session.client_id, ''):
            kept = self._log.get(Identity(layer, '', message.command, Command.SLOT))
            command = getattr(kept, 'message', None)
            if isinstance(command, Command):
                return f'{command.label} is disabled' if command.disabled else ''
        return f'there is no command {message.command!r}'

    def _held(self, session: Session, message: WidgetHeld) -> str:
        found = self.widget(session, message.widget)
        if found is None:
            return f'there is no widget {message.widget!r}'
        button = found[1]
        if not isinstance(button, GuiButton) or message.hz not in button.hold_hz:
            return f'{button.label} is not told {message.hz:g} times a second that it is held'
        return misfit(button, True)

    def _stopped(self) -> str:
        """Return why nothing may go out now, '' if it may."""
        if not self.stopped_by:
            return ''
        return f'outputs were stopped by {self.stopped_by}; an operator can reset that'

    def _holder(self, group: str) -> str:
        holder = self.leases.holders().get(group, '')
        return f'{holder} has' if holder else 'nobody has'
