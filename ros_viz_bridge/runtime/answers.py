# SPDX-License-Identifier: Apache-2.0
"""Large answers of pages, beside the socket: nothing that a viewer does waits behind them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response

from ..wire.ask import Answer
from ..wire.codec import decode
from ..wire.validate import WireError

LIMIT = 256 << 20
"""Bytes of an answer: a picture of the largest size, uncompressed."""
PATIENCE = 30.0
"""Seconds without a byte after which a page is not waited for."""


class AnswerRoute:
    """
    ``POST answers/<ask>`` with the frame of an ``Answer`` as its body.

    Who knows the name of a question is who was asked it (``wire/ask.py``); ``waits`` tells whether
    somebody still wants to know.
    """

    def __init__(self, waits: Callable[[str], bool], take: Callable[[Answer], None]) -> None:
        self._waits = waits
        self._take = take

    async def post(self, request: Request) -> Response:
        """Take an answer; the response is empty, or says why not."""
        ask = request.path_params['ask']
        if not self._waits(ask):
            return PlainTextResponse('nobody waits for this answer any more', 410)
        size = request.headers.get('content-length', '')
        if not size.isdecimal() or int(size) > LIMIT:
            text = f'an answer has at most {LIMIT} bytes, and says its size before'
            return PlainTextResponse(text, 413)
        try:
            frame = await _body(request, int(size))
            answer = decode(frame)
        except (ClientDisconnect, asyncio.TimeoutError):
            return PlainTextResponse('the answer did not come to its end', 408)
        except WireError as error:
            return PlainTextResponse(str(error), 422)
        if not isinstance(answer, Answer) or answer.ask != ask:
            return PlainTextResponse('this is the answer to no question, or to another', 422)
        self._take(answer)
        return Response(status_code=204)


async def _body(request: Request, size: int) -> bytes:
    """Return the whole body. Raises WireError for one that is longer than was said."""
    body = bytearray()
    stream = request.stream()
    while (chunk := await asyncio.wait_for(anext(stream, None), PATIENCE)) is not None:
        body += chunk
        if len(body) > size:
            raise WireError(f'{len(body)} bytes came, {size} were said')
    return bytes(body)
