# SPDX-License-Identifier: Apache-2.0
"""
The ASGI application: routes, the two WebSockets, and the clock of the hub.

It needs no lifespan.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
import inspect
import logging
import time
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import RedirectResponse
from starlette.routing import BaseRoute, Match, Mount, Route, WebSocketRoute

from ..core.access import Access, Refused
from ..core.hub import Hub
from ..core.outbox import Outbox
from ..core.peer import Peer
from ..core.session import Frame, read_data_hello, read_hello, Session
from ..wire.session import Rejected, Role
from .asgi_parts import accept, answer_lifespan, Endpoint
from .ended import STOPPED
from .free_port import WHO, who
from .greetings import Greetings
from .guard import Guard, refuse
from .health import Health
from .mailbox import Mailbox
from .metrics import Metrics
from .pages import Pages
from .routes import Routes
from .tickets import Ticket, Tickets
from .traffic import Traffic
from .view_socket import read_view_hello, show_view
from .view_streams import ViewStreams
from .views import Views
from .writer import Closed

TICK = 0.5

logger = logging.getLogger(__name__)


class Application:
    """
    Ties sockets to the hub; ``ticks`` are told the time as the hub is, ``ends`` when all ends.

    All of it runs on one loop: the one that serves the first request.
    """

    def __init__(
        self,
        hub: Hub,
        access: Access,
        pages: Pages,
        mailbox: Mailbox,
        *,
        own_names: frozenset[str],
        mounted: bool,
        base_path: str = '',
        ticks: Sequence[Callable[[float], None]] = (),
        tickets: Tickets | None = None,
        ends: Sequence[Callable[[], None]] = (),
        views: Views | None = None,
    ) -> None:
        self._hub = hub
        self._ticks = (hub.tick, *ticks)
        self._tickets = tickets or Tickets()
        self._ends = ends
        self._access = access
        self._mailbox = mailbox
        self._mounted = mounted
        self._ticker: asyncio.Task[None] | None = None
        self._greetings = Greetings()
        self._views = views
        self._traffic = Traffic()
        self.health = Health()
        self.routes = Routes(access, self._asked)
        metrics = Metrics(hub, self._traffic)
        drawn: list[Any] = []
        if views is not None:
            drawn = [
                *ViewStreams(views, access).routes(self._asked),
                WebSocketRoute('/ws/view', Endpoint(self._view)),
            ]
        app = Guard(
            _router(
                pages,
                [*self.health.routes(), *metrics.routes(self._asked), *drawn],
                self.routes,
                self._control,
                self._data,
                access,
                base_path,
            ),
            access,
            own_names=own_names,
            mounted=mounted,
            refused=lambda scope, why: self._refused(scope, Refused('foreign', str(why))),
        )
        self._app = app
        self.carried = Starlette(routes=pages.routes())
        """What others ask by a relay, which has checked whom they ask."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Handle one ASGI connection."""
        if scope['type'] == 'lifespan':
            await answer_lifespan(receive, send)
            return
        if self._mailbox.closed:
            await refuse(scope, receive, send, STOPPED, status=503)
            return
        self.attach()
        await self._app(scope, receive, send)

    def attach(self) -> None:
        """Make the running loop the one that owns the hub."""
        loop = asyncio.get_running_loop()
        if self._mailbox.loop is not loop:
            self._mailbox.attach(loop)
            self._ticker = loop.create_task(self._tick())

    def detach(self) -> None:
        """End every connection; on the loop thread."""
        if self._ticker is not None:
            self._ticker.cancel()
            self._ticker = None
        for end in self._ends:
            end()
        self._hub.close(time.monotonic())

    async def _tick(self) -> None:
        while True:
            due = time.monotonic() + TICK
            await asyncio.sleep(TICK)
            self._traffic.lag = max(0.0, time.monotonic() - due)
            for tick in self._ticks:
                try:
                    tick(time.monotonic())
                except Exception:  # leases must go on expiring
                    logger.exception('a tick failed')

    async def _control(self, scope: Any, receive: Any, send: Any) -> None:
        socket = await accept(scope, receive, send, self._traffic)
        session: Session | None = None
        box: Outbox | None = None
        ticket: Ticket | None = None
        try:
            hello = read_hello(await self._greetings.first(socket), self._hub.settings.limits)
            ticket = self._tickets.find(hello.token)
            session = self._hub.join(
                hello,
                await self._role(scope, hello.token),
                time.monotonic(),
                wake=socket.wake,
                write=socket.write,
                end=socket.end,
                address=ticket.address if ticket else Peer.of(scope).known_as,
                unseen=ticket is not None and ticket.unseen,
            )
            if ticket is not None:
                ticket.entered(session.client_id)
            box = session.control
            assert box is not None
            await socket.run(box, self._receiver(session))
            if socket.rejected is not None and socket.rejected.code != 'replaced':
                self._refused(scope, Refused(socket.rejected.code, socket.rejected.reason))
        except Refused as refused:
            if ticket is not None:
                ticket.refused(str(refused))
            await socket.close(self._refused(scope, refused))
        except Closed:
            pass
        finally:
            if session is not None:
                self._hub.leave(session, box, time.monotonic())

    async def _data(self, scope: Any, receive: Any, send: Any) -> None:
        socket = await accept(scope, receive, send, self._traffic)
        session: Session | None = None
        box: Outbox | None = None
        try:
            hello = read_data_hello(await self._greetings.first(socket), self._hub.settings.limits)
            session = self._hub.join_data(
                hello, wake=socket.wake, write=socket.write, end=socket.end
            )
            box = session.data
            assert box is not None
            taken = session
            await socket.run(box, lambda frame: taken.read_ack(frame, time.monotonic()))
        except Refused as refused:
            await socket.close(self._refused(scope, refused))
        except Closed:
            pass
        finally:
            if session is not None:
                self._hub.leave_data(session, box)

    async def _view(self, scope: Any, receive: Any, send: Any) -> None:
        assert self._views is not None
        socket = await accept(scope, receive, send, self._traffic)
        limits = self._hub.settings.limits
        try:
            hello = read_view_hello(await self._greetings.first(socket), limits)
            role = await self._role(scope, hello.token)
            await show_view(socket, hello, role, self._views, limits, Peer.of(scope).known_as)
        except Refused as refused:
            await socket.close(self._refused(scope, refused))
        except Closed:
            pass

    async def _asked(self, scope: Any, token: str) -> Role:
        """Return what somebody may do who asks without a session. Raises Refused."""
        try:
            return await self._role(scope, token)
        except Refused as refused:
            self._refused(scope, refused)
            raise

    def _refused(self, scope: Any, refused: Refused) -> Rejected:
        """Take note of who is not let in; return what is said to that."""
        self._hub.refuse(Peer.of(scope).known_as, refused)
        return Rejected(refused.code, str(refused))

    async def _role(self, scope: Any, token: str) -> Role:
        """Return what a client may do. Raises Refused."""
        ticket = self._tickets.find(token)
        if ticket is not None:
            return ticket.role
        authorized = await self._authorized(scope)
        if self._mailbox.closed:  # an app that mounts the server keeps what has not spoken yet
            raise Refused('busy', STOPPED)
        return self._access.role(
            token, Peer.of(scope), authorized=authorized, mounted=self._mounted
        )

    def _receiver(self, session: Session) -> Callable[[Frame], None]:
        return lambda frame: self._hub.receive(session, frame, time.monotonic())

    async def _authorized(self, scope: Any) -> Role | None:
        """Ask the app's own check. An exception or a wrong answer lets nobody in."""
        if self._access.authorize is None:
            return None
        try:
            role = self._access.authorize(scope)
            if inspect.isawaitable(role):
                role = await role
        except Exception:
            logger.exception('authorize(scope) failed; the client is refused')
            raise Refused('refused', 'the server could not check who you are') from None
        if role not in ('viewer', 'operator', None):
            logger.error("authorize(scope) returned %r, not 'viewer', 'operator' or None", role)
            raise Refused('refused', 'the server could not check who you are')
        known: Role | None = role
        return known


class _Added(BaseRoute):
    """What a script added, whenever it did."""

    def __init__(self, routes: Routes) -> None:
        self._routes = routes

    def matches(self, scope: Any) -> tuple[Match, Any]:
        found = scope['type'] == 'http' and self._routes.matches(scope)
        return (Match.FULL if found else Match.NONE), {}

    async def handle(self, scope: Any, receive: Any, send: Any) -> None:
        await self._routes(scope, receive, send)


def _router(
    pages: Pages,
    drawn: Sequence[Any],
    added: Routes,
    control: Any,
    data: Any,
    access: Access,
    base_path: str,
) -> Starlette:
    routes: list[Any] = [
        *pages.routes(),
        *drawn,
        WebSocketRoute('/ws/control', Endpoint(control)),
        WebSocketRoute('/ws/data', Endpoint(data)),
        _Added(added),
        Mount('/', pages.files()),
    ]
    base = base_path.strip('/')
    if base:
        to_base = RedirectResponse(f'/{base}/')
        routes = [Route('/', Endpoint(to_base)), Mount(f'/{base}', routes=routes)]
    routes.insert(0, Route(WHO, who))
    middleware = []
    if access.cors_origins:
        origins = list(access.cors_origins)
        middleware = [
            Middleware(
                CORSMiddleware, allow_origins=origins, allow_methods=['*'], allow_headers=['*']
            )
        ]
    return Starlette(routes=routes, middleware=middleware)
