# SPDX-License-Identifier: Apache-2.0
"""
The DevTools protocol with a browser of our own, over two pipes: there is no port to reach it by.

Messages are JSON texts that end with a zero byte, both ways
(https://chromedevtools.github.io/devtools-protocol/).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import orjson

LONGEST = 64 << 20
"""Bytes of a message."""
ANSWER = 30.0
"""Seconds in which a browser answers."""


class DevToolsError(RuntimeError):
    """The browser refused, or does not answer."""


class BrowserGoneError(DevToolsError):
    """The browser has ended."""


class DevTools:
    """Calls methods of the browser; ``read`` runs as long as the browser does."""

    def __init__(self, reader: asyncio.StreamReader, write: Callable[[bytes], None]) -> None:
        self._reader = reader
        self._write = write
        self._count = 0
        self._waiting: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self.gone = False
        """Whether the browser has ended."""

    async def call(self, method: str, session: str = '', **parameters: Any) -> dict[str, Any]:
        """Call ``method`` of the browser, or of one page's ``session``. Raises DevToolsError."""
        if self.gone:
            raise BrowserGoneError('the browser has ended')
        self._count += 1
        message = {'id': self._count, 'method': method, 'params': parameters}
        if session:
            message['sessionId'] = session
        future = asyncio.get_running_loop().create_future()
        self._waiting[self._count] = future
        number = self._count
        try:
            self._write(orjson.dumps(message) + b'\0')
            return await asyncio.wait_for(future, ANSWER)
        except asyncio.TimeoutError:
            raise DevToolsError(f'the browser did not answer {method}') from None
        finally:
            del self._waiting[number]

    async def read(self) -> None:
        """Take answers until the browser ends: then all calls that wait fail."""
        try:
            while True:
                self._take(orjson.loads((await self._reader.readuntil(b'\0'))[:-1]))
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, OSError):
            return
        finally:
            self.gone = True
            for future in self._waiting.values():
                if not future.done():
                    future.set_exception(BrowserGoneError('the browser has ended'))

    def _take(self, message: dict[str, Any]) -> None:
        future = self._waiting.get(message.get('id', 0))
        if future is None or future.done():
            return  # an event
        error = message.get('error')
        if error is None:
            future.set_result(message.get('result', {}))
        else:
            future.set_exception(DevToolsError(str(error.get('message', error))))
