# SPDX-License-Identifier: Apache-2.0
"""Requests of pages that only the server can answer: passed on by its trunk."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from weakref import WeakValueDictionary

from starlette.requests import Request

from ..core.access import Refused
from ..runtime.body_flow import Broken, Inflow, Outflow, PATIENCE, Tell
from ..wire.trunk import Answered, Asked, Chunk, Dropped, LONGEST_TEXT, Taken, TrunkMessage

AT_ONCE, EACH, WAITING = 64, 16, 256
"""Requests under way, those of one who asks, and how many more of the same wait for a turn."""
ASKED = frozenset(
    'accept accept-encoding content-length content-type if-match if-modified-since'
    ' if-none-match if-range range'.split()
)
"""Headers that are passed on."""


class TooLong(Exception):
    """What a request asks does not fit into a message; ``status`` says what of it."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = status


class _Line:
    """Those of one who asks."""

    def __init__(self) -> None:
        self._free = asyncio.Semaphore(EACH)
        self._waiting = 0

    async def wait(self) -> None:
        """Wait for a turn. Raises Refused."""
        if not self._free.locked():
            await self._free.acquire()
            return
        if self._waiting >= WAITING:
            raise busy()
        self._waiting += 1
        try:
            await asyncio.wait_for(self._free.acquire(), PATIENCE)
        except asyncio.TimeoutError:
            raise busy() from None
        finally:
            self._waiting -= 1

    def end(self) -> None:
        """Let the next one have a turn."""
        self._free.release()


class Turn:
    """What one who asks may have under way, until ``end``."""

    def __init__(self, line: _Line) -> None:
        self._line: _Line | None = line

    def end(self) -> None:
        """Give it back; only the first call counts."""
        line, self._line = self._line, None
        if line is not None:
            line.end()


def busy() -> Refused:
    """Return why something is not asked."""
    return Refused('busy', 'too many requests are under way')


@dataclass
class Exchange:
    """A request under way, and its answer."""

    number: int
    answered: asyncio.Future[Answered]
    inflow: Inflow
    outflow: Outflow
    turn: Turn
    """Of who asks."""

    async def body(self) -> AsyncIterator[bytes]:
        """Yield the answer's body. Raises Broken."""
        more = True
        while more:
            try:
                data, more = await asyncio.wait_for(self.inflow.read(), PATIENCE)
            except asyncio.TimeoutError:
                raise Broken from None
            if data:
                yield data


class Requests:
    """The requests that one server is asked; loop thread."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._numbers = 0
        self._exchanges: dict[int, Exchange] = {}
        self._lines: WeakValueDictionary[str, _Line] = WeakValueDictionary()
        self._closed = False

    def receive(self, message: TrunkMessage) -> bool:
        """Take a message, if it is about a request; tell whether it is. Raises Refused."""
        if not isinstance(message, (Answered, Chunk, Taken, Dropped)):
            return False
        exchange = self._exchanges.get(message.request)
        if exchange is None:
            return True  # it is over here already
        if isinstance(message, Answered):
            if not exchange.answered.done():
                exchange.answered.set_result(message)
        elif isinstance(message, Chunk):
            exchange.inflow.put(message)
        elif isinstance(message, Taken):
            exchange.outflow.taken(message.received)
        else:
            self._break(exchange)
        return True

    def close(self) -> None:
        """The server is gone: nobody waits for it any more."""
        self._closed = True
        for exchange in list(self._exchanges.values()):
            self._break(exchange)

    async def turn(self, who: str) -> Turn:
        """Wait until one who asks may; give it to ``ask``, or ``end`` it. Raises Refused."""
        line = self._lines.setdefault(who, _Line())
        await line.wait()
        return Turn(line)

    async def ask(
        self,
        request: Request,
        path: str,
        extra: dict[str, str],
        *,
        who: str = '',
        turn: Turn | None = None,
        stranger: bool = False,
    ) -> Exchange:
        """
        Pass a request on; return once its answer begins. ``extra`` replaces headers.

        A ``stranger`` has not proved to be a client who is here: the last half is for those. Of
        each ``who`` only so many are under way, unless a ``turn`` is given: it ends with this.
        Whoever calls reads the body, and ``finish``es. Raises Broken, Refused, TooLong.
        """
        headers = _headers(request, extra)
        if max(len(path), len(request.url.query)) > LONGEST_TEXT:
            raise TooLong(414, 'the address is too long')
        if any(len(value) > LONGEST_TEXT for value in headers.values()):
            raise TooLong(431, 'a header is too long')
        turn = turn or await self.turn(who)
        if self._closed or len(self._exchanges) >= (AT_ONCE // 2 if stranger else AT_ONCE):
            turn.end()
            raise Broken if self._closed else busy()
        self._numbers += 1
        number = self._numbers
        answered: asyncio.Future[Answered] = asyncio.get_running_loop().create_future()
        exchange = Exchange(
            number, answered, Inflow(number, self._tell), Outflow(number, self._tell), turn
        )
        self._exchanges[number] = exchange
        try:
            self._tell(Asked(number, request.method, path, request.url.query, headers))  # type: ignore[arg-type]
            await self._begun(exchange, request)
        except BaseException:
            self.finish(exchange)
            raise
        return exchange

    async def _begun(self, exchange: Exchange, request: Request) -> None:
        """Send the body, and wait until the answer begins, which may be before its end."""
        sending = asyncio.ensure_future(_send_body(exchange, request))
        try:
            await asyncio.wait((sending, exchange.answered), return_when=asyncio.FIRST_COMPLETED)
            if sending.done():
                sending.result()
            try:
                await asyncio.wait_for(asyncio.shield(exchange.answered), PATIENCE)
            except asyncio.TimeoutError:
                raise Broken from None
        finally:
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)

    def finish(self, exchange: Exchange) -> None:
        """The page has its answer, or wants it no more."""
        if self._over(exchange):
            self._tell(Dropped(exchange.number))

    def _over(self, exchange: Exchange) -> bool:
        """Forget it, if that was not done; the next one of who asked has its turn."""
        found = self._exchanges.pop(exchange.number, None) is not None
        if found:
            exchange.turn.end()
        return found

    def _break(self, exchange: Exchange) -> None:
        self._over(exchange)
        exchange.inflow.end()
        exchange.outflow.end()
        if not exchange.answered.done():
            exchange.answered.set_exception(Broken())


def _headers(request: Request, extra: dict[str, str]) -> dict[str, str]:
    """Return what is passed on of a request's headers; ``extra`` goes instead of its own."""
    named = {k: v for k, v in request.headers.items() if k in ASKED} | extra
    return {name: value for name, value in named.items() if value}


async def _send_body(exchange: Exchange, request: Request) -> None:
    if request.method != 'POST':
        return
    stream = request.stream()
    try:
        while (data := await asyncio.wait_for(anext(stream, None), PATIENCE)) is not None:
            await exchange.outflow.send(data, more=True)
    except asyncio.TimeoutError:
        raise Broken from None
    exchange.outflow.last()
