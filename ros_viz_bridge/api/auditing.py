# SPDX-License-Identifier: Apache-2.0
"""What of a server is audited: all that can change anything for others, or for a robot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..core.lease import Handover
from ..core.session import ClientInfo
from ..runtime.audit import Audit
from ..runtime.audit_file import AuditFile
from ..runtime.widget_files import Take
from ..wire.client import InteractiveFeedback, WidgetChanged, XrSession
from ..wire.command import CommandTriggered
from ..wire.drive import Drive
from ..wire.gui_inputs import WidgetHeld
from ..wire.layouts import WriteLayout
from ..wire.message import ClientMessage
from ..wire.page_events import GamepadMoved, KeyChanged
from ..wire.pointer import GizmoDragged, NodeClicked, NodeDragged, RectSelected, ViewClicked
from ..wire.presenting import Present
from ..wire.recording import SetRecording
from ..wire.sharing import ShareAsked
from ..wire.timeline import Playback, SeekTo
from ..wire.tools import ToolUsed
from ..wire.xr import XrPlaced, XrSample
from .dispatch import Dispatch

ABOUT: dict[type[ClientMessage], str] = {
    CommandTriggered: 'command',
    Drive: '',
    GamepadMoved: '',
    GizmoDragged: 'node',
    InteractiveFeedback: 'marker',
    KeyChanged: '',
    NodeClicked: 'node',
    NodeDragged: 'node',
    Playback: '',
    Present: '',
    RectSelected: '',
    SeekTo: '',
    SetRecording: '',
    ShareAsked: '',
    ToolUsed: 'tool',
    ViewClicked: '',
    WidgetChanged: 'widget',
    WidgetHeld: 'widget',
    WriteLayout: 'to',
    XrPlaced: '',
    XrSample: '',
    XrSession: 'state',
}
"""What operators do, as far as the gate lets it pass, and which of its fields says with what."""
_LONG = (GamepadMoved, WriteLayout, XrSample)
"""Nobody reads what is in them."""


class Auditing:
    """The audit of a server in a file, until ``close``; without a path there is none."""

    audit: Audit | None = None
    _file: AuditFile | None = None

    def __init__(self, path: Path | str, dispatch: Dispatch) -> None:
        if not path:
            return
        self._file = AuditFile(Path(path).expanduser())
        self.audit = Audit(self._file.write)
        for kind in ABOUT:
            dispatch.on_event(kind).add(self._acted, direct=True)
        for registry, told in (
            (dispatch.on_connect, lambda client: self._note(client, 'joined')),
            (dispatch.on_disconnect, lambda client: self._note(client, 'left')),
            (dispatch.on_role_change, lambda client: self._note(client, 'became', client.role)),
            (dispatch.on_control_change, self._handed_over),
            (dispatch.on_stop, self._stopped),
            (dispatch.on_refused, self._refused),
        ):
            registry.add(told, direct=True)

    def files(self, take: Take) -> Take:
        """Return what takes the files that viewers send to widgets, taking that down before."""

        def taken(client: ClientInfo, widget: str, name: str, content: bytes) -> None:
            self._note(client, 'sent a file', widget, f'{len(content)} bytes, {name}')
            take(client, widget, name, content)

        return taken

    def recording(self, client: ClientInfo, name: str, size: int) -> None:
        """Take down that a client sent a recording to be shown."""
        self._note(client, 'sent a recording', name, f'{size} bytes')

    def tick(self, now: float) -> None:
        """Let time pass."""
        if self.audit is not None:
            self.audit.tick(now)

    def close(self) -> None:
        """Write all, and end."""
        if self.audit is not None and self._file is not None:
            self.audit.flush()
            self._file.close()

    def _note(
        self, client: ClientInfo | str, what: str, about: str = '', detail: Any = None
    ) -> None:
        if self.audit is not None:
            self.audit.note(client, what, about, detail)

    def _acted(self, client: ClientInfo, message: Any) -> None:
        kind = type(message)
        about = str(getattr(message, ABOUT[kind])) if ABOUT[kind] else ''
        self._note(client, kind.__name__, about, None if kind in _LONG else message)

    def _handed_over(self, handover: Handover) -> None:
        detail = f'{handover.previous or "nobody"} had it, {handover.why}'
        self._note(handover.holder, 'has control', handover.group, detail)

    def _refused(self, address: str, code: str, reason: str) -> None:
        self._note('', 'refused', code, f'{address}: {reason}')

    def _stopped(self, by: str, reason: str) -> None:
        self._note(by, 'stopped outputs' if by else 'released the stop', '', reason)
