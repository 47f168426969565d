# SPDX-License-Identifier: Apache-2.0
"""``GET view.mjpeg`` and ``view.mp4``: a view for an ``<img>`` or a ``<video>`` of any page."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
import time
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from ..core.access import Access, Refused
from ..core.peer import Peer
from .routes import bearer, RoleOf
from .view_pace import ViewPace
from .view_video import NoEncoderError, ViewVideo
from .views import Views

BOUNDARY = 'picture'
POLICY = 'cross-origin-resource-policy'
HEADERS = {'cache-control': 'no-store', 'x-content-type-options': 'nosniff'}
AGAIN = 1.0
"""Seconds after which a film goes on with the same picture: players wait for what comes."""


@dataclass(frozen=True)
class ViewWish:
    """What the address says of a view. Raises ValueError that names the parameter."""

    width: int = 640
    height: int = 480
    fps: float = 15.0
    quality: float = 0.8
    dark: bool = False

    @classmethod
    def of(cls, query: QueryParams) -> ViewWish:
        """Read the parameters of an address."""
        return cls(
            width=round(_number(query, 'width', cls.width, 16, 2560)),
            height=round(_number(query, 'height', cls.height, 16, 2560)),
            fps=_number(query, 'fps', cls.fps, 0.1, 60),
            quality=_number(query, 'quality', cls.quality, 0.05, 1),
            dark=query.get('darkMode', '0') not in ('0', 'false'),
        )


class ViewStreams:
    """Both streams; who may see the page may see them, as a viewer."""

    def __init__(self, views: Views, access: Access) -> None:
        self._views = views
        self._access = access

    def routes(self, role_of: RoleOf) -> list[Route]:
        """Return Starlette routes; ``role_of`` lets in, or raises Refused."""
        streams = {'/view.mjpeg': self._mjpeg, '/view.mp4': self._mp4}
        return [Route(path, _Stream(self, role_of, show)) for path, show in streams.items()]

    async def check(self, request: Request, role_of: RoleOf) -> str:
        """
        Return whose pages may show it, as a Cross-Origin-Resource-Policy.

        Raises Refused for who may not see the page, and for pages of other sites.
        """
        headers = request.headers
        # Without TLS browsers do not say what kind of site asks, but most say its address.
        site = headers.get('sec-fetch-site', 'unknown' if headers.get('referer') else 'none')
        if not headers.get('origin') and site not in ('same-origin', 'none'):
            # A picture in another page: browsers send no Origin, but the address it came from.
            asks = urlsplit(headers.get('referer', ''))
            peer = Peer.of({**request.scope, 'headers': [
                *request.scope['headers'],
                (b'origin', f'{asks.scheme}://{asks.netloc}'.encode('latin-1', 'replace')),
            ]})  # fmt: skip
        else:
            peer = Peer.of(request.scope)
        self._access.check_origin(peer)
        await role_of(request.scope, bearer(request))
        return 'cross-origin' if peer.origin and self._access.cors_origins else 'same-origin'

    async def _mjpeg(self, wish: ViewWish, query: str, send: Send) -> None:
        async with self._views.open(
            'viewer',
            width=wish.width,
            height=wish.height,
            dark=wish.dark,
            query=query,
            viewer=send.viewer,
        ) as view:
            await send.start(f'multipart/x-mixed-replace; boundary={BOUNDARY}')
            await send.data(f'--{BOUNDARY}\r\n'.encode())

            async def show(picture: bytes) -> Awaitable[None]:
                head = f'Content-Type: image/jpeg\r\nContent-Length: {len(picture)}\r\n\r\n'
                # With the next boundary: browsers show a picture when they know that it ended.
                await send.data(head.encode() + picture + f'\r\n--{BOUNDARY}\r\n'.encode())
                return asyncio.sleep(0)

            await ViewPace(view.draw, show, fps=wish.fps, quality=wish.quality).run()

    async def _mp4(self, wish: ViewWish, query: str, send: Send) -> None:
        video = ViewVideo(wish.width, wish.height, wish.fps)
        begun = shown = time.monotonic()
        last = b''
        lock = asyncio.Lock()

        async def show(picture: bytes) -> Awaitable[None]:
            nonlocal last, shown
            async with lock:
                last, shown = picture, time.monotonic()
                await send.data(await asyncio.to_thread(video.add, picture, shown - begun))
            return asyncio.sleep(0)

        async def repeat() -> None:
            while True:
                await asyncio.sleep(AGAIN / 2)
                if last and time.monotonic() - shown > AGAIN / 2:
                    await (await show(last))

        try:
            async with self._views.open(
                'viewer',
                width=wish.width,
                height=wish.height,
                dark=wish.dark,
                query=query,
                viewer=send.viewer,
            ) as view:
                await send.start('video/mp4')
                pace = ViewPace(view.draw, show, fps=wish.fps, quality=wish.quality)
                repeating = asyncio.ensure_future(repeat())
                try:
                    await pace.run()
                finally:
                    repeating.cancel()
        finally:
            video.close()


class Send:
    """What goes to one viewer; waits while the network is behind."""

    def __init__(self, send: Any, viewer: str) -> None:
        self._send = send
        self.viewer = viewer
        """Where it is."""
        self.started = False
        self.policy = 'same-origin'
        """Whose pages may show it."""

    async def start(self, content_type: str) -> None:
        """Begin to answer."""
        self.started = True
        headers = {**HEADERS, 'content-type': content_type, POLICY: self.policy}
        pairs = [(name.encode(), value.encode()) for name, value in headers.items()]
        await self._send({'type': 'http.response.start', 'status': 200, 'headers': pairs})

    async def data(self, data: bytes) -> None:
        """Send bytes."""
        if data:
            message = {'type': 'http.response.body', 'body': data, 'more_body': True}
            await self._send(message)


Show = Callable[[ViewWish, str, Send], Awaitable[None]]


class _Stream:
    """An ASGI application: one of the streams, until its viewer has gone."""

    def __init__(self, streams: ViewStreams, role_of: RoleOf, show: Show) -> None:
        self._streams = streams
        self._role_of = role_of
        self._show = show

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        request = Request(scope)
        sending = Send(send, Peer.of(scope).known_as)
        try:
            sending.policy = await self._streams.check(request, self._role_of)
            wish = ViewWish.of(request.query_params)
            showing = asyncio.ensure_future(self._show(wish, request.url.query, sending))
            gone = asyncio.ensure_future(_gone(receive))
            try:
                await asyncio.wait((showing, gone), return_when=asyncio.FIRST_COMPLETED)
            finally:
                for task in (showing, gone):
                    task.cancel()
                await asyncio.gather(showing, gone, return_exceptions=True)
            if showing.done() and not showing.cancelled():
                showing.result()
            return
        except Refused as refused:
            status, text = 403, str(refused)
        except ValueError as error:
            status, text = 400, str(error)
        except NoEncoderError as error:
            status, text = 501, str(error)
        except RuntimeError as error:  # no browser, no room, or the page has ended
            status, text = 503, str(error)
        if sending.started:
            await send({'type': 'http.response.body', 'body': b''})
        else:
            await PlainTextResponse(text, status)(scope, receive, send)


async def _gone(receive: Any) -> None:
    while (await receive())['type'] != 'http.disconnect':
        pass


def _number(query: QueryParams, name: str, usual: float, least: float, most: float) -> float:
    text = query.get(name, '')
    try:
        value = float(text) if text else usual
    except ValueError:
        value = float('nan')
    if not least <= value <= most:
        raise ValueError(f'{name} must be a number from {least:g} to {most:g}, not {text!r}')
    return value
