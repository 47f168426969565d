# SPDX-License-Identifier: Apache-2.0
"""The relay as an ASGI application."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
import time
from typing import Any

from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.routing import Mount, Route, WebSocketRoute

from ..runtime.asgi_parts import answer_lifespan, Endpoint
from ..runtime.greetings import Greetings
from ..runtime.guard import Guard
from ..runtime.health import Health
from .directory import Directory
from .rules import Rules
from .server_door import ServerDoor
from .share_routes import share_routes
from .viewer_door import ViewerDoor

TICK = 0.5
ABOUT = (
    'This is a relay of ros_viz_bridge. Robots are seen here by the links that their servers give:'
    ' ask whoever runs one for its link.\n'
)


class Relay:
    """
    Where servers connect to, and viewers find them.

    ``asgi`` may be mounted in another application, under any prefix, and needs no lifespan; whose
    Host headers are right is that application's business then (``mounted``). The other arguments
    are those of ``Rules``, which says what they mean. Raises ValueError.
    """

    def __init__(
        self,
        *,
        keys: Sequence[str] = (),
        public_url: str = '',
        allowed_hosts: Sequence[str] = (),
        servers: int = Rules.servers,
        shares: int = Rules.shares,
        viewers: int = Rules.viewers,
        memory: int = Rules.memory,
        own_names: frozenset[str] = frozenset(),
        mounted: bool = True,
    ) -> None:
        self.rules = Rules(
            tuple(keys), public_url, tuple(allowed_hosts), servers, shares, viewers, memory
        )
        self._directory = Directory()
        greetings = Greetings()
        self._servers = ServerDoor(self.rules, self._directory, greetings)
        self._ticker: asyncio.Task[None] | None = None
        self._app = Guard(
            _router(self._servers, ViewerDoor(self._directory, greetings)),
            self.rules.access(),
            own_names=own_names,
            mounted=mounted,
        )

    @property
    def asgi(self) -> Any:
        """The ASGI application."""
        return self

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Handle one ASGI connection."""
        if scope['type'] == 'lifespan':
            await answer_lifespan(receive, send)
            return
        if self._ticker is None:
            self._ticker = asyncio.get_running_loop().create_task(self._tick())
        await self._app(scope, receive, send)

    def close(self) -> None:
        """End every connection; on the loop thread."""
        if self._ticker is not None:
            self._ticker.cancel()
            self._ticker = None
        self._servers.close()

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TICK)
            self._directory.expire(time.monotonic())


def _router(servers: ServerDoor, viewers: ViewerDoor) -> Starlette:
    return Starlette(
        routes=[
            Route('/', lambda request: PlainTextResponse(ABOUT)),
            *Health().routes(),
            WebSocketRoute('/trunk', Endpoint(servers)),
            Route('/s/{share}', lambda request: RedirectResponse(f'{request.url.path}/')),
            Mount('/s/{share}', routes=share_routes(viewers)),
        ]
    )
