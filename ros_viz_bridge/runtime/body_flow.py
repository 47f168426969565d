# SPDX-License-Identifier: Apache-2.0
"""Bodies of requests and answers through a trunk: in parts, no more under way than a window."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable

import numpy as np

from ..core.access import Refused
from ..wire.trunk import CHUNK, Chunk, Taken, TrunkMessage, WINDOW

PATIENCE = 60.0
"""Seconds in which a body that is under way must move."""

Tell = Callable[[TrunkMessage], None]


class Broken(Exception):
    """The other end has dropped the request, or is gone."""


class Outflow:
    """A body that goes out; ``send`` waits while the window is full."""

    def __init__(self, request: int, tell: Tell) -> None:
        self._request = request
        self._tell = tell
        self._sent = self._taken = 0
        self._broken = False
        self._moved = asyncio.Event()

    def taken(self, received: int) -> None:
        """The other end has taken so much. Raises Refused for what cannot be."""
        if not self._taken <= received <= self._sent:
            raise Refused('protocol', f'{received} bytes were taken of {self._sent}')
        self._taken = received
        self._moved.set()

    def end(self) -> None:
        """Nobody wants it any more."""
        self._broken = True
        self._moved.set()

    def last(self) -> None:
        """End it without another part."""
        self._tell(Chunk(self._request, False, np.zeros(0, np.uint8)))

    async def send(self, data: bytes | memoryview, *, more: bool) -> None:
        """Send a part; the last one without ``more``. Raises Broken."""
        view = memoryview(data)
        if not view and more:
            return
        for start in range(0, max(1, len(view)), CHUNK):
            part = np.frombuffer(view[start : start + CHUNK], np.uint8)
            last = not more and start + CHUNK >= len(view)
            chunk = Chunk(self._request, not last, part)
            while self._sent - self._taken + chunk.cost > WINDOW and not self._broken:
                await self._move()
            if self._broken:
                raise Broken
            self._sent += chunk.cost
            self._tell(chunk)

    async def _move(self) -> None:
        """Wait until the other end takes something. Raises Broken where it takes too long."""
        self._moved.clear()
        try:
            await asyncio.wait_for(self._moved.wait(), PATIENCE)
        except asyncio.TimeoutError:
            raise Broken from None


class Inflow:
    """A body that comes in; what is read is acknowledged."""

    def __init__(self, request: int, tell: Tell) -> None:
        self._request = request
        self._tell = tell
        self._waiting: deque[Chunk] = deque()
        self._size = self._read = 0
        self._whole = False
        """The last part has come."""
        self._broken = False
        self._moved = asyncio.Event()

    def put(self, chunk: Chunk) -> None:
        """Take a part. Raises Refused where more comes than was allowed."""
        if self._whole or (chunk.more and not len(chunk.data)):
            raise Refused('protocol', 'a part of a body is empty, or comes after its last')
        self._whole = not chunk.more
        self._size += chunk.cost
        if self._size > WINDOW:
            raise Refused('protocol', 'more of a body came than its window allows')
        self._waiting.append(chunk)
        self._moved.set()

    def end(self) -> None:
        """No more will come."""
        self._broken = True
        self._moved.set()

    async def read(self) -> tuple[bytes, bool]:
        """Return the next part, and whether there are more. Raises Broken."""
        while not self._waiting:
            if self._broken:
                raise Broken
            self._moved.clear()
            await self._moved.wait()
        chunk = self._waiting.popleft()
        self._size -= chunk.cost
        self._read += chunk.cost
        self._tell(Taken(self._request, self._read))
        return chunk.data.tobytes(), chunk.more
