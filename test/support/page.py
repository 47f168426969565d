# SPDX-License-Identifier: Apache-2.0
"""
A page without a browser, over ``websockets``.

It connects, says hello, acknowledges, puts pieces together and decodes:
``async with Page(server.url) as page: cloud = await page.wait_for(PointCloud)``
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import suppress
import struct
import time
from typing import Any

import websockets

from ros_viz_bridge.wire.bundle import Bundle
from ros_viz_bridge.wire.client import Ack, ClientHello, DataHello, Interest, Ping
from ros_viz_bridge.wire.codec import decode, decode_bundle, encode
from ros_viz_bridge.wire.message import ClientMessage, ServerMessage
from ros_viz_bridge.wire.schema import schema_hash, SERVER_MESSAGES
from ros_viz_bridge.wire.session import Hello, Pong, Rejected

from .scene import each_place

HEAD = struct.Struct('<IIII')
MARK = 0xFFFFFFFF
ASK = MARK.to_bytes(4, 'little')
"""The server asks for an ``Ack``."""
PATIENCE_S = 60.0
"""Seconds: no test is about time, and a loaded machine must not fail one."""


class RejectedError(Exception):
    """The server sent the page away; ``rejected`` says why."""

    def __init__(self, rejected: Rejected) -> None:
        super().__init__(f'{rejected.code}: {rejected.reason}')
        self.rejected = rejected


class Page:
    """
    One client of a server.

    ``messages`` holds everything received and not yet taken by ``wait_for`` or iteration; ``seen``
    counts by type. ``acks=False`` makes it a client whose page never takes anything. ``clock`` is
    what it says the time by, seconds.
    """

    def __init__(
        self,
        url: str,
        *,
        token: str = '',
        interest: tuple[str, ...] = (),
        streams: tuple[str, ...] = (),
        resume: Hello | None = None,
        acks: bool = True,
        data: bool = True,
        headers: dict[str, str] | None = None,
        schema: str = '',
        on_message: Callable[[ServerMessage], None] | None = None,
        connect: dict[str, Any] | None = None,
    ) -> None:
        self._url = url.replace('http', 'ws', 1).rstrip('/')
        self._token = token
        self._interest = Interest(list(interest), list(streams), {})
        self._resume = resume
        self._acks = acks
        self._with_data = data
        self._schema = schema or schema_hash()
        self._on_message = on_message
        self._connect_options = {
            'max_size': None,
            'compression': None,
            'open_timeout': 30.0,
            **(connect or {}),
        }
        if headers:
            self._connect_options[_header_option()] = headers
        self._tasks: list[asyncio.Task[None]] = []
        self._arrived = asyncio.Condition()
        self._closed = False
        self._error: BaseException | None = None
        self.clock = time.monotonic
        self.pong = 0.0, 0.0
        self.messages: list[ServerMessage] = []
        self.seen: dict[str, int] = {}
        self.received = 0
        self.control: Any = None
        self.data: Any = None
        self.hello: Hello

    async def __aenter__(self) -> Page:
        try:
            await self._open()
        except BaseException:
            await self.close()
            raise
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.close()

    async def _open(self) -> None:
        self.control = await websockets.connect(f'{self._url}/ws/control', **self._connect_options)
        back = self._resume
        await self.send(
            ClientHello(
                self._schema,
                self._token,
                back.client_id if back else '',
                back.resume if back else '',
            )
        )
        hello = decode(await self.control.recv(), SERVER_MESSAGES)
        if isinstance(hello, Rejected):
            raise RejectedError(hello)
        self.hello = hello
        self._tasks.append(asyncio.create_task(self._guard(self._read_control)))
        with suppress(websockets.ConnectionClosed):  # sent away at once: what is read says why
            await self.send(self._interest)
        self._tasks.append(asyncio.create_task(self._guard(self._heartbeat)))
        if self._with_data:
            await self.open_data()

    @property
    def ended(self) -> str:
        """Why it is connected no more, nothing while it is."""
        sockets = {'control': self.control, 'data': self.data}
        gone = [f'{name}: {one.close_code}' for name, one in sockets.items() if _gone(one)]
        return ', '.join([*gone, *([repr(self._error)] if self._error is not None else [])])

    async def open_data(self) -> None:
        """Open the data socket."""
        self.data = await websockets.connect(f'{self._url}/ws/data', **self._connect_options)
        self.received = 0
        await self.data.send(encode(DataHello(self.hello.client_id, self.hello.data_secret)))
        self._tasks.append(asyncio.create_task(self._guard(self._read_data)))

    async def close(self) -> None:
        """Close both sockets."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for socket in (self.data, self.control):
            if socket is not None:
                with suppress(Exception):
                    await socket.close()

    async def send(self, message: ClientMessage) -> None:
        """Say something on the control socket."""
        await self.control.send(encode(message))

    async def look_at(
        self, *displays: str, streams: tuple[str, ...] = (), rates: dict[str, float] | None = None
    ) -> None:
        """Look at these displays, and no others."""
        await self.send(Interest(list(displays), list(streams), rates or {}))

    async def wait_for(
        self, wanted: Callable[[ServerMessage], bool] | type, *, timeout: float = PATIENCE_S
    ) -> Any:
        """
        Return the first message wanted, and take it off ``messages``; all others stay there.

        Raises RejectedError when the server sends the page away, TimeoutError, ConnectionError.
        """
        test = (lambda m: isinstance(m, wanted)) if isinstance(wanted, type) else wanted

        async def find() -> Any:
            async with self._arrived:
                while True:
                    for i, message in enumerate(self.messages):
                        if test(message):
                            del self.messages[i]
                            return message
                        if isinstance(message, Rejected):
                            raise RejectedError(message)
                    if self._closed:
                        raise ConnectionError('the connection ended') from self._error
                    await self._arrived.wait()

        return await asyncio.wait_for(find(), timeout)

    async def __aiter__(self) -> AsyncIterator[ServerMessage]:
        """Yield messages as they come, until the connection ends."""
        while True:
            try:
                yield await self.wait_for(lambda message: True, timeout=3600.0)
            except ConnectionError:
                return

    async def wait_closed(self, *, timeout: float = PATIENCE_S) -> None:
        """Wait until the server has closed the connection."""

        async def closed() -> None:
            async with self._arrived:
                while not self._closed:
                    await self._arrived.wait()

        await asyncio.wait_for(closed(), timeout)

    async def _guard(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Run a task; when the page cannot go on, whoever waits learns of it."""
        try:
            await work()
        except websockets.ConnectionClosed as error:
            if work == self._read_data:
                return  # the control socket says why
            self._error = error
        except Exception as error:
            self._error = error
            raise
        finally:
            if self._error is not None:
                async with self._arrived:
                    self._closed = True
                    self._arrived.notify_all()

    async def _take(self, frame: bytes | memoryview) -> None:
        message = decode(frame, SERVER_MESSAGES, bounded=False)
        name = type(message).__name__
        if isinstance(message, Pong):
            first = not self.pong[1]
            self.pong = self.clock() * 1000.0, message.sent
            if first:
                with suppress(websockets.ConnectionClosed):  # why it ended may be behind this one
                    await self.send(Ping(self.clock() * 1000.0, *self.pong))
        self.seen[name] = self.seen.get(name, 0) + 1
        if isinstance(message, Bundle):
            for each in decode_bundle(message):
                await self._take(each)
            return
        if self._on_message is not None:
            self._on_message(message)
            return
        async with self._arrived:
            self.messages += each_place(message)
            self._arrived.notify_all()

    async def _read_control(self) -> None:
        while True:
            await self._take(await self.control.recv())

    async def _read_data(self) -> None:
        transfers: dict[int, bytearray] = {}
        head: tuple[int, int, int] | None = None
        while True:
            data = await self.data.recv()
            self.received += len(data)
            if head is not None:
                await self._piece(transfers, head, data)
                head = None
            elif data == ASK:
                if self._acks:
                    await self.data.send(encode(Ack(self.received)))
            elif len(data) == HEAD.size and HEAD.unpack(data)[0] == MARK:
                _, number, offset, total = HEAD.unpack(data)
                head = number, offset, total
            else:
                await self._take(data)

    async def _piece(
        self, transfers: dict[int, bytearray], head: tuple[int, int, int], data: bytes
    ) -> None:
        """Put a piece in its place; transfers of several messages may take turns."""
        number, offset, total = head
        if offset == 0:
            transfers[number] = bytearray(total)
        transfers[number][offset : offset + len(data)] = data
        if offset + len(data) == total:
            await self._take(memoryview(transfers.pop(number)))

    async def _heartbeat(self) -> None:
        while True:
            await self.send(Ping(self.clock() * 1000.0, *self.pong))
            await asyncio.sleep(self.hello.heartbeat)


def _gone(socket: Any) -> bool:
    return socket is not None and socket.close_code is not None


def _header_option() -> str:
    """Return what this release of ``websockets`` calls the headers of a request."""
    major = int(websockets.__version__.split('.')[0])
    return 'additional_headers' if major >= 14 else 'extra_headers'
