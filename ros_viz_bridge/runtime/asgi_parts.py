# SPDX-License-Identifier: Apache-2.0
"""What every ASGI application of this package is made of."""

from __future__ import annotations

from typing import Any

from .socket import Socket
from .traffic import Traffic
from .writer import EXTENSION


class Endpoint:
    """An ASGI callable that Starlette takes as it is."""

    def __init__(self, run: Any) -> None:
        self._run = run

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Handle one connection."""
        await self._run(scope, receive, send)


async def accept(scope: Any, receive: Any, send: Any, traffic: Traffic | None = None) -> Socket:
    """Take a WebSocket, what passes it counted; in our own server it is written directly."""
    await receive()
    await send({'type': 'websocket.accept'})
    return Socket(receive, send, traffic, writer=scope.get('extensions', {}).get(EXTENSION))


async def answer_lifespan(receive: Any, send: Any) -> None:
    """Say that all is well until the server shuts down."""
    while True:
        message = await receive()
        await send({'type': f'{message["type"]}.complete'})
        if message['type'] == 'lifespan.shutdown':
            return
