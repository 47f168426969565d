# SPDX-License-Identifier: Apache-2.0
"""The page that nobody looks at: it draws pictures of the shared scene for scripts."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

from ..runtime.headless import Headless, HeadlessError, START, Tab
from ..wire.camera import RenderAnswer, RenderRequest
from .ask import Asking, ClientGoneError

WINDOW = (1280, 720)
IDLE = 60.0
"""Seconds that the page stays after a picture."""
PATIENCE = 10.0
"""Seconds to wait for meshes and textures."""
LOOK = 0.01


class PicturePage:
    """Opened for the first picture, kept for the next ones; loop thread."""

    def __init__(self, headless: Headless, asking: Asking, is_fed: Callable[[str], bool]) -> None:
        self._headless = headless
        self._asking = asking
        self._is_fed = is_fed
        self._opening = asyncio.Lock()
        self._tab: Tab | None = None
        self._drawing = 0
        self._timer: asyncio.TimerHandle | None = None

    async def take(self, request: RenderRequest, timeout: float | None = None) -> RenderAnswer:
        """
        Return a picture, one pixel per CSS pixel, with all that was published before.

        Raises as ``Headless.open`` and ``Asking.ask_async``.
        """
        request = replace(request, pixel_ratio=1.0, patience=PATIENCE, from_home=not request.pose)
        self._drawing += 1
        self._stay()
        try:
            return await asyncio.wait_for(self._take(request), timeout)
        except asyncio.TimeoutError:
            if timeout is None:
                raise
            raise TimeoutError(f'there was no picture within {timeout:g} s') from None
        finally:
            self._drawing -= 1
            if not self._drawing and self._tab is not None:
                loop = asyncio.get_running_loop()
                self._timer = loop.call_later(IDLE, lambda: loop.create_task(self._close()))

    async def _take(self, request: RenderRequest) -> RenderAnswer:
        try:
            return await self._ask(request)
        except ClientGoneError:  # its browser died, or was ended by somebody
            return await self._ask(request)

    async def _ask(self, request: RenderRequest) -> RenderAnswer:
        tab = await self._opened()
        try:
            await self._asking.caught_up(tab.client_id)
            return await self._asking.ask_async(tab.client_id, request, RenderAnswer)
        except ClientGoneError:
            await self._close(tab)
            raise

    async def _opened(self) -> Tab:
        async with self._opening:
            if self._tab is None:
                width, height = WINDOW
                tab = await self._headless.open('viewer', unseen=True, width=width, height=height)
                try:
                    await self._fed(tab)
                except BaseException:
                    await self._headless.close(tab)
                    raise
                self._tab = tab
            return self._tab

    async def _fed(self, tab: Tab) -> None:
        """Wait until the page has begun to be told of the scene."""
        end = asyncio.get_running_loop().time() + START
        while not self._is_fed(tab.client_id):
            if asyncio.get_running_loop().time() > end:
                raise HeadlessError('the page that draws pictures does not say what it looks at')
            await asyncio.sleep(LOOK)

    async def _close(self, tab: Tab | None = None) -> None:
        """Close the page, if it is still this one."""
        if self._tab is not None and tab in (None, self._tab):
            closed, self._tab = self._tab, None
            await self._headless.close(closed)

    def _stay(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
