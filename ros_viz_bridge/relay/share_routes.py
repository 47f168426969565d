# SPDX-License-Identifier: Apache-2.0
"""What is found below the address of one server: its page, its sockets, and what it answers."""

from __future__ import annotations

from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute

from ..runtime.asgi_parts import Endpoint
from ..runtime.assets import Assets
from ..runtime.carried_requests import CARRIED
from ..runtime.pages import Pages
from .viewer_door import ViewerDoor

POSTED = ('answers', 'files', 'uploads')
"""First parts of paths to which anything is sent."""


def share_routes(viewers: ViewerDoor) -> list[BaseRoute]:
    """Return the routes; page files are the relay's own."""
    pages = Pages(Assets(()), may_fetch=lambda secret: False)
    return [
        WebSocketRoute('/ws/control', Endpoint(viewers.control)),
        WebSocketRoute('/ws/data', Endpoint(viewers.data)),
        Route('/', pages.index),
        Route('/index.html', pages.index),
        *(
            Route(
                f'/{first}/{{rest:path}}',
                viewers.carried,
                methods=['GET', 'POST'] if first in POSTED else ['GET'],
            )
            for first in sorted(CARRIED)
        ),
        Mount('/', pages.files()),
    ]
