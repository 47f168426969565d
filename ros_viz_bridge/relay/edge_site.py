# SPDX-License-Identifier: Apache-2.0
"""An edge as an ASGI application: the robots of a network, each at an address of its own."""

from __future__ import annotations

from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route

from ..runtime.asgi_parts import answer_lifespan
from ..runtime.assets import Assets
from ..runtime.greetings import Greetings
from ..runtime.guard import Guard
from ..runtime.health import Health
from ..runtime.pages import Pages
from .fleet import Fleet
from .rules import Rules
from .share_routes import share_routes
from .viewer_door import ViewerDoor

HEADERS = {'x-content-type-options': 'nosniff', 'cache-control': 'no-cache'}


class EdgeSite:
    """
    Serves the robots of a fleet at ``robots/NAME/``, and all side by side at the root.

    An edge for one ``robot`` has that at the root as well. Who may come in is each robot's to say.
    """

    def __init__(
        self, fleet: Fleet, rules: Rules, *, own_names: frozenset[str], robot: str = ''
    ) -> None:
        self._fleet = fleet
        self._robot = robot
        self._pages = Pages(Assets(()), may_fetch=lambda secret: False)
        viewers = ViewerDoor(fleet, Greetings())
        routes = [
            Route('/', self._index),
            *Health().routes(),
            Route('/robots', self._robots),
            Route('/robots/{share}', lambda request: RedirectResponse(f'{request.url.path}/')),
            Mount('/robots/{share}', routes=share_routes(viewers)),
            Mount('/', self._pages.files()),
        ]
        self._app = Guard(
            Starlette(routes=routes), rules.access(), own_names=own_names, mounted=False
        )

    @property
    def asgi(self) -> Any:
        """The ASGI application."""
        return self

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Handle one ASGI connection."""
        if scope['type'] == 'lifespan':
            await answer_lifespan(receive, send)
        else:
            await self._app(scope, receive, send)

    async def _index(self, request: Request) -> Response:
        """Show the robots, or go to the only one."""
        if self._robot:
            return RedirectResponse(f'robots/{self._robot}/')
        return await self._pages.fleet(request)

    async def _robots(self, request: Request) -> Response:
        """Tell pages, load balancers and scripts who answers; 503 where no robot does."""
        robots = dict(self._fleet)
        told = {
            name: {'live': live, 'why': self._fleet.why(name)} for name, live in robots.items()
        }
        return JSONResponse(told, 200 if any(robots.values()) else 503, HEADERS)
