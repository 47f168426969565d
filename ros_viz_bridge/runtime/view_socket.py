# SPDX-License-Identifier: Apache-2.0
"""``ws/view``: pictures of a view go out, what its viewer does with mouse and fingers comes in."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable
from dataclasses import replace
import time

from ..core.access import Refused
from ..core.rate_limit import Limits, RateLimit
from ..core.session import decode_client, Frame
from ..wire.message import ClientMessage
from ..wire.session import Role
from ..wire.view import ViewHello, ViewMouse, ViewResized, ViewShown, ViewTouch
from .socket import Socket
from .view_pace import ViewPace
from .views import View, ViewEndedError, Views

SEEN = 30.0
"""Seconds in which a viewer sees a picture: who does not is not drawn for any more."""
WAITING = 64
"""More than this waits for the page only of who floods it: movements are put together."""


def read_view_hello(frame: Frame, limits: Limits) -> ViewHello:
    """Return the first message of a viewer. Raises Refused."""
    message = decode_client(frame, limits)
    if not isinstance(message, ViewHello):
        raise Refused('protocol', f'{type(message).__name__} came before ViewHello')
    return message


async def show_view(
    socket: Socket, hello: ViewHello, role: Role, views: Views, limits: Limits, address: str
) -> None:
    """Let somebody at this address see a view until either end closes. Raises Refused, Closed."""
    try:
        async with views.open(
            role,
            width=hello.width,
            height=hello.height,
            dark=hello.dark,
            query=hello.query,
            viewer=address,
        ) as view:
            viewer = _Viewer(socket, view, limits)
            pace = ViewPace(
                view.draw, viewer.send, fps=hello.fps, quality=hello.quality, still=True
            )
            await _first_end(pace.run(), viewer.read(), viewer.act())
    except ViewEndedError as error:
        raise Refused('ended', str(error)) from None
    except RuntimeError as error:  # no browser, no room, or the page has ended
        raise Refused('busy', str(error)) from None


class _Viewer:
    """Who looks at it."""

    def __init__(self, socket: Socket, view: View, limits: Limits) -> None:
        self._socket = socket
        self._view = view
        self._limits = limits
        self._unseen: deque[asyncio.Future[None]] = deque()
        self._done: list[ClientMessage] = []
        self._awake = asyncio.Event()
        self._rate = RateLimit(limits)

    async def send(self, picture: bytes) -> Awaitable[None]:
        """Send a picture; what is returned ends when it is seen. Raises Closed."""
        seen = asyncio.get_running_loop().create_future()
        self._unseen.append(seen)
        await self._socket.send(picture)
        return self._is_seen(seen)

    async def _is_seen(self, seen: asyncio.Future[None]) -> None:
        """Wait until a picture is seen. Raises Refused where nobody sees it."""
        try:
            await asyncio.wait_for(seen, SEEN)
        except asyncio.TimeoutError:
            raise Refused('busy', f'nobody has seen this view for {SEEN:g} s') from None

    async def read(self) -> None:
        """Take what comes. Raises Closed, Refused."""
        while True:
            frame = await self._socket.read()
            if self._rate.floods(len(frame), time.monotonic()):
                raise Refused('rate', 'more was done to this view than anybody can do')
            message = decode_client(frame, self._limits)
            if isinstance(message, ViewShown):
                if self._unseen:
                    seen = self._unseen.popleft()
                    if not seen.done():
                        seen.set_result(None)
            elif isinstance(message, (ViewMouse, ViewTouch, ViewResized)):
                add_to(self._done, message)
                if len(self._done) > WAITING:
                    raise Refused('rate', 'more was done to this view than anybody can do')
                self._awake.set()
            else:
                raise Refused('protocol', f'{type(message).__name__} does not belong here')

    async def act(self) -> None:
        """Do to the page what was done to the picture, in order. Raises RuntimeError."""
        while True:
            await self._awake.wait()
            self._awake.clear()
            while self._done:
                message = self._done.pop(0)
                if isinstance(message, ViewMouse):
                    await self._view.mouse(message)
                elif isinstance(message, ViewTouch):
                    await self._view.touch(message)
                elif isinstance(message, ViewResized):
                    await self._view.resize(message.width, message.height)


def add_to(done: list[ClientMessage], new: ClientMessage) -> None:
    """Add what was done to what waits; of movements that follow each other one is enough."""
    last = done[-1] if done else None
    if isinstance(new, ViewResized) and isinstance(last, ViewResized):
        done.pop()
    elif isinstance(new, ViewTouch) and isinstance(last, ViewTouch):
        same = [each.id for each in new.points] == [each.id for each in last.points]
        if new.event == last.event == 'touchMove' and same:
            done.pop()
    elif isinstance(new, ViewMouse) and isinstance(last, ViewMouse):
        pressed = (new.event, new.buttons, new.modifiers)
        if pressed == (last.event, last.buttons, last.modifiers):
            if new.event == 'mouseMoved':
                done.pop()
            elif new.event == 'mouseWheel':
                x, y = new.delta_x + last.delta_x, new.delta_y + last.delta_y
                new = replace(new, delta_x=x, delta_y=y)
                done.pop()
    done.append(new)


async def _first_end(*works: Awaitable[None]) -> None:
    """Let all run until one ends, and raise what it raised."""
    tasks = [asyncio.ensure_future(work) for work in works]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        results = await asyncio.gather(*tasks, return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            raise result
