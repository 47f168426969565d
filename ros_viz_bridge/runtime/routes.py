# SPDX-License-Identifier: Apache-2.0
"""Addresses that a script answers, beside those of the page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
import inspect
import logging
import re
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route, Router

from ..core.access import Access, Refused
from ..core.peer import Peer
from ..wire.session import Role

logger = logging.getLogger(__name__)

Handler = Callable[..., Any]
RoleOf = Callable[[Any, str], Awaitable[Role]]
"""ASGI scope and token -> role. Raises Refused."""
OWN = frozenset(
    '/index.html/ws/page/assets/uploads/downloads/files/answers/static/workspace/custom/connect/view.html/view.mjpeg/view.mp4/healthz/metrics/.ros_viz_bridge'.split(
        '/'
    )
)
"""First parts of paths that are the server's own."""
SAFE = frozenset(('GET', 'HEAD', 'OPTIONS'))
METHODS = (
    *('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'),
    *('PROPFIND', 'PROPPATCH', 'MKCOL', 'COPY', 'MOVE', 'LOCK', 'UNLOCK', 'SEARCH', 'REPORT'),
)
"""Of RFC 9110 and 5789, and of WebDAV (RFC 4918, 3253, 5323)."""
_REST = re.compile(r'\{[^}]*:path\}')
_BEARER = re.compile(r'bearer +(\S+)', re.IGNORECASE)


class Routes:
    """The routes of one server; they may be added while it serves, in any thread."""

    def __init__(self, access: Access, role_of: RoleOf) -> None:
        self._access = access
        self._role_of = role_of
        self._router = Router()

    def add(
        self,
        path: str,
        handler: Handler,
        method: str | Sequence[str] = 'GET',
        *,
        content_type: str = 'text/html',
        role: Role | None = None,
    ) -> None:
        """Answer a path. Raises ValueError and TypeError that name the argument."""
        check_path(path)
        if not callable(handler):
            raise TypeError(f'handler must be callable, not {handler!r}')
        if role not in (None, 'viewer', 'operator'):
            raise ValueError(f"role must be None, 'viewer' or 'operator', not {role!r}")
        methods = _methods(method)
        if not isinstance(content_type, str):
            raise TypeError(f'content_type must be a str, not {content_type!r}')
        endpoint = _Endpoint(handler, content_type)

        async def answer(request: Request) -> Response:
            try:
                await self._check(request, role)
            except Refused as refused:
                return PlainTextResponse(str(refused), 403)
            return await endpoint.answer(request)

        self._router.routes.append(Route(path, answer, methods=methods))

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer a request that ``matches``."""
        await self._router(scope, receive, send)

    def matches(self, scope: Any) -> bool:
        """Tell whether a path is one of these, whatever the method."""
        return any(route.matches(scope)[0].value for route in self._router.routes)

    async def _check(self, request: Request, role: Role | None) -> None:
        """Raise Refused for pages of other sites that change something, and for lower roles."""
        if request.method not in SAFE:
            self._access.check_origin(Peer.of(request.scope))
        if role is None:
            return
        found = await self._role_of(request.scope, bearer(request))
        if role == 'operator' and found != 'operator':
            raise Refused('token', 'viewers only look: this needs the role of an operator')


def bearer(request: Request) -> str:
    """Return the token of a request, '' if it has none."""
    found = _BEARER.fullmatch(request.headers.get('authorization', ''))
    return found.group(1) if found else ''


class _Endpoint:
    """Calls a handler, with the request if it takes one, and makes an answer of the result."""

    def __init__(self, handler: Handler, content_type: str) -> None:
        self._handler = handler
        self._content_type = content_type
        self._takes_request = takes_request(handler)

    async def answer(self, request: Request) -> Response:
        """Return what the handler says; 500 if it raises, which the log tells of."""
        args = (request,) if self._takes_request else ()
        try:
            if inspect.iscoroutinefunction(self._handler):
                result = await self._handler(*args)
            else:
                result = await run_in_threadpool(self._handler, *args)
                if inspect.isawaitable(result):
                    result = await result
            return self._response(result)
        except Exception:
            logger.exception('%s %s failed', request.method, request.url.path)
            return PlainTextResponse('the handler failed; the log of the server says why', 500)

    def _response(self, result: Any) -> Response:
        if isinstance(result, Response):
            return result
        if result is None:
            return Response(status_code=204)
        if isinstance(result, (str, bytes)):
            return Response(result, media_type=self._content_type)
        return JSONResponse(result)


def check_path(path: str) -> None:
    """Raise ValueError for a path that a script cannot have, TypeError for what is none."""
    if not isinstance(path, str):
        raise TypeError(f'path must be a str, not {path!r}')
    if not path.startswith('/') or '?' in path or '#' in path:
        raise ValueError(f"path must begin with '/', without '?' and '#', not {path!r}")
    first = path.split('/')[1]
    if _REST.search(first):
        raise ValueError(
            f'{path!r} would take the files of the page itself: begin with a name of your own,'
            f" such as '/mine/{{rest:path}}'"
        )
    if first in OWN:
        raise ValueError(f'{path!r} is taken: the server itself answers /{first}')


def takes_request(handler: Handler) -> bool:
    """Tell whether a function wants the request: whether it has a parameter without default."""
    try:
        parameters = inspect.signature(handler).parameters.values()
    except (TypeError, ValueError):
        return False
    positional = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    return any(p.kind in positional and p.default is p.empty for p in parameters)


def _methods(method: str | Sequence[str]) -> list[str]:
    given = list(method) if isinstance(method, (list, tuple, set)) else [method]
    found = [each.upper() for each in given if isinstance(each, str)]
    if not found or len(found) != len(given) or not set(found) <= set(METHODS):
        known = ', '.join(METHODS)
        raise ValueError(f'method must be one of {known}, or a list of these, not {method!r}')
    return found
