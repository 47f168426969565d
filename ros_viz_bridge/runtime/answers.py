# SPDX-License-Identifier: Apache-2.0
"""Large answers of pages, beside the socket: nothing that a viewer does waits behind them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response

from ..wire.ask import Answer
from ..wire.codec import decode, HEAD
from ..wire.validate import WireError

LIMIT = 256 << 20
"""Bytes of an answer: a picture of the largest size, uncompressed."""
PATIENCE = 30.0
"""Seconds without a byte after which a page is not waited for."""
DIGITS = 18
DEADLINE = 60.0
"""Seconds for all of it."""
HEADER = 64 << 10
"""Bytes of the JSON header, which is decoded on the loop; what is large is in the buffers."""


class AnswerRoute:
    """
    ``POST answers/<ask>`` with the frame of an ``Answer`` as its body.

    Who knows the name of a question is who was asked it (``wire/ask.py``); ``waits`` tells whether
    somebody still wants to know.
    """

    def __init__(self, waits: Callable[[str], bool], take: Callable[[Answer], None]) -> None:
        self._waits = waits
        self._take = take
        self._coming: set[str] = set()

    async def post(self, request: Request) -> Response:
        """Take an answer; the response is empty, or says why not."""
        ask = request.path_params['ask']
        if not self._waits(ask):
            return PlainTextResponse('nobody waits for this answer any more', 410)
        size = request.headers.get('content-length', '')
        if not size.isdecimal() or len(size) > DIGITS or int(size) > LIMIT:
            text = f'an answer has at most {LIMIT} bytes, and says its size before'
            return PlainTextResponse(text, 413)
        if ask in self._coming:
            return PlainTextResponse('an answer to this is coming already', 409)
        self._coming.add(ask)
        try:
            frame = await asyncio.wait_for(_body(request, int(size)), DEADLINE)
            answer = decode(frame)
        except (ClientDisconnect, asyncio.TimeoutError):
            return PlainTextResponse('the answer did not come to its end', 408)
        except WireError as error:
            return PlainTextResponse(str(error), 422)
        finally:
            self._coming.discard(ask)
        if not isinstance(answer, Answer) or answer.ask != ask:
            return PlainTextResponse('this is the answer to no question, or to another', 422)
        self._take(answer)
        return Response(status_code=204)


async def _body(request: Request, size: int) -> memoryview:
    """Return the body. Raises WireError where it or its header is too long."""
    body = bytearray()
    stream = request.stream()
    while (chunk := await asyncio.wait_for(anext(stream, None), PATIENCE)) is not None:
        body += chunk
        if len(body) >= HEAD.size and (header := HEAD.unpack_from(body)[0]) > HEADER:
            raise WireError(f'a header of {header} bytes; an answer has one of at most {HEADER}')
        if len(body) > size:
            raise WireError(f'{len(body)} bytes came, {size} were said')
    return memoryview(body)
