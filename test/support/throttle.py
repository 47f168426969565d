# SPDX-License-Identifier: Apache-2.0
"""A slow network: a TCP relay on this machine that lets so many bytes through, some time later."""

from __future__ import annotations

import asyncio
from contextlib import suppress
import math
import random
import socket

PIECE = 4096
SENT_AGAIN = 0.2
"""Seconds that a lost packet, and all behind it, comes later: TCP sends it again."""


class Throttle:
    """
    ``async with Throttle(port, rate=125_000, delay=0.1) as port``: connect there instead.

    ``loss`` is the share of pieces that come later, with all behind them, as after lost packets.
    ``host`` is where the port is.
    """

    def __init__(
        self,
        port: int,
        *,
        rate: float = math.inf,
        delay: float,
        loss: float = 0.0,
        host: str = '127.0.0.1',
    ) -> None:
        self._address = (host, port)
        self._rate = rate
        self._delay = delay
        self._loss = loss
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> int:
        self._server = await asyncio.start_server(self._accept, '127.0.0.1', 0, limit=PIECE)
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    async def __aexit__(self, *exc: object) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(self._carry(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        link = socket.socket()
        # Else the system's own buffers would be the link.
        link.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, PIECE)
        link.setblocking(False)
        await asyncio.get_running_loop().sock_connect(link, self._address)
        there = await asyncio.open_connection(sock=link, limit=PIECE)
        try:
            with suppress(ConnectionError):
                await asyncio.wait(
                    (
                        asyncio.ensure_future(self._pump(there[0], writer)),
                        asyncio.ensure_future(self._pump(reader, there[1])),
                    ),
                    return_when=asyncio.FIRST_COMPLETED,
                )
        finally:
            for each in (writer, there[1]):
                each.close()

    async def _pump(self, source: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
        loop = asyncio.get_running_loop()
        due = 0.0
        with suppress(ConnectionError):
            while data := await source.read(PIECE):
                lost = random.random() < self._loss
                # Never two at one time: a loop keeps no order among these.
                due = max(due + 1e-6, loop.time() + self._delay + lost * SENT_AGAIN)
                loop.call_at(due, to.write, data)
                await asyncio.sleep(len(data) / self._rate)
