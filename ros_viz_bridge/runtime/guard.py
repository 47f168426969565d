# SPDX-License-Identifier: Apache-2.0
"""
The first thing every request meets.

Is it addressed to us, and does it come from a page that may.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from ..core.access import Access, Refused
from ..core.peer import Peer

Scope = MutableMapping[str, Any]
App = Callable[[Scope, Any, Any], Awaitable[None]]


class Guard:
    """
    Refuses foreign Hosts, and WebSockets of foreign Origins, with status 403 and the reason.

    ``refused`` is told of each.
    """

    def __init__(
        self,
        app: App,
        access: Access,
        *,
        own_names: frozenset[str],
        mounted: bool,
        refused: Callable[[Scope, Refused], object] = lambda scope, refused: None,
    ) -> None:
        self._app = app
        self._access = access
        self._own_names = own_names
        self._mounted = mounted
        self._tell_refused = refused

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        """Handle one ASGI connection."""
        if scope['type'] in ('http', 'websocket'):
            peer = Peer.of(scope)
            try:
                self._access.check_host(peer, self._own_names, mounted=self._mounted)
                if scope['type'] == 'websocket':
                    self._access.check_origin(peer)
            except Refused as refused:
                self._tell_refused(scope, refused)
                await refuse(scope, receive, send, str(refused))
                return
            scope = {
                **scope,
                'headers': [each for each in scope['headers'] if not asks_for_parts(*each)],
            }
        await self._app(scope, receive, send)


def asks_for_parts(name: bytes, value: bytes) -> bool:
    """
    Tell whether a header asks for several parts of a file: the whole is answered instead.

    No page asks for that, and some releases of Starlette take very long to sort thousands.
    """
    return name.lower() == b'range' and b',' in value


async def refuse(scope: Scope, receive: Any, send: Any, text: str, *, status: int = 403) -> None:
    """Answer with a text, as far as the ASGI server lets a WebSocket handshake have one."""
    prefix = 'http.response'
    if scope['type'] == 'websocket':
        await receive()
        if 'websocket.http.response' not in scope.get('extensions', {}):
            await send({'type': 'websocket.close', 'code': 1008, 'reason': text[:100]})
            return
        prefix = 'websocket.http.response'
    headers = [(b'content-type', b'text/plain; charset=utf-8')]
    await send({'type': f'{prefix}.start', 'status': status, 'headers': headers})
    await send({'type': f'{prefix}.body', 'body': text.encode()})
