# SPDX-License-Identifier: Apache-2.0
"""One connected client."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any, get_args, Literal, TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import ArrayLike

from ..core.internal import internal
from ..core.session import ClientInfo
from ..runtime.callbacks import Submit
from ..runtime.downloads import Downloads
from ..wire.ask import Request
from ..wire.camera import RenderAnswer
from ..wire.message import ServerMessage, StateMessage
from ..wire.notification import Notification
from ..wire.session import Notice, Role, SetCamera
from . import checks
from .ask import A, Asking
from .camera_handle import CameraHandle
from .client_publisher import ClientPublisher
from .file_download import SendsFiles
from .gui.gui_api import GuiApi
from .gui.registry import WidgetRegistry
from .known_attributes import KnownAttributes
from .local_storage import LocalStorageHandle
from .notification import make_state, NotificationHandle
from .publisher import Publisher
from .render import decoded, render_request
from .scene.scene_api import SceneApi

if TYPE_CHECKING:
    from .control import Control

T = TypeVar('T')
ROLE = checks.choice(*get_args(Role))
LEVEL = checks.choice('info', 'warning', 'error')
LONGEST_NAME = 64


class ClientHandle(KnownAttributes, SendsFiles):
    """
    Speaks to one client; what is added through ``scene`` and ``gui`` it alone sees.

    What is shown to a client that has left waits for it. Once it is gone for good, showing and
    asking raise ClientGoneError, a RuntimeError; a callback that ends by that is not reported.
    """

    scene: SceneApi
    """What it alone sees; hides what is shared, where the names are the same."""
    gui: GuiApi
    """The widgets that it alone sees."""
    camera: CameraHandle
    """Its viewer's camera."""
    local_storage: LocalStorageHandle
    """What is kept in its browser."""
    _submit: Submit
    """Queues a call for the callback threads."""

    def __init__(
        self,
        publisher: Publisher,
        control: Control,
        info: ClientInfo,
        widgets: WidgetRegistry,
        asking: Asking,
        downloads: Downloads,
        submit: Submit,
    ) -> None:
        self._info = info
        self._publisher = publisher = ClientPublisher(publisher, info.client_id)
        self.local_storage = LocalStorageHandle(self)
        self._downloads = downloads
        self.scene = SceneApi(publisher, layer=info.client_id)
        self.gui = self.scene.gui = GuiApi(publisher, widgets, layer=info.client_id)
        self._control = control
        self._name = ''
        self._asking = asking
        self._submit = submit
        self.camera = CameraHandle(self)
        self._notifications: dict[str, NotificationHandle] = {}

    @property
    def info(self) -> ClientInfo:
        """Its id and role."""
        return self._info

    @internal
    def is_now(self, info: ClientInfo) -> None:
        """It is here again, or has another role; loop thread."""
        self._info = info

    @internal
    def is_gone(self) -> None:
        """It will not come back: nothing is shown to it any more."""
        self._publisher.gone = True

    @property
    def client_id(self) -> str:
        """Its public name."""
        return self.info.client_id

    @property
    def role(self) -> Role:
        """
        What it may do: 'operator', or 'viewer', who only looks.

        Set it to promote or demote this client, also for when it comes back; what it held is free
        then. A page opened anew is another client, with the role that its token gives. Raises
        ValueError for other words.
        """
        return self.info.role

    @role.setter
    def role(self, role: Role) -> None:
        ROLE('role', role)
        self._publisher.check_there()
        self._control.appoint(self.client_id, role)
        self._info = replace(self._info, role=role)

    @property
    def name(self) -> str:
        """What all pages call it, beside its id; '' at first. At most 64 characters."""
        return self._name

    @name.setter
    def name(self, name: str) -> None:
        name = checks.text('name', name).strip()
        if len(name) > LONGEST_NAME:
            raise ValueError(
                f'name must be at most {LONGEST_NAME} characters long, not {len(name)}'
            )
        self._publisher.check_there()
        self._control.call(self.client_id, name)
        self._name = name

    def present(self) -> None:
        """
        Let the cameras of all others follow this client's, until ``server.stop_presenting``.

        Raises ValueError if it is not connected.
        """
        self._control.presenter = self

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

    @internal
    async def happens(self, event: asyncio.Event, timeout: float) -> None:
        """Wait on the server's loop for what the page brings about; raises as ``ask_async``."""
        await self._asking.happens(self.client_id, event, timeout)

    @internal
    def wait(self, start: Callable[[], Coroutine[Any, Any, T]], *, instead: str) -> T:
        """Wait in a thread for what a coroutine on the server's loop returns."""
        return self._asking.wait(start, instead=instead)

    def get_render(
        self,
        height: int,
        width: int,
        *,
        wxyz: ArrayLike | None = None,
        position: ArrayLike | None = None,
        fov: float | None = None,
        transport_format: Literal['png', 'jpeg'] = 'jpeg',
        timeout: float | None = None,
    ) -> np.ndarray:
        """
        Return a picture of the scene that this client's page draws, of any size; it sees nothing.

        From the client's camera, or from ``position`` (3,) and ``wxyz`` (4,; OpenCV: looks along
        +z), metres in its fixed frame; ``fov`` is vertical, radians. 'jpeg' returns (height,
        width, 3) uint8 with the page's background, 'png' (height, width, 4) without any. What was
        published before is seen; textures and meshes may still be loading. Waits at most
        ``timeout`` seconds. Raises as ``ask`` does.
        """
        request = render_request(
            self.camera,
            height,
            width,
            wxyz=wxyz,
            position=position,
            fov=fov,
            transport_format=transport_format,
        )
        instead = 'await client.get_render_async(...)'
        self.wait(lambda: self._asking.caught_up(self.client_id, timeout), instead=instead)
        answer = self.ask(request, RenderAnswer, timeout=timeout, instead=instead)
        return decoded(answer, request)

    async def get_render_async(
        self,
        height: int,
        width: int,
        *,
        wxyz: ArrayLike | None = None,
        position: ArrayLike | None = None,
        fov: float | None = None,
        transport_format: Literal['png', 'jpeg'] = 'jpeg',
        timeout: float | None = None,
    ) -> np.ndarray:
        """As ``get_render``, in an ``async def`` callback."""
        request = render_request(
            self.camera,
            height,
            width,
            wxyz=wxyz,
            position=position,
            fov=fov,
            transport_format=transport_format,
        )
        await self._asking.caught_up(self.client_id, timeout)
        answer = await self.ask_async(request, RenderAnswer, timeout=timeout)
        return await asyncio.to_thread(decoded, answer, request)

    def flush(self) -> None:
        """Wait until all that was published is on its way to the client."""
        self._publisher.flush()

    def atomic(self) -> AbstractContextManager[None]:
        """Return a context: what is published in it is seen in one picture."""
        return self._publisher.atomic()

    def notify(self, text: str, *, level: Literal['info', 'warning', 'error'] = 'info') -> None:
        """Show a sentence."""
        LEVEL('level', level)
        self.publish(Notice(level, checks.text('text', text)))

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

    @internal
    def show(self, state: Notification) -> NotificationHandle:
        """Show a card as its message says, unchecked."""
        handle = self._notifications[state.key] = NotificationHandle(self, state)
        return handle

    def _recipients(self) -> Iterable[ClientHandle]:
        self._publisher.check_there()
        return (self,)

    @internal
    def notification_closed(self, key: str) -> None:
        """The viewer closed a notification, or its time was over; loop thread."""
        handle = self._notifications.get(key)
        if handle is not None:
            handle.remove()

    @internal
    def keep(self, message: StateMessage) -> None:
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

        ``position``: metres; ``orientation``: unit quaternion x y z w of the camera body (x
        forward, y left, z up), in ``frame`` at ``stamp`` (ROS time, seconds; 0 for the latest);
        a frame of '' is the viewer's fixed frame.
        """
        place = checks.vector3('position', position)
        x, y, z, w = checks.numbers('orientation', orientation, 4)
        frame, stamp = checks.text('frame', frame), checks.finite('stamp', stamp)
        self.publish(SetCamera(frame, place, (x, y, z, w), stamp))
