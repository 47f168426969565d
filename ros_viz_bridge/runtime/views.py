# SPDX-License-Identifier: Apache-2.0
"""Views that are drawn for who cannot: each is a page of the server's own browser."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qsl

from ..wire.camera import FrameRequest
from ..wire.session import Role
from ..wire.view import TouchPoint, ViewMouse, ViewTouch
from .headless import Headless, Tab

MOST = 8
"""Views at once: each is drawn apart, most often without a GPU."""
PASSED_ON = 'initialCamera'
"""So begin the parameters that go to the page that draws."""

Ask = Callable[[str, FrameRequest], Awaitable[bytes]]
"""Client and question -> picture. Raises ViewEndedError for a client that is gone."""


class NoRoomError(RuntimeError):
    """So many views are drawn already that there is no room for another."""


class ViewEndedError(RuntimeError):
    """The page that draws a view was sent away: it shall not come back by itself."""


class View:
    """The view of one viewer."""

    def __init__(self, tab: Tab, ask: Ask) -> None:
        self._tab = tab
        self._ask = ask
        self._fingers: dict[int, TouchPoint] = {}

    async def draw(self, request: FrameRequest) -> bytes:
        """Return a picture, as ``FrameRequest`` says. Raises RuntimeError, ViewEndedError."""
        try:
            return await self._ask(self._tab.client_id, request)
        except ViewEndedError:
            await self._tab.call('Page.enable')  # raises where the whole browser has died
            raise

    async def resize(self, width: int, height: int) -> None:
        """Make the picture so many pixels large."""
        await self._tab.resize(width, height)

    async def mouse(self, event: ViewMouse) -> None:
        """Let the page see what a mouse does."""
        await self._tab.call(
            'Input.dispatchMouseEvent',
            type=event.event,
            x=event.x,
            y=event.y,
            button=event.button,
            buttons=event.buttons,
            modifiers=event.modifiers,
            clickCount=int(event.event in ('mousePressed', 'mouseReleased')),
            deltaX=event.delta_x,
            deltaY=event.delta_y,
        )

    async def touch(self, event: ViewTouch) -> None:
        """Let the page see what fingers do; of those that it never saw come down, nothing."""
        before, now = self._fingers, {each.id: each for each in event.points}
        if event.event == 'touchCancel':
            self._fingers = {}
            if before:
                await self._dispatch('touchCancel', [])
            return
        starts = event.event == 'touchStart'
        self._fingers = {i: each for i, each in now.items() if starts or i in before}
        # The browser takes the fingers that something happens to, and refuses to be told of none.
        for kind, fingers in (
            ('touchEnd', [each for i, each in before.items() if i not in now]),
            ('touchMove', [each for i, each in now.items() if before.get(i, each) != each]),
            ('touchStart', [each for i, each in self._fingers.items() if i not in before]),
        ):
            if fingers:
                await self._dispatch(kind, fingers)

    async def _dispatch(self, kind: str, fingers: list[TouchPoint]) -> None:
        points: list[Any] = [{'id': each.id, 'x': each.x, 'y': each.y} for each in fingers]
        await self._tab.call('Input.dispatchTouchEvent', type=kind, touchPoints=points)


class Views:
    """All views of one server; loop thread."""

    def __init__(self, headless: Headless, ask: Ask, *, most: int = MOST) -> None:
        self._headless = headless
        self._ask = ask
        self._most = most
        self._count = 0

    @asynccontextmanager
    async def open(
        self,
        role: Role,
        *,
        width: int,
        height: int,
        dark: bool = False,
        query: str = '',
        viewer: str = '',
    ) -> AsyncIterator[View]:
        """
        Return a context with a view, a client of this role; who sees it is at ``viewer``.

        Entering raises NoRoomError, and as ``Headless.open``.
        """
        if self._count >= self._most:
            raise NoRoomError(f'{self._most} views are drawn here already, and no more can be')
        self._count += 1
        try:
            passed = {k: v for k, v in parse_qsl(query) if k.startswith(PASSED_ON)}
            tab = await self._headless.open(
                role, width=width, height=height, dark=dark, query=passed, viewer=viewer
            )
            try:
                yield View(tab, self._ask)
            finally:
                await self._headless.close(tab)
        finally:
            self._count -= 1
