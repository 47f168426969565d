# SPDX-License-Identifier: Apache-2.0
"""How messages leave a socket: one interface, and the way that every ASGI server offers."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from typing import Any, Protocol

from ..wire.message import Encoded

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]

EXTENSION = 'ros_viz_bridge.direct'
"""Where the scope of a connection has a ``Writer`` to it, if the server gives one."""
LARGE = 32 * 1024
"""Bytes that one socket writes before it is others' turn."""


class Closed(Exception):
    """The other end is gone."""


class Writer(Protocol):
    """One end of a connection; on its loop only."""

    prompt: bool
    """
    Whether a small message leaves at once. By Nagle's algorithm it waits for the one before it,
    which a page that says nothing acknowledges 40 ms late.
    """

    @property
    def room(self) -> int:
        """Bytes after which no more is to be written for now; the last message may go beyond."""

    def write(self, messages: Sequence[Encoded]) -> None:
        """Write binary messages while there is ``room``. Raises Closed."""

    async def run(self, go_on: Callable[[], None], heard: Callable[[bytes], None]) -> None:
        """
        Write until cancelled, and call ``go_on`` whenever there is room again, at first too.

        A writer that also reads hands what comes to ``heard``; what it does not is read as ever.
        Raises Closed, and what ``go_on`` raises.
        """

    def drop(self) -> None:
        """End the connection at once: what the other end has not taken is lost."""


class AwaitedWriter:
    """Writes by the ``send`` of an ASGI server: a message at a time, in a task of its own."""

    prompt = False  # nobody knows how another server has its sockets

    def __init__(self, send: Send) -> None:
        self._send = send
        self._idle = False
        self._waiting: Sequence[Encoded] = ()
        self._there = asyncio.Event()

    @property
    def room(self) -> int:
        """One message's, while none is on its way."""
        return 1 if self._idle else 0

    def write(self, messages: Sequence[Encoded]) -> None:
        """Let the task send these."""
        self._idle, self._waiting = False, messages
        self._there.set()

    async def run(self, go_on: Callable[[], None], heard: Callable[[bytes], None]) -> None:
        """Send what is written, one after the other; it hears nothing."""
        try:
            while True:
                self._idle = True
                go_on()
                await self._there.wait()
                self._there.clear()
                for data in self._waiting:
                    await send_binary(self._send, data)
                    if len(data) > LARGE:
                        await asyncio.sleep(0)  # others' turn: sending need not suspend by itself
        finally:
            self._idle = False

    def drop(self) -> None:
        """Leave it to the server, which alone can."""


async def send_binary(send: Send, data: Encoded) -> None:
    """Send a message as ASGI has it. Raises Closed."""
    try:
        await send({'type': 'websocket.send', 'bytes': data})
    except Exception as error:  # servers differ in what they raise for a lost connection
        raise Closed from error
