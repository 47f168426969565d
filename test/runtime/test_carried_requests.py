# SPDX-License-Identifier: Apache-2.0
"""What a relay asks is answered by the pages, and only what it may ask."""

from __future__ import annotations

import asyncio
from typing import Any

import numpy as np
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from support.served import in_loop

from ros_viz_bridge.core.access import Refused
from ros_viz_bridge.runtime import carried_requests
from ros_viz_bridge.runtime.carried_requests import CarriedRequests
from ros_viz_bridge.wire.trunk import Answered, Asked, Beat, Chunk, Dropped


def make(said: list[Any], **routes: Any) -> CarriedRequests:
    found = [Route(f'/{name}/x', run, methods=['GET', 'POST']) for name, run in routes.items()]
    return CarriedRequests(Starlette(routes=found), said.append)


def ask(number: int, path: str, method: Any = 'GET', **headers: str) -> Asked:
    return Asked(number, method, path, 'a=1', {k.replace('_', '-'): v for k, v in headers.items()})


async def answered(said: list[Any], number: int) -> tuple[Answered, bytes]:
    while not any(isinstance(m, Chunk) and m.request == number and not m.more for m in said):
        await asyncio.sleep(0.001)
    (head,) = [m for m in said if isinstance(m, Answered) and m.request == number]
    chunks = [m for m in said if isinstance(m, Chunk) and m.request == number]
    return head, b''.join(chunk.data.tobytes() for chunk in chunks)


@in_loop
async def test_requests_are_answered_with_their_bodies() -> None:
    async def echo(request: Request) -> Response:
        data = await request.body()
        return Response(data[::-1], headers={'ETag': request.headers['if-none-match']})

    said: list[Any] = []
    requests = make(said, answers=echo)
    assert requests.receive(ask(1, '/answers/x', 'POST', if_none_match='"7"'))
    requests.receive(Chunk(1, True, np.frombuffer(b'ab', np.uint8)))
    requests.receive(Chunk(1, False, np.frombuffer(b'cd', np.uint8)))
    head, body = await answered(said, 1)
    assert (head.status, head.headers['etag'], body) == (200, '"7"', b'dcba')
    assert not requests.receive(Beat(0.0, [], {}))


@in_loop
async def test_what_is_not_for_others_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[Any] = []
    requests = make(said, api=lambda request: PlainTextResponse('secret'))
    for number, path in enumerate(('/api/x', '/', '/index.html', '/ws/control', '//api/x', '')):
        requests.receive(ask(number, path))
        assert (await answered(said, number))[0].status == 404
    monkeypatch.setattr(carried_requests, 'AT_ONCE', 0)
    requests.receive(ask(50, '/assets/x'))
    assert (await answered(said, 50))[0].status == 503


@in_loop
async def test_a_request_that_fails_or_is_dropped_ends_alone() -> None:
    began, ended = asyncio.Event(), asyncio.Event()

    async def waits(request: Request) -> Response:
        began.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()
        raise AssertionError

    def fails(request: Request) -> Response:
        raise RuntimeError('broken')

    said: list[Any] = []
    requests = make(said, files=waits, uploads=fails)
    requests.receive(ask(1, '/files/x'))
    await began.wait()
    with pytest.raises(Refused, match='twice'):
        requests.receive(ask(1, '/files/x'))
    requests.receive(Dropped(1))
    await ended.wait()
    requests.receive(ask(2, '/uploads/x'))
    assert (await answered(said, 2))[0].status == 500
    requests.receive(Chunk(77, False, np.zeros(0, np.uint8)))  # of nobody any more
    ended.clear()
    began.clear()
    requests.receive(ask(3, '/files/x'))
    await began.wait()
    requests.close()
    await ended.wait()


@in_loop
async def test_requests_dropped_before_they_began_take_no_room() -> None:
    said: list[Any] = []
    requests = make(said, assets=lambda request: PlainTextResponse('here'))
    for number in range(carried_requests.AT_ONCE):
        requests.receive(ask(number, '/assets/x'))
        requests.receive(Dropped(number))
    await asyncio.sleep(0)  # they are cancelled
    await asyncio.sleep(0)
    requests.receive(ask(99, '/assets/x'))
    assert (await answered(said, 99))[0].status == 200


@in_loop
async def test_many_parts_of_a_file_are_not_asked_for() -> None:
    said: list[Any] = []
    requests = make(said, static=lambda request: PlainTextResponse(str(request.headers.items())))
    for number, asked in enumerate(('bytes=0-1', 'bytes=0-1,0-1')):
        requests.receive(ask(number, '/static/x', range=asked))
        assert (b'range' in (await answered(said, number))[1]) is (number == 0)
