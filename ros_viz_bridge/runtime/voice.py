# SPDX-License-Identifier: Apache-2.0
"""What one side says, in order, from a thread of its own: that waits where the network does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
import contextlib
import logging
from queue import SimpleQueue
from threading import Thread

from ..core.outbox import PIECE_HEAD, PIECE_MARK
from .writer import Closed, Message

MOST = 1 << 20
"""Bytes that may wait for the thread; then whoever speaks waits."""
MARK = PIECE_HEAD.pack(PIECE_MARK, 0, 0, 0)[:4]

logger = logging.getLogger(__name__)


class Voice:
    """
    Says messages, each with its place among all bytes said. A piece goes with its head.

    ``put`` says one, and may wait; ``end`` is called when nothing more will be said. Everything
    else is the loop's.
    """

    def __init__(self, put: Callable[[bytes, int], None], end: Callable[[], None]) -> None:
        self._put = put
        self._end = end
        self._loop = asyncio.get_running_loop()
        self._queue: SimpleQueue[tuple[bytes, int] | None] = SimpleQueue()
        self._position = self._waiting = 0
        self._head = b''
        self._broken = False
        self._room = asyncio.Event()
        self._thread = Thread(target=self._run, name='ros_viz_bridge voice', daemon=True)
        self._thread.start()

    async def say(self, data: bytes | memoryview) -> None:
        """Say a message. Raises Closed once the network is gone."""
        if not self._head and len(data) == PIECE_HEAD.size and data[:4] == MARK:
            self._head = bytes(data)
            return
        whole, self._head = b''.join((self._head, data)), b''
        while self._waiting > MOST and not self._broken:
            self._room.clear()
            await self._room.wait()
        if self._broken:
            raise Closed
        self._queue.put((whole, self._position))
        self._position += len(whole)
        self._waiting += len(whole)

    async def send(self, message: Message) -> None:
        """Send as a socket does; a close is not said."""
        if message['type'] == 'websocket.send':
            await self.say(message['bytes'])

    def close(self) -> None:
        """Say nothing more than what waits; nobody waits for that here."""
        self._broken = True
        self._room.set()
        self._queue.put(None)

    def finish(self, timeout: float) -> None:
        """Wait in a thread, for so many seconds at most, until one that was closed has ended."""
        if self._broken:
            self._thread.join(timeout)

    def _run(self) -> None:
        try:
            while (item := self._queue.get()) is not None:
                self._put(*item)
                self._loop.call_soon_threadsafe(self._said, len(item[0]))
            self._end()
        except Exception as error:  # the session, or the loop, has ended
            logger.debug('nothing more can be said: %s', error)
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self.close)

    def _said(self, size: int) -> None:
        self._waiting -= size
        self._room.set()


def parts(data: bytes) -> tuple[bytes, ...]:
    """Return the messages that were said in one."""
    if data[:4] == MARK:
        return data[: PIECE_HEAD.size], data[PIECE_HEAD.size :]
    return (data,)
