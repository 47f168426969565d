# SPDX-License-Identifier: Apache-2.0
"""Pictures of a view at the pace of who looks at it; when it stands still, one without loss."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
import time

from ..wire.camera import FrameRequest

WINDOW = 2
"""Pictures that are under way at once, from being asked for until they are seen."""
STILL = 0.3
"""Seconds without another picture, after which it stands still."""

Draw = Callable[[FrameRequest], Awaitable[bytes]]
"""Returns a picture as soon as it looks different."""
Send = Callable[[bytes], Awaitable[Awaitable[object]]]
"""Puts a picture on its way; what comes back is awaited until it is seen."""


class ViewPace:
    """
    Brings the pictures of one view to one viewer.

    As many are asked for as the viewer has seen, and no more than ``fps`` a second: nothing is
    drawn for who does not look, and nobody waits for another. ``still`` ends each movement with a
    picture without loss.
    """

    def __init__(
        self,
        draw: Draw,
        send: Send,
        *,
        fps: float,
        quality: float,
        still: bool = False,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._draw = draw
        self._send = send
        self._gap = 1.0 / fps
        self._quality = quality
        self._still = still
        self._clock = clock
        self._sleep = sleep
        self._turn = asyncio.Lock()
        self._next = -float('inf')
        self._before = asyncio.Event()
        self._before.set()
        self._moved = asyncio.Event()
        self._count = 0

    async def run(self) -> None:
        """Go on until cancelled, or until drawing or sending fails."""
        tasks = [asyncio.ensure_future(self._lane()) for _ in range(WINDOW)]
        if self._still:
            tasks.append(asyncio.ensure_future(self._stills()))
        try:
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _lane(self) -> None:
        """Ask for a picture, send it after the one that was asked for before, wait until seen."""
        while True:
            async with self._turn:
                await self._sleep(max(0.0, self._next - self._clock()))
                self._next = self._clock() + self._gap
                request = FrameRequest('', 'jpeg', self._quality, False)
                drawing = asyncio.ensure_future(self._draw(request))
                before, sent = self._before, asyncio.Event()
                self._before = sent
            try:
                picture = await drawing
            finally:
                drawing.cancel()
            await before.wait()
            seen = await self._send(picture)
            self._count += 1
            self._moved.set()
            sent.set()
            await seen

    async def _stills(self) -> None:
        while True:
            await self._moved.wait()
            count = -1
            while count != self._count:
                count = self._count
                await self._sleep(STILL)
            self._moved.clear()
            picture = await self._draw(FrameRequest('', 'png', 1.0, True))
            if count == self._count:
                await (await self._send(picture))
