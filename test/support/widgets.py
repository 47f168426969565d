# SPDX-License-Identifier: Apache-2.0
"""A gui without a server: what it publishes is kept, callbacks are called at once."""

from __future__ import annotations

from typing import Any, TypeVar

from ros_viz_bridge.api.client_handle import ClientHandle
from ros_viz_bridge.api.gui.gui_api import GuiApi
from ros_viz_bridge.api.gui.registry import WidgetRegistry
from ros_viz_bridge.core.session import ClientInfo
from ros_viz_bridge.wire.client import WidgetChanged
from ros_viz_bridge.wire.message import ServerMessage

M = TypeVar('M')
CLIENT = ClientInfo('c1', 'operator')


class Recorder:
    """A publisher, with a ``gui`` for everybody and one for the client c1."""

    def __init__(self) -> None:
        self.messages: list[tuple[str, ServerMessage]] = []
        self.removed: list[str] = []
        self.widgets = WidgetRegistry(
            lambda call, *arguments, lane: [call(*arguments)] != [],
            lambda info: self.client,
            ('arm',),
        )
        self.gui = GuiApi(self, self.widgets, layer='')
        self.own = GuiApi(self, self.widgets, layer='c1')
        self.client: ClientHandle = None  # type: ignore[assignment]

    def publish(self, *messages: ServerMessage, layer: str = '', to: str | None = None) -> None:
        """Keep messages."""
        self.messages += [(layer, message) for message in messages]

    def remove(self, display: str, key: str, *, layer: str = '') -> None:
        """Keep what was removed."""
        self.removed.append(key)

    def of(self, kind: type[M]) -> list[M]:
        """Return the messages of a type."""
        return [message for _, message in self.messages if isinstance(message, kind)]

    def last(self, kind: type[M]) -> M:
        """Return the newest message of a type."""
        return self.of(kind)[-1]


def changed(told: Recorder, handle: Any, value: Any) -> None:
    """Let the client c1 set a widget."""
    told.widgets.changed(CLIENT, WidgetChanged(handle.key, value, 1))
