# SPDX-License-Identifier: Apache-2.0
"""What a client may do to the robot: role, lease, and the stop that overrules both."""

from __future__ import annotations

from ..wire.ask import Answer
from ..wire.client import (
    CameraMoved,
    InteractiveFeedback,
    ResetStop,
    TakeControl,
    WidgetChanged,
    XrSession,
)
from ..wire.command import CommandTriggered
from ..wire.drive import Drive
from ..wire.gui_inputs import WidgetHeld
from ..wire.layouts import ReadLayout, WriteLayout
from ..wire.message import ClientMessage
from ..wire.notification import NotificationClosed
from ..wire.page_events import GamepadMoved, KeyChanged, PageInfo
from ..wire.pointer import GizmoDragged, NodeClicked, NodeDragged, RectSelected, ViewClicked
from ..wire.presenting import Present
from ..wire.recording import SetRecording
from ..wire.sharing import ShareAsked
from ..wire.timeline import Playback, SeekTo
from ..wire.tools import ToolUsed
from ..wire.video import VideoShown
from ..wire.watch import Watch
from ..wire.xr import XrPlaced, XrSample
from .gizmos import Gizmos
from .grabs import Grabs
from .lease import Leases
from .node_grabs import Ended, NodeGrabs
from .scene_log import SceneLog
from .session import Session
from .widgets import Widgets

XR_GROUP = 'robot'
DRIVE_GROUP = 'drive'
_HARMLESS = (Answer, CameraMoved, NotificationClosed, PageInfo, ReadLayout, VideoShown, Watch)
"""What anybody may say."""
_ALWAYS = (
    Playback,
    Present,
    ResetStop,
    SeekTo,
    SetRecording,
    ShareAsked,
    WriteLayout,
    XrPlaced,
)
"""What operators may say also while outputs are stopped."""
_MOVING = (GamepadMoved, KeyChanged, NodeClicked, RectSelected, TakeControl, ViewClicked)
"""What operators may say while they are not, beside what is judged by itself."""


class Gate:
    """Decides about every event before any callback sees it."""

    def __init__(
        self, leases: Leases, log: SceneLog, drag_ended: Ended = lambda client, event: None
    ) -> None:
        self.leases = leases
        self.node_grabs = NodeGrabs(log, drag_ended)
        self.grabs = Grabs(leases, log, group=XR_GROUP)
        self.gizmos = Gizmos(log, leases)
        self.widgets = Widgets(log, leases)
        self.stopped_by = ''
        self.stops = 0

    def refusal(self, session: Session, message: ClientMessage, now: float) -> str:
        """Return why the message must not be acted on, '' if it may."""
        if isinstance(message, _HARMLESS):
            return ''
        if isinstance(message, WriteLayout) and message.to == 'text':
            return ''
        if isinstance(message, Present) and not message.on:
            return ''
        if session.role != 'operator':
            return 'viewers only look: this needs the role of an operator'
        if isinstance(message, _ALWAYS):
            return ''
        if isinstance(message, XrSession):
            return self._xr_session(session, message, now)
        if isinstance(message, InteractiveFeedback):
            # First: what ends a drag ends it also while outputs are stopped.
            stopped = self._stopped(session)
            return self.grabs.refusal(session.client_id, message, now, stopped=stopped)
        if isinstance(message, KeyChanged) and message.event == 'up':
            return ''  # no key stays down because outputs were stopped in between
        if isinstance(message, Drive) and not message.held:
            return ''  # whoever lets go may
        if isinstance(message, (NodeDragged, GizmoDragged)):
            barred = self._stopped(session)
            if isinstance(message, GizmoDragged):
                barred = barred or self.gizmos.refusal(session.client_id, message)
            return self.node_grabs.refusal(session.client_id, message, barred=barred)
        if self.stopped_by:
            return self._stopped(session)
        if isinstance(message, XrSample):
            return self._xr_frame(session)
        if isinstance(message, Drive):
            return self.leases.lacks(DRIVE_GROUP, session.client_id)
        if isinstance(message, ToolUsed):
            return self.leases.barred(DRIVE_GROUP, session.client_id)
        if isinstance(message, WidgetChanged):
            return self.widgets.changed(session.client_id, message)
        if isinstance(message, CommandTriggered):
            return self.widgets.triggered(session.client_id, message)
        if isinstance(message, WidgetHeld):
            return self.widgets.held(session.client_id, message)
        if isinstance(message, _MOVING):
            return ''
        return f'{type(message).__name__} is nothing that a page may say here'

    def _xr_frame(self, session: Session) -> str:
        reason = self.leases.lacks(XR_GROUP, session.client_id)
        if reason:
            return reason
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

    def _stopped(self, session: Session) -> str:
        """Return why nothing of this client may go out now, '' if it may."""
        if not self.stopped_by:
            return ''
        by = 'you' if self.stopped_by == session.client_id else self.stopped_by
        return f'outputs were stopped by {by}; an operator can reset that'
