# SPDX-License-Identifier: Apache-2.0
"""The server: one object for scripts, for apps that mount it, and for the node."""

from __future__ import annotations

import atexit
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
import time
from typing import Any

from ..core.access import Access
from ..core.hub import Hub
from ..core.rate_limit import Limits
from ..core.session import ClientInfo
from ..core.settings import Settings
from ..runtime.answers import AnswerRoute
from ..runtime.asgi import Application
from ..runtime.assets import Assets
from ..runtime.callbacks import Callbacks
from ..runtime.downloads import Downloads
from ..runtime.ended import ServerStoppedError
from ..runtime.free_port import free_port as end_earlier
from ..runtime.headless import Headless
from ..runtime.mailbox import Mailbox
from ..runtime.page_look import PageLook
from ..runtime.pages import Pages
from ..runtime.serve import own_names, Serving
from ..runtime.static_root import StaticRoot
from ..runtime.tickets import Tickets
from ..runtime.uploads import UploadRoute, Uploads
from ..runtime.views import Views
from ..runtime.widget_files import WidgetFileRoute
from ..runtime.zenoh_options import Zenoh
from ..wire.client import CameraMoved
from ..wire.layouts import ReadLayout, WriteLayout
from ..wire.notification import NotificationClosed
from ..wire.session import Notice, Role, ViewMode
from ..wire.sharing import ShareAsked
from .ask import ANSWERS, Asking
from .atomic import Atomic
from .auditing import Auditing
from .beginnings import Beginnings
from .client_handle import ClientHandle
from .clients import Clients
from .control import Control
from .devices import Devices
from .dispatch import Dispatch
from .file_download import SendsFiles
from .gui.gui_api import GuiApi
from .gui.registry import WidgetRegistry
from .initial_camera import InitialCameraHandle
from .known_attributes import KnownAttributes
from .layout_service import LayoutService
from .life import Life
from .notebook import embed_secret, Notebook
from .occasions import Occasions
from .oversight import Oversight
from .picture_page import PicturePage
from .pointer.registry import PointerRegistry
from .publishing import Publishing
from .renders import Renders
from .scene_serializer import SceneSerializer
from .share_service import ShareService
from .shared_scene import SharedScene
from .sharing import Sharing
from .site import Site
from .tls_auto import TlsAuto
from .wanted import Wanted

MAX_MESSAGE = 1024 * 1024


class Server(
    KnownAttributes,
    Life,
    Publishing,
    Control,
    Occasions,
    Devices,
    Beginnings,
    Renders,
    Notebook,
    SendsFiles,
    Sharing,
    Oversight,
):
    """
    Serves the page and everything shown in it.

    ``serve=False`` starts no thread for it: mount ``asgi`` in your own app. ``now`` gives ROS time
    in seconds. ``asset_roots`` are folders from which file:// and package:// meshes and textures
    may be read, beside each package's own share folder; ``package_dirs`` finds that folder.

    ``layout_file`` is what pages start with where the arguments do not say otherwise; with
    ``layout_writable`` operators save to it. Pages read, write, share and keep layouts of their
    own in any case.

    What is not given of ``host``, ``port``, ``cors``, ``static_root``, ``tls_cert``, ``tls_key``,
    ``tls_ca`` and ``tls_auto`` is taken from the environment (``ROS_VIZ_BRIDGE_PORT``, ...;
    docs/mounting.md), else it is 127.0.0.1:8080. ``static_root`` is served below /static/.
    ``tls_ca`` asks clients for certificates. ``tls_auto`` makes the server's and renews it, and
    prints where a headset begins (docs/headset.md). ``free_port`` ends an earlier server of this
    package on that port, nothing else. ``page`` is how the page looks.

    ``own_url`` is where this machine finds the page of a mounted server, for pictures that its own
    browser draws.

    ``uploads`` takes the files that operators drop on the page; without it, none are. ``groups``
    are what one operator at a time may control (``give_control``); headsets and interactive
    markers belong to 'robot'.

    ``audit`` is a file for lines of JSON that say who did what (docs/security.md).

    ``relay`` is the address of a relay, and ``relay_key`` what it asks of servers, also from the
    environment: ``request_share_url`` gives links by it. ``zenoh`` is the network of edges that
    serve it to many (docs/scale.md).

    Raises ServeError when it cannot listen, LayoutError for a layout file that is wrong,
    ValueError for settings that make no sense or would open the robot to everybody.
    """

    scene: SharedScene
    """What everybody sees."""
    gui: GuiApi
    """The widgets that everybody sees."""
    initial_camera: InitialCameraHandle
    """Where the cameras of all pages begin."""
    _layouts: LayoutService
    """Reads and writes layouts for pages."""

    def __init__(
        self,
        *,
        host: str | None = None,
        port: int | None = None,
        label: str = '',
        serve: bool = True,
        base_path: str = '',
        access: Access | None = None,
        tls_cert: str | None = None,
        tls_key: str | None = None,
        tls_ca: str | None = None,
        tls_auto: bool | None = None,
        cors: str | Sequence[str] | None = None,
        static_root: Path | str | Sequence[Path | str] | None = None,
        page: PageLook | None = None,
        free_port: bool = False,
        max_clients: int = 64,
        window_ms: float = 20.0,
        max_message_bytes: int = MAX_MESSAGE,
        asset_roots: Sequence[Path] = (),
        package_dirs: Callable[[str], Path | None] | None = None,
        now: Callable[[], float] = time.time,
        fixed_frame: str = '',
        view_mode: ViewMode | None = None,
        follow: str = '',
        camera: tuple[float, ...] = (),
        layout_file: Path | str = '',
        layout_writable: bool = False,
        uploads: Uploads | None = None,
        groups: Sequence[str] = ('robot',),
        own_url: str = '',
        relay: str | None = None,
        relay_key: str | None = None,
        audit: Path | str = '',
        zenoh: Zenoh | None = None,
    ) -> None:
        given = (host, port, cors, static_root, tls_cert, tls_key, tls_ca)
        site = Site.of(*given, relay, relay_key, tls_auto, zenoh)
        access = site.allow(access or Access())
        if serve:
            access.check_bind(site.host)
        if serve and free_port:
            end_earlier(site.host, site.port)
        tls = TlsAuto.of(site, access.allowed_hosts) if serve else TlsAuto(site)
        site, connecting = tls.site, tls.connecting(self._url)
        self._host, self._port = site.host, site.port
        self._base_path = base_path.strip('/')
        self._scheme = 'https' if site.tls_cert else 'http'
        self._clients = Clients(self._handle)
        self._mailbox = Mailbox(lambda batch: self._hub.apply(batch))
        self._callbacks = Callbacks(lambda: self._mailbox.loop, self._callback_failed)
        self._atomic = Atomic(self._mailbox)
        self._dispatch = Dispatch(self._callbacks)
        self._auditing = Auditing(audit, self._dispatch)
        self._wanted = Wanted('', self.publish)
        self._widgets = WidgetRegistry(self._callbacks.submit, self._clients.handle, tuple(groups))
        self._asking = Asking(
            self._mailbox,
            lambda message, to: self.publish(message, to=to),
            lambda client_id: self._hub.admission.get(client_id) is not None,
            lambda client_id: self._hub.admission.data_box(client_id),
        )
        for answer in ANSWERS:
            self._dispatch.on_event(answer).add(self._asking.answered, direct=True)
        self._dispatch.on_gone.add(self._asking.disconnected, direct=True)
        self._dispatch.on_connect.add(self._clients.connected, direct=True)
        self._dispatch.on_role_change.add(self._clients.role_changed, direct=True)
        self._dispatch.on_disconnect.add(self._clients.disconnected, direct=True)
        self._dispatch.on_event(NotificationClosed).add(
            self._clients.notification_closed, direct=True
        )
        self._dispatch.on_event(CameraMoved).add(self._clients.camera_moved, direct=True)
        self._widgets.listen(self._dispatch)
        self._pointers = PointerRegistry(self._callbacks.submit, self._clients.handle)
        self._pointers.listen(self._dispatch)
        self._layouts = LayoutService(
            self, self._callbacks.submit, path=layout_file, writable=layout_writable
        )
        self.on(ReadLayout, self._layouts.asked, direct=True)
        self.on(WriteLayout, self._layouts.asked, direct=True)
        self._layouts.on_saved(self._adopt)
        self._fixed_frame, layout = fixed_frame, self._layouts.layout
        self._hub = Hub(
            Settings(
                label=label,
                fixed_frame=fixed_frame or layout.fixed_frame,
                view_mode=view_mode or layout.view_mode,
                follow=follow or layout.follow,
                camera=camera or layout.camera,
                panels=layout.panels,
                layouts=self._layouts.may,
                uploads=0 if uploads is None else uploads.limit,
                groups=tuple(groups),
                max_clients=max_clients,
                window_ms=window_ms,
                limits=Limits(message_bytes=max_message_bytes),
            ),
            listener=self._dispatch,
            ros_time=now,
        )
        told = self._auditing.recording
        sent = UploadRoute(uploads, sender=self._hub.sender, told=told) if uploads else None
        self._downloads = Downloads(self._hub.admission.role)
        for forget in (self._clients.forget, self._widgets.forget, self._downloads.forget):
            self._dispatch.on_forget.add(forget, direct=True)
        self._embed = embed_secret()
        pages = Pages(
            Assets(asset_roots, package_dirs=package_dirs),
            may_fetch=self._hub.admission.may_fetch,
            embedders=access.cors_origins,
            uploads=sent,
            downloads=self._downloads,
            look=page,
            static_root=StaticRoot(site.static_roots) if site.static_roots else None,
            answers=AnswerRoute(self._asking.waits, self._asking.posted),
            connecting=connecting,
            embed=self._embed,
            widget_files=WidgetFileRoute(
                self._may_upload, self._auditing.files(self._widgets.uploaded)
            ),
        )
        self._tickets = tickets = Tickets()
        self._own_url = own_url
        self._headless = Headless(self._found_at, tickets)
        self._picture_page = PicturePage(self._headless, self._asking, self._hub.admission.is_fed)
        ticking = self._downloads.tick, self._widgets.tick, self._auditing.tick
        self._application = Application(
            self._hub,
            access,
            pages,
            self._mailbox,
            own_names=own_names(site.host),
            mounted=not serve,
            base_path=base_path if serve else '',
            ticks=(*ticking, lambda t: self._sharing.tick(t)),
            tickets=tickets,
            ends=(self._headless.end, lambda: self._sharing.stop()),
            views=Views(self._headless, self._draw_view),
        )
        self._sharing = ShareService(
            site,
            access,
            hub=self._hub,
            publisher=self,
            app=self._application.carried,
            ros_time=now,
        )
        self.on(ShareAsked, self._sharing.asked, direct=True)
        self.scene = SharedScene(self, record=self.get_scene_serializer)
        self._pointers.add_scene('', self.scene)
        self.initial_camera = InitialCameraHandle(self.publish)
        self.gui = self.scene.gui = GuiApi(self, self._widgets, layer='')
        self._serving = self._serve(tls, max_message_bytes) if serve else None
        if connecting is not None:
            print(connecting.told(), flush=True)
        atexit.register(self._at_exit)

    def _handle(self, info: ClientInfo) -> ClientHandle:
        return ClientHandle(
            self,
            self,
            info,
            self._widgets,
            self._asking,
            self._downloads,
            self._callbacks.submit,
        )

    def _serve(self, tls: TlsAuto, max_message_bytes: int) -> Serving:
        serving = Serving(
            self._application,
            host=self._host,
            port=self._port,
            attach=self._application.attach,
            detach=self._application.detach,
            ended=self._loop_ended,
            tls_cert=tls.site.tls_cert,
            tls_key=tls.site.tls_key,
            tls_ca=tls.site.tls_ca,
            tls_renew=tls.renew,
            max_message_bytes=max_message_bytes,
        )
        self._port = serving.port
        return serving

    @property
    def asgi(self) -> Any:
        """The ASGI application; it works under any prefix and needs no lifespan."""
        return self._application

    def add_route(
        self,
        path: str,
        handler: Callable[..., Any],
        method: str | Sequence[str] = 'GET',
        *,
        content_type: str = 'text/html',
        role: Role | None = None,
    ) -> None:
        """
        Answer ``path`` ('/api/{name}') with what ``handler`` returns, also while it serves.

        ``method`` is one of HTTP, or several. ``handler`` is called with Starlette's ``Request``
        if it takes a parameter; a ``def`` runs on a thread, an ``async def`` on the loop. It
        returns a str or bytes (of ``content_type``), None for an empty answer, a ``Response``, or
        anything else as JSON; what it raises is logged and answered with 500. ``role`` asks for
        ``Authorization: Bearer <token>`` of that role where there are tokens. Pages of other sites
        change nothing (``cors_origins``). Raises ValueError and TypeError that name the argument.
        """
        self._mailbox.check_open()
        self._application.routes.add(path, handler, method, content_type=content_type, role=role)

    def _found_at(self) -> str:
        """Return where this machine finds the page. Raises RuntimeError where that is unknown."""
        if not self._own_url and self._serving is None:
            raise RuntimeError(
                'a mounted server does not know its own address, at which its browser finds the'
                " page: Server(serve=False, own_url='http://127.0.0.1:8000/prefix/')"
            )
        return self._own_url or self.url

    def get_scene_serializer(self, *, wall_clock: bool = False) -> SceneSerializer:
        """
        Record the shared scene from now on: to a file that pages play, or a page of its own.

        Its time is that of ``insert_sleep``, or the real one with ``wall_clock``.
        """
        return SceneSerializer(self._hub, self._mailbox, wall_clock=wall_clock)

    def _may_upload(self, secret: str, widget: str, name: str) -> tuple[ClientInfo | None, str]:
        """Return who sends a file to a widget, and why it is not taken, or ''; loop thread."""
        client, reason = self._hub.sends_file(secret, widget, name, time.monotonic())
        if client is not None and not reason and not self._widgets.takes_files(client, widget):
            reason = f'the widget {widget!r} takes no files'
        return client, reason

    def _recipients(self) -> Iterable[ClientHandle]:
        self._mailbox.check_open()
        return self.get_clients().values()

    def _callback_failed(self, text: str) -> None:
        with suppress(ServerStoppedError):
            self.publish(Notice('error', text))
