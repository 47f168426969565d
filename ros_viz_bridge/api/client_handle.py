# SPDX-License-Identifier: Apache-2.0
"""One connected client."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ..core.session import ClientInfo
from ..runtime.downloads import Downloads
from ..wire.ask import Request
from ..wire.message import ServerMessage, StateMessage
from ..wire.notification import Notification
from ..wire.session import Notice, Role, SetCamera
from .ask import A, Asking
from .file_download import SendsFiles
from .gui.gui_api import GuiApi
from .gui.registry import WidgetRegistry
from .local_storage import LocalStorageHandle
from .notification import make_state, NotificationHandle
from .publisher import Publisher
from .scene.scene_api import SceneApi


class ClientHandle(SendsFiles):
    """Speaks to one client; what is added through ``scene`` and ``gui`` it alone sees."""

    def __init__(
        self,
        publisher: Publisher,
        info: ClientInfo,
        widgets: WidgetRegistry,
        asking: Asking,
        downloads: Downloads,
    ) -> None:
        self.info = info
        self.local_storage = LocalStorageHandle(self)
        self._downloads = downloads
        self.scene = SceneApi(publisher, layer=info.client_id)
        self.gui = GuiApi(publisher, widgets, layer=info.client_id)
        self._publisher = publisher
        self._asking = asking
        self._notifications: dict[str, NotificationHandle] = {}

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

    def ask(
        self,
        request: Request,
        answer: type[A],
        *,
        timeout: float | None = None,
        instead: str = 'await client.ask_async(...)',
    ) -> A:
        """
        Ask this client's page and wait for what it answers; ``request.ask`` is filled in.

        ``timeout`` is seconds, None as long as it is connected. Raises ClientGoneError as soon as
        it leaves, AskError with the page's reason, TimeoutError, and RuntimeError on the server's
        own loop, where ``instead`` is what to write.
        """
        return self._asking.ask(self.client_id, request, answer, timeout=timeout, instead=instead)

    async def ask_async(
        self, request: Request, answer: type[A], *, timeout: float | None = None
    ) -> A:
        """As ``ask``, in an ``async def`` callback."""
        return await self._asking.ask_async(self.client_id, request, answer, timeout=timeout)

    def notify(self, text: str, *, level: Literal['info', 'warning', 'error'] = 'info') -> None:
        """Show a sentence."""
        self.publish(Notice(level, text))

    def add_notification(
        self,
        title: str,
        body: str,
        *,
        loading: bool = False,
        with_close_button: bool = True,
        auto_close: float | Literal[False] = False,
        auto_close_seconds: float | None = None,
        color: str | None = None,
    ) -> NotificationHandle:
        """
        Show a card in this client's page; change it by assigning to the handle.

        ``auto_close`` is milliseconds, ``auto_close_seconds`` seconds; without either it stays.
        ``color`` is one of ``notification.COLORS``. Raises TypeError and ValueError that name the
        argument.
        """
        state = make_state(
            title,
            body,
            loading=loading,
            with_close_button=with_close_button,
            auto_close=auto_close,
            auto_close_seconds=auto_close_seconds,
            color=color,
        )
        return self.show(state)

    def show(self, state: Notification) -> NotificationHandle:
        """Show a card as its message says, unchecked."""
        handle = self._notifications[state.key] = NotificationHandle(self, state)
        return handle

    def _recipients(self) -> Iterable[ClientHandle]:
        return (self,)

    def notification_closed(self, key: str) -> None:
        """The viewer closed a notification, or its time was over; loop thread."""
        handle = self._notifications.get(key)
        if handle is not None:
            handle.remove()

    def _keep(self, message: StateMessage) -> None:
        """Publish what this client alone sees, and sees again when it comes back."""
        self._publisher.publish(message, layer=self.client_id)

    def _remove(self, key: str) -> None:
        self._notifications.pop(key, None)
        self._publisher.remove('', key, layer=self.client_id)

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
