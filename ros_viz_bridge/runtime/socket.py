# SPDX-License-Identifier: Apache-2.0
"""One WebSocket: a writer that follows an outbox, a reader, and an orderly end."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
import contextlib
import time
from typing import Any

from ..core.access import Refused
from ..core.outbox import Outbox
from ..wire.codec import encode
from ..wire.session import Rejected
from .traffic import Traffic

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

HELLO_TIME = 10.0
END_TIME = 1.0
LARGE = 32 * 1024
POLICY, GOING_AWAY = 1008, 1001


class Closed(Exception):
    """The other end is gone."""


class Socket:
    """An accepted WebSocket. ``wake`` and ``end`` are what the hub calls, on the loop thread."""

    def __init__(self, receive: Receive, send: Send, traffic: Traffic | None = None) -> None:
        self._receive = receive
        self._send = send
        self._traffic = traffic or Traffic()
        self._awake = asyncio.Event()
        self._ending = asyncio.Event()
        self._rejected: Rejected | None = None

    def wake(self) -> None:
        """There may be something to send."""
        self._awake.set()

    @property
    def rejected(self) -> Rejected | None:
        """What was said at its end, if this end closed it."""
        return self._rejected

    def end(self, rejected: Rejected | None) -> None:
        """Close, after saying why if there is something to say; only the first call counts."""
        if not self._ending.is_set():
            self._rejected = rejected
            self._ending.set()

    async def read(self) -> bytes | str:
        """Return the next message. Raises Closed."""
        message = await self._receive()
        if message['type'] != 'websocket.receive':
            raise Closed
        data = message.get('bytes')
        frame: bytes | str = data if data is not None else message.get('text') or ''
        self._traffic.received(len(frame))
        return frame

    async def read_hello(self) -> bytes | str:
        """Return the first message. Raises Closed, or Refused when none comes before the end."""
        reading = asyncio.ensure_future(self.read())
        ending = asyncio.ensure_future(self._ending.wait())
        try:
            await asyncio.wait(
                (reading, ending), timeout=HELLO_TIME, return_when=asyncio.FIRST_COMPLETED
            )
            if reading.done():
                return reading.result()
        finally:
            for task in (reading, ending):
                task.cancel()
            await asyncio.gather(reading, ending, return_exceptions=True)
        if self._rejected is not None:
            raise Refused(self._rejected.code, self._rejected.reason)
        raise Refused('protocol', f'no greeting came within {HELLO_TIME:g} s')

    async def run(self, box: Outbox, handle: Callable[[bytes | str], None]) -> None:
        """Send what the outbox gives and pass on what comes, until either end closes."""
        tasks = [
            asyncio.ensure_future(self._write(box)),
            asyncio.ensure_future(self._read(handle)),
            asyncio.ensure_future(self._ending.wait()),
        ]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            results = await asyncio.gather(*tasks, return_exceptions=True)
        for result in results:
            if isinstance(result, Refused):
                self.end(Rejected(result.code, str(result)))
            elif isinstance(result, Exception) and not isinstance(result, Closed):
                raise result
        if self._ending.is_set():
            await self.close(self._rejected)

    async def close(self, rejected: Rejected | None) -> None:
        """Say why and close; a client that does not read is not waited for."""

        async def finish() -> None:
            if rejected is not None:
                await self._send({'type': 'websocket.send', 'bytes': encode(rejected)})
            code = GOING_AWAY if rejected is None else POLICY
            reason = '' if rejected is None else rejected.code
            await self._send({'type': 'websocket.close', 'code': code, 'reason': reason})

        try:
            await asyncio.wait_for(finish(), END_TIME)
        except Exception:
            return  # the other end is gone, or as good as gone

    async def _write(self, box: Outbox) -> None:
        while True:
            self._awake.clear()
            data = box.take(time.monotonic())
            while data is not None:
                await self.send(data)
                if len(data) > LARGE:
                    await asyncio.sleep(0)  # others' turn: sending need not suspend by itself
                data = box.take(time.monotonic())
            await self._woken(box.due)

    async def _woken(self, due: float | None) -> None:
        """Wait until the hub wakes the writer, or until a monotonic time."""
        if due is None:
            await self._awake.wait()
            return
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self._awake.wait(), max(0.0, due - time.monotonic()))

    async def send(self, data: bytes | memoryview) -> None:
        """Send a message. Raises Closed."""
        try:
            await self._send({'type': 'websocket.send', 'bytes': data})
        except Exception as error:  # servers differ in what they raise for a lost connection
            raise Closed from error
        self._traffic.sent(len(data))

    async def _read(self, handle: Callable[[bytes | str], None]) -> None:
        while True:
            handle(await self.read())
