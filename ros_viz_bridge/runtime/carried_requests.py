# SPDX-License-Identifier: Apache-2.0
"""Requests that a relay passes on: answered by the server's own pages, in this process."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from dataclasses import dataclass
import logging
from typing import Any
from urllib.parse import quote

from ..core.access import Refused
from ..wire.trunk import Answered, Asked, Chunk, Dropped, LONGEST_TEXT, Taken, TrunkMessage
from .body_flow import Broken, Inflow, Outflow, Tell
from .guard import asks_for_parts

CARRIED = frozenset('assets answers downloads files static uploads workspace'.split())
"""First parts of paths that a relay may ask for: all else is its own, or not for others."""
AT_ONCE = 64

logger = logging.getLogger(__name__)


@dataclass
class _Exchange:
    """A request that is being answered."""

    inflow: Inflow
    outflow: Outflow
    task: asyncio.Task[None]


class CarriedRequests:
    """Answers requests by calling ``app``; loop thread."""

    def __init__(self, app: Any, tell: Tell) -> None:
        self._app = app
        self._tell = tell
        self._exchanges: dict[int, _Exchange] = {}

    def receive(self, message: TrunkMessage) -> bool:
        """Take a message, if it is about a request; tell whether it is. Raises Refused."""
        if isinstance(message, Asked):
            self._begin(message)
            return True
        if not isinstance(message, (Chunk, Taken, Dropped)):
            return False
        exchange = self._exchanges.get(message.request)
        if exchange is None:
            return True  # it is over here already
        if isinstance(message, Chunk):
            exchange.inflow.put(message)
        elif isinstance(message, Taken):
            exchange.outflow.taken(message.received)
        else:
            exchange.task.cancel()
        return True

    def close(self) -> None:
        """The relay is gone."""
        for exchange in self._exchanges.values():
            exchange.task.cancel()

    def _begin(self, asked: Asked) -> None:
        first = _first(asked)
        if asked.request in self._exchanges:
            raise Refused('protocol', f'request {asked.request} came twice')
        if first not in CARRIED or len(self._exchanges) >= AT_ONCE:
            status = 404 if first not in CARRIED else 503
            self._tell(Answered(asked.request, status, {'content-length': '0'}))
            self._tell_end(asked.request)
            return
        inflow, outflow = Inflow(asked.request, self._tell), Outflow(asked.request, self._tell)
        task = asyncio.get_running_loop().create_task(self._answer(asked, inflow, outflow))
        self._exchanges[asked.request] = _Exchange(inflow, outflow, task)
        # Not the task itself: one that is dropped before it began never comes to its end.
        task.add_done_callback(lambda done: self._exchanges.pop(asked.request))

    def _tell_end(self, request: int) -> None:
        Outflow(request, self._tell).last()

    async def _answer(self, asked: Asked, inflow: Inflow, outflow: Outflow) -> None:
        ended = False

        async def receive() -> dict[str, Any]:
            try:
                data, more = await inflow.read()
            except Broken:
                return {'type': 'http.disconnect'}
            return {'type': 'http.request', 'body': data, 'more_body': more}

        async def send(message: MutableMapping[str, Any]) -> None:
            nonlocal ended
            if message['type'] == 'http.response.start':
                named = {_text(k).lower(): _text(v) for k, v in message['headers']}
                headers = {k: v for k, v in named.items() if len(v) <= LONGEST_TEXT}
                self._tell(Answered(asked.request, message['status'], headers))
            elif message['type'] == 'http.response.body':
                more = message.get('more_body', False)
                await outflow.send(message.get('body', b''), more=more)
                ended = not more

        try:
            await self._app(_scope(asked), receive, send)
        except Broken:
            logger.debug('%s was not taken to its end', _first(asked))
        except Exception:
            logger.exception('%s %s failed', asked.method, _first(asked))
        finally:
            if not ended:
                self._tell(Dropped(asked.request))


def _first(asked: Asked) -> str:
    """Return what is asked for, without secrets: the first part of the path."""
    return asked.path.strip('/').partition('/')[0]


def _text(raw: bytes) -> str:
    return raw.decode('latin-1')


def _scope(asked: Asked) -> dict[str, Any]:
    headers = [(k.encode('latin-1'), v.encode('latin-1')) for k, v in asked.headers.items()]
    return {
        'type': 'http',
        'asgi': {'version': '3.0', 'spec_version': '2.3'},
        'http_version': '1.1',
        'method': asked.method,
        'scheme': 'https',
        'path': asked.path,
        'raw_path': quote(asked.path).encode(),
        'query_string': asked.query.encode(),
        'root_path': '',
        'headers': [each for each in headers if not asks_for_parts(*each)],
        'client': None,
        'server': None,
    }
