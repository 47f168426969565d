# SPDX-License-Identifier: Apache-2.0
"""The handles of all widgets of a server."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TYPE_CHECKING, TypeAlias

from ...core.lease import Handover
from ...core.session import ClientInfo
from ...runtime.callbacks import Submit
from ...wire.client import WidgetChanged
from ...wire.command import CommandTriggered
from ...wire.gui_inputs import WidgetHeld
from ..dispatch import Dispatch
from .button_handle import GuiButtonHandle
from .command_handle import CommandHandle
from .handle import GuiHandle
from .joystick_handle import GuiJoystickHandle
from .upload_handle import GuiUploadButtonHandle, UploadedFile

if TYPE_CHECKING:
    from ..client_handle import ClientHandle

Registered: TypeAlias = 'GuiHandle[Any] | CommandHandle'


class WidgetRegistry:
    """
    Handles of widgets and commands by layer and key.

    ``submit`` queues a callback; ``client`` finds the handle of a client; ``groups`` are the
    control groups that widgets may belong to.
    """

    def __init__(
        self,
        submit: Submit,
        client: Callable[[ClientInfo], ClientHandle],
        groups: tuple[str, ...] = (),
    ) -> None:
        self.submit = submit
        self.groups = groups
        self.client = client
        self._handles: dict[tuple[str, str], Registered] = {}

    def listen(self, dispatch: Dispatch) -> None:
        """Take over what clients do with widgets, on the loop thread."""
        dispatch.on_event(WidgetChanged).add(self.changed, direct=True)
        dispatch.on_event(CommandTriggered).add(self.triggered, direct=True)
        dispatch.on_event(WidgetHeld).add(self.held, direct=True)
        for over in (dispatch.on_disconnect, dispatch.on_role_change, dispatch.on_silence):
            over.add(self.ended, direct=True)
        dispatch.on_stop.add(self.stopped, direct=True)
        dispatch.on_control_change.add(self.handed_over, direct=True)

    def add(self, layer: str, handle: Registered) -> None:
        """Bring the handle's events to it from now on."""
        self._handles[layer, handle.key] = handle

    def remove(self, layer: str, key: str) -> None:
        """Forget a widget."""
        self._handles.pop((layer, key), None)

    def of(self, layer: str) -> list[Registered]:
        """Return the widgets that everybody sees, or those of one client."""
        return [handle for (owner, _), handle in list(self._handles.items()) if owner == layer]

    def find(self, client: ClientInfo, key: str) -> Registered | None:
        """Return a widget that a client sees, its own before a shared one."""
        return self._handles.get((client.client_id, key)) or self._handles.get(('', key))

    def changed(self, client: ClientInfo, event: WidgetChanged) -> None:
        """A viewer set a widget; loop thread."""
        handle = self.find(client, event.widget)
        if isinstance(handle, GuiHandle):
            handle._changed(client, event)

    def takes_files(self, client: ClientInfo, key: str) -> bool:
        """Tell whether a widget that a client sees is one for files; loop thread."""
        return isinstance(self.find(client, key), GuiUploadButtonHandle)

    def uploaded(self, client: ClientInfo, key: str, name: str, content: bytes) -> None:
        """A viewer sent a file; loop thread."""
        handle = self.find(client, key)
        if isinstance(handle, GuiUploadButtonHandle):
            handle._uploaded(client, UploadedFile(name, content))

    def triggered(self, client: ClientInfo, event: CommandTriggered) -> None:
        """A viewer chose a command; loop thread."""
        handle = self.find(client, event.command)
        if isinstance(handle, CommandHandle):
            handle._triggered(client)

    def held(self, client: ClientInfo, event: WidgetHeld) -> None:
        """A viewer holds a button; loop thread."""
        handle = self.find(client, event.widget)
        if isinstance(handle, GuiButtonHandle):
            handle._held(client, event.hz)

    def ended(self, client: ClientInfo) -> None:
        """A client can hold nothing any more; loop thread."""
        self._let_go(client.client_id)

    def stopped(self, by: str, reason: str) -> None:
        """Outputs are stopped by somebody: nobody holds anything; loop thread."""
        if by:
            self._let_go('')

    def handed_over(self, change: Handover) -> None:
        """A control group has another holder: who had it holds nothing of it; loop thread."""
        for stick in self._sticks():
            if stick._controlled_by() == change.group:
                stick._let_go(change.previous)

    def tick(self, now: float) -> None:
        """Let go of sticks of which nothing is heard; ``now`` is monotonic, loop thread."""
        for stick in self._sticks():
            stick._tick(now)

    def _let_go(self, client_id: str) -> None:
        for stick in self._sticks():
            stick._let_go(client_id)

    def _sticks(self) -> list[GuiJoystickHandle]:
        handles = list(self._handles.values())
        return [handle for handle in handles if isinstance(handle, GuiJoystickHandle)]

    def forget(self, client_id: str) -> None:
        """A client will not come back: its own widgets are gone; loop thread."""
        for handle in self.of(client_id):
            self.remove(client_id, handle.key)
            if isinstance(handle, GuiHandle) and handle._parent is not None:
                handle._parent._forget(handle)
