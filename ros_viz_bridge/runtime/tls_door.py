# SPDX-License-Identifier: Apache-2.0
"""Accepts connections on a TLS port; who comes with plain HTTP is told where to go instead."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
import logging
import re
import socket
import ssl

import h11

from .first_request import REQUEST_TIME

logger = logging.getLogger(__name__)

HANDSHAKE = b'\x16'
"""The first byte of whoever speaks TLS."""
PAUSE = 1.0
"""Seconds without new connections after the machine had no room for one."""
_HOST = re.compile(rb'[A-Za-z0-9.\-]+(:\d{1,5})?|\[[0-9A-Fa-f:.]+\](:\d{1,5})?')
_TARGET = re.compile(rb'/[!-~]*')
_TEXT = b'This server speaks https: open the same address with https:// in place of http://.\n'


class TlsDoor:
    """
    Listens until it is closed; stands where uvicorn has an ``asyncio.Server``.

    On the loop's thread only. ``make`` makes the protocol of a connection.
    """

    def __init__(
        self, listener: socket.socket, make: Callable[[], asyncio.Protocol], tls: ssl.SSLContext
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self._listener = listener
        self._make = make
        self._tls = tls
        self._entering: set[asyncio.Task[None]] = set()
        self._open()

    def close(self) -> None:
        """Accept nothing more; connections that are open go on."""
        self._loop.remove_reader(self._listener)
        self._listener.close()
        for task in self._entering:
            task.cancel()

    async def wait_closed(self) -> None:
        """Wait until nobody is on the threshold."""
        await asyncio.gather(*self._entering, return_exceptions=True)

    def _open(self) -> None:
        if self._listener.fileno() >= 0:
            self._loop.add_reader(self._listener, self._accept)

    def _accept(self) -> None:
        try:
            connection, _ = self._listener.accept()
        except (BlockingIOError, InterruptedError, ConnectionAbortedError):
            return
        except OSError as error:
            logger.error('a connection cannot be accepted: %s', error)
            self._loop.remove_reader(self._listener)
            self._loop.call_later(PAUSE, self._open)
            return
        connection.setblocking(False)
        task = self._loop.create_task(self._enter(connection))
        self._entering.add(task)
        task.add_done_callback(self._entering.discard)

    async def _enter(self, connection: socket.socket) -> None:
        # Closed here until a transport owns it.
        own = True
        try:
            first = await asyncio.wait_for(self._peek(connection), REQUEST_TIME)
            if first == HANDSHAKE:
                own = False
                await self._loop.connect_accepted_socket(
                    self._make, connection, ssl=self._tls, ssl_handshake_timeout=REQUEST_TIME
                )
            elif first:
                await asyncio.wait_for(self._send_on(connection), REQUEST_TIME)
        except (OSError, asyncio.TimeoutError) as error:
            logger.debug('a connection did not come about: %s', error)
        finally:
            if own:
                connection.close()

    async def _peek(self, connection: socket.socket) -> bytes:
        """Wait for the first byte, and leave it there; b'' if none comes any more."""
        there = asyncio.Event()
        self._loop.add_reader(connection, there.set)
        try:
            await there.wait()
        finally:
            self._loop.remove_reader(connection)
        return connection.recv(1, socket.MSG_PEEK)

    async def _send_on(self, connection: socket.socket) -> None:
        """Answer a request that came in plain HTTP."""
        speech = h11.Connection(h11.SERVER)
        while True:
            try:
                event = speech.next_event()
            except h11.RemoteProtocolError:
                return
            if isinstance(event, h11.Request):
                await self._loop.sock_sendall(connection, _answer(speech, event))
                connection.shutdown(socket.SHUT_WR)
                return
            if event is not h11.NEED_DATA:
                return  # gone, or something else than a request
            speech.receive_data(await self._loop.sock_recv(connection, 65536))


def _answer(speech: h11.Connection, request: h11.Request) -> bytes:
    headers = [
        (b'content-type', b'text/plain; charset=utf-8'),
        (b'content-length', str(len(_TEXT)).encode()),
        (b'connection', b'close'),
    ]
    host = dict(request.headers).get(b'host', b'')
    known = _HOST.fullmatch(host) and _TARGET.fullmatch(request.target)
    if known:
        headers.append((b'location', b'https://' + host + request.target))
    # Not for ever: the same port may speak plain HTTP tomorrow.
    answer = h11.Response(status_code=307 if known else 400, headers=headers)
    parts = [speech.send(answer)]
    if request.method != b'HEAD':
        parts.append(speech.send(h11.Data(data=_TEXT)))
    return b''.join(part for part in parts if part)
