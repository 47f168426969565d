# SPDX-License-Identifier: Apache-2.0
"""An edge as an ASGI application: the robots of a network, each at an address of its own."""

from __future__ import annotations

from html import escape
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route

from ..runtime.asgi_parts import answer_lifespan
from ..runtime.greetings import Greetings
from ..runtime.guard import Guard
from ..runtime.health import Health
from .fleet import Fleet
from .rules import Rules
from .share_routes import share_routes
from .viewer_door import ViewerDoor

HEADERS = {
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
}


class EdgeSite:
    """
    Serves the robots of a fleet at ``robots/NAME/``, and their list at the root.

    An edge for one ``robot`` has that at the root as well. Who may come in is each robot's to say.
    """

    def __init__(
        self, fleet: Fleet, rules: Rules, *, own_names: frozenset[str], robot: str = ''
    ) -> None:
        self._fleet = fleet
        self._robot = robot
        viewers = ViewerDoor(fleet, Greetings())
        routes = [
            Route('/', self._index),
            *Health().routes(),
            Route('/robots', self._robots),
            Route('/robots/{share}', lambda request: RedirectResponse(f'{request.url.path}/')),
            Mount('/robots/{share}', routes=share_routes(viewers)),
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

    def _index(self, request: Request) -> Response:
        """Name the robots, or go to the only one."""
        if self._robot:
            return RedirectResponse(f'robots/{self._robot}/')
        rows = ''.join(
            f'<li><a href="robots/{escape(name)}/">{escape(name)}</a>'
            f'{"" if answers else " (does not answer)"}</li>'
            for name, answers in self._fleet
        )
        text = f'<ul>{rows}</ul>' if rows else '<p>No robot is connected.</p>'
        return HTMLResponse(
            '<!doctype html><html lang="en"><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f'<meta name="color-scheme" content="light dark"><title>Robots</title>'
            f'<h1>Robots</h1>{text}</html>',
            headers=HEADERS,
        )

    def _robots(self, request: Request) -> Response:
        """Tell load balancers and scripts which robots answer: 200 while any does, else 503."""
        robots = dict(self._fleet)
        return JSONResponse(robots, 200 if any(robots.values()) else 503, HEADERS)
