# SPDX-License-Identifier: Apache-2.0
"""
What pages fetch and send below a share, beside their sockets.

Answers of a server never run in the relay's name: they have a sandbox of their own, and no headers
but harmless ones.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
import time

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from ..core.access import Refused
from ..core.peer import Peer
from ..core.session import same
from ..runtime.body_flow import Broken
from ..wire.trunk import Answered
from .asset_cache import FRESH, Kept, LARGEST
from .requests import Exchange, TooLong, Turn
from .station import Station

ANSWERED = frozenset(
    'accept-ranges cache-control content-disposition content-encoding content-length'
    ' content-range content-type etag last-modified vary'.split()
)
OURS = {
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
}
SCRIPTS = ('script', 'html')
SENT = ('files', 'uploads')
"""First parts of paths to which pages of operators send what they may."""
AWAY = 'the robot is not connected'


async def carry(station: Station, request: Request, path: str) -> Response:
    """Return what the server answers to a request for this path."""
    try:
        first, _, rest = path.strip('/').partition('/')
        if first == 'assets':
            return await _asset(station, request, path)
        if first in SENT and not _may_send(station, rest.partition('/')[0]):
            text = 'only operators that are connected may send files; reload the page'
            return PlainTextResponse(text, 403)
        if first in SENT:
            return await _through(station, request, path, who=rest.partition('/')[0])
        who = Peer.of(request.scope).asker
        return await _through(station, request, path, who=who, stranger=True)
    except Refused as refused:
        return PlainTextResponse(
            str(refused), 403 if refused.code in ('token', 'link', 'refused') else 503
        )
    except TooLong as error:
        return PlainTextResponse(str(error), error.status)
    except Broken:
        return PlainTextResponse(AWAY, 502)


def _may_send(station: Station, secret: str) -> bool:
    """Tell whether a client who is here may send files: nothing of others' goes to the server."""
    clients = station.edge.present.connected()
    return any(same(each.upload_secret, secret) for each in clients)


async def _through(
    station: Station, request: Request, path: str, *, who: str, stranger: bool = False
) -> Response:
    exchange = await station.requests.ask(request, path, {}, who=who, stranger=stranger)
    return _Passing(station, exchange)


async def _asset(station: Station, request: Request, path: str) -> Response:
    secret, _, uri = path.removeprefix('/assets/').partition('/')
    if not any(same(each.assets_secret, secret) for each in station.edge.present.connected()):
        text = 'this address belongs to no session that is connected; reload the page'
        return PlainTextResponse(text, 403)
    if request.method != 'GET' or 'range' in request.headers:
        return await _through(station, request, path, who=secret)
    key = uri, 'gzip' if 'gzip' in request.headers.get('accept-encoding', '') else ''
    kept = _fresh(station, key)
    if kept is None:
        # One's own turn comes first: nobody who wants the same waits for that.
        turn = await station.requests.turn(secret)
        try:
            async with station.assets.turn(key):
                kept = _fresh(station, key)
                if kept is None:
                    found = await _fetch(station, request, path, key, turn)
                    if isinstance(found, Response):
                        return found
                    kept = found
        except BaseException:
            turn.end()
            raise
        turn.end()
    headers = {**kept.headers, 'etag': kept.etag}
    known = [each.strip() for each in request.headers.get('if-none-match', '').split(',')]
    if kept.etag in known or f'W/{kept.etag}' in known:
        headers.pop('content-encoding', None)
        return Response(status_code=304, headers=headers)
    return Response(kept.body, headers=headers)


def _fresh(station: Station, key: tuple[str, str]) -> Kept | None:
    """Return what is here and need not be asked for."""
    kept = station.assets.get(key)
    return kept if kept is not None and time.monotonic() - kept.asked <= FRESH else None


async def _fetch(
    station: Station,
    request: Request,
    path: str,
    key: tuple[str, str],
    turn: Turn,
) -> Kept | Response:
    """Return what the server has, from here where it is the same still; or its answer."""
    kept = station.assets.get(key)
    extra = {'if-none-match': kept.etag if kept else '', 'accept-encoding': key[1]}
    exchange = await station.requests.ask(request, path, extra, turn=turn)
    answer = exchange.answered.result()
    headers = _headers(answer)
    if answer.status == 304 and kept is not None:
        station.requests.finish(exchange)
        found = replace(kept, asked=time.monotonic())
        station.assets.put(key, found)
        return found
    size = headers.get('content-length', '')
    fits = size.isdecimal() and int(size) <= LARGEST
    if answer.status != 200 or not fits or 'etag' not in headers:
        return _Passing(station, exchange)
    try:
        body = b''.join([part async for part in exchange.body()])
    finally:
        station.requests.finish(exchange)
    if len(body) != int(size):
        raise Broken  # nothing that is not whole is kept
    etag = headers.pop('etag')
    headers.pop('content-length')
    found = Kept(etag, headers, body, time.monotonic())
    station.assets.put(key, found)
    return found


class _Passing(StreamingResponse):
    """An answer that is passed on as it comes."""

    def __init__(self, station: Station, exchange: Exchange) -> None:
        self._station = station
        self._exchange = exchange
        answer = exchange.answered.result()
        super().__init__(self._body(), answer.status, _headers(answer))

    async def _body(self) -> AsyncIterator[bytes]:
        async for part in self._exchange.body():
            yield part

    async def __call__(self, scope: object, receive: object, send: object) -> None:
        try:
            await super().__call__(scope, receive, send)  # type: ignore[arg-type]
        except Broken:
            return  # what has gone already ends too early, and the page sees that
        finally:
            self._station.requests.finish(self._exchange)


def _headers(answer: Answered) -> dict[str, str]:
    """Return what is passed on of an answer's headers; nothing of it may run here."""
    found = {k: v for k, v in answer.headers.items() if k in ANSWERED}
    kind = found.get('content-type', '')
    if any(each in kind.lower() for each in SCRIPTS):
        found['content-type'] = 'application/octet-stream'
    return {**found, **OURS}
