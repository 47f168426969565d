# SPDX-License-Identifier: Apache-2.0
"""Meshes and textures that a relay keeps: however many look, the server sends each once."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

LARGEST = 32 << 20
"""Bytes of what is kept; more is passed on as it comes."""
FRESH = 2.0
"""Seconds for which what was asked for is good; then the server is asked whether it still is."""

Key = tuple[str, str]
"""Address without the viewer's secret, and the encoding it takes."""


@dataclass(frozen=True)
class Kept:
    """An answer with a body."""

    etag: str
    headers: dict[str, str]
    body: bytes
    asked: float
    """When the server said last that it is good, monotonic seconds."""


class AssetCache:
    """The newest answers of one server, up to ``most`` bytes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._size = 0
        self._turns: dict[Key, tuple[asyncio.Lock, int]] = {}

    def get(self, key: Key) -> Kept | None:
        """Return what is kept."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def put(self, key: Key, kept: Kept) -> None:
        """Keep an answer; those that were not asked for longest make room."""
        before = self._kept.pop(key, None)
        self._size += len(kept.body) - (len(before.body) if before else 0)
        self._kept[key] = kept
        while self._size > self._most:
            _, oldest = self._kept.popitem(last=False)
            self._size -= len(oldest.body)

    @asynccontextmanager
    async def turn(self, key: Key) -> AsyncIterator[None]:
        """Let one at a time ask the server for this; the others find it here then."""
        lock, waiting = self._turns.get(key, (asyncio.Lock(), 0))
        self._turns[key] = lock, waiting + 1
        try:
            async with lock:
                yield
        finally:
            lock, waiting = self._turns[key]
            if waiting == 1:
                del self._turns[key]
            else:
                self._turns[key] = lock, waiting - 1
