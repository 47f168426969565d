# SPDX-License-Identifier: Apache-2.0
"""One WebSocket: what its outbox gives goes out, what comes is handed on; an orderly end."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
import time

from ..core.access import Refused
from ..core.outbox import Outbox
from ..wire.codec import encode
from ..wire.message import Encoded
from ..wire.session import Rejected
from .traffic import Traffic
from .writer import AwaitedWriter, Closed, Message, Send, send_binary, Writer

Receive = Callable[[], Awaitable[Message]]

HELLO_TIME = 10.0
END_TIME = 1.0
POLICY, GOING_AWAY = 1008, 1001


class Socket:
    """
    An accepted WebSocket. ``wake``, ``write``, ``end`` are what the hub calls, on the loop thread.

    ``writer`` is how an outbox is written, by ``send`` if none is given.
    """

    def __init__(
        self,
        receive: Receive,
        send: Send,
        traffic: Traffic | None = None,
        *,
        writer: Writer | None = None,
    ) -> None:
        self._receive = receive
        self._send = send
        self._writer: Writer = writer or AwaitedWriter(send)
        self._traffic = traffic or Traffic()
        self._ending = asyncio.Event()
        self._rejected: Rejected | None = None
        self._loop = asyncio.get_running_loop()
        self._box: Outbox | None = None
        self._handle: Callable[[bytes | str], None] = lambda frame: None
        self._failed: asyncio.Future[None] = self._loop.create_future()
        self._woken = False
        self._timer: asyncio.TimerHandle | None = None

    def wake(self) -> None:
        """There may be something to send: it goes with all that this turn of the loop adds."""
        if not self._woken and self._box is not None:
            self._woken = True
            self._loop.call_soon(self._turn)

    def write(self, data: Encoded) -> bool:
        """Write a message at once that nothing waits before; tell whether there was room."""
        box = self._box
        if box is None or not self._writer.room:
            return False
        try:
            ask = box.passed(len(data), time.monotonic(), each=not self._writer.prompt)
            self._put((data,) if ask is None else (data, ask))
        except Exception as error:  # of this connection: others are sent theirs
            self._fail(error)
        return True

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
        self._box, self._handle = box, handle
        tasks: list[asyncio.Future[None]] = [
            asyncio.ensure_future(self._writer.run(self._turn, self._heard)),
            asyncio.ensure_future(self._read()),
            asyncio.ensure_future(self._end_wanted()),
            self._failed,
        ]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._box = None
            if self._timer is not None:
                self._timer.cancel()
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
            self._writer.drop()  # the other end is gone, or as good as gone

    async def send(self, data: Encoded) -> None:
        """Send a message. Raises Closed."""
        await send_binary(self._send, data)
        self._traffic.sent(len(data))

    def _turn(self) -> None:
        """Write what may go now, until it is others' turn."""
        self._woken = False
        try:
            self._write()
        except Exception as error:
            self._fail(error)

    def _write(self) -> None:
        box, room = self._box, self._writer.room
        if box is None or not room:
            return
        now = time.monotonic()
        messages: list[Encoded] = []
        data: Encoded | None = None
        while room > 0 and (data := box.take(now)) is not None:
            messages.append(data)
            room -= len(data)
            # One question behind a whole window would tell its rate together with the way.
            if (ask := box.ask(now, within=True)) is not None:
                messages.append(ask)
            if box.resting:
                break
        if data is None or box.resting:
            self._set_timer(box.due)
        ask = box.ask(now, each=not self._writer.prompt)
        if ask is not None:
            messages.append(ask)
        if messages:
            self._put(messages)
        if data is not None and not box.resting and self._writer.room:
            self.wake()

    def _put(self, messages: Sequence[Encoded]) -> None:
        for data in messages:
            self._traffic.sent(len(data))
        self._writer.write(messages)

    def _set_timer(self, due: float | None) -> None:
        """Take another turn at a monotonic time, whatever wakes it before."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if due is not None:
            delay = max(0.0, due - time.monotonic())
            self._timer = self._loop.call_later(delay, self._turn)

    def _heard(self, frame: bytes) -> None:
        """Take a message that the writer read."""
        if self._box is None or self._failed.done():
            return
        self._traffic.received(len(frame))
        try:
            self._handle(frame)
        except Exception as error:
            self._fail(error)

    def _fail(self, error: Exception) -> None:
        if not self._failed.done():
            self._failed.set_exception(error)

    async def _end_wanted(self) -> None:
        await self._ending.wait()

    async def _read(self) -> None:
        while True:
            self._handle(await self.read())
