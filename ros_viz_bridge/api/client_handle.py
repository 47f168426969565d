# SPDX-License-Identifier: Apache-2.0
"""One connected client."""

from __future__ import annotations

from typing import Literal

from ..core.session import ClientInfo
from ..wire.message import ServerMessage
from ..wire.session import Notice, Role, SetCamera
from .gui import GuiApi, WidgetRegistry
from .publisher import Publisher
from .scene import SceneApi


class ClientHandle:
    """Speaks to one client; what is added through ``scene`` and ``gui`` it alone sees."""

    def __init__(self, publisher: Publisher, info: ClientInfo, widgets: WidgetRegistry) -> None:
        self.info = info
        self.scene = SceneApi(publisher, layer=info.client_id)
        self.gui = GuiApi(publisher, widgets, layer=info.client_id)
        self._publisher = publisher

    @property
    def client_id(self) -> str:
        """Its public name."""
        return self.info.client_id

    @property
    def role(self) -> Role:
        """What it may do."""
        return self.info.role

    def publish(self, *messages: ServerMessage) -> None:
        """Send messages to this client once."""
        self._publisher.publish(*messages, to=self.client_id)

    def notify(self, text: str, *, level: Literal['info', 'warning', 'error'] = 'info') -> None:
        """Show a sentence."""
        self.publish(Notice(level, text))

    def set_camera(
        self,
        *,
        position: tuple[float, float, float],
        orientation: tuple[float, float, float, float],
        frame: str = '',
        stamp: float = 0.0,
    ) -> None:
        """
        Move the camera.

        Metres, unit quaternion x y z w of the camera body (x forward, y left, z up).

        ``frame`` '' is the viewer's fixed frame.
        """
        self.publish(SetCamera(frame, position, orientation, stamp))
