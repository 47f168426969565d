# SPDX-License-Identifier: Apache-2.0
"""Requests that nobody answers end; what is passed on is what should be."""

from __future__ import annotations

import asyncio
import gc
from typing import Any

import pytest
from starlette.requests import Request
from support.served import in_loop

from ros_viz_bridge.core.access import Refused
from ros_viz_bridge.relay import requests as module
from ros_viz_bridge.relay.requests import Requests, TooLong
from ros_viz_bridge.runtime.body_flow import Broken
from ros_viz_bridge.wire.trunk import Answered, Asked, Beat, Dropped, LONGEST_TEXT


def request(**headers: str) -> Request:
    named = [(k.replace('_', '-').encode(), v.encode()) for k, v in headers.items()]
    scope = {'type': 'http', 'method': 'GET', 'path': '/x', 'query_string': b'', 'headers': named}
    return Request({**scope, 'server': ('relay', 80), 'scheme': 'http'})


async def settled() -> None:
    """Let all go on that can."""
    for _ in range(300):
        await asyncio.sleep(0)


@in_loop
async def test_only_harmless_headers_are_passed_on() -> None:
    said: list[Any] = []
    requests = Requests(said.append)
    asking = asyncio.ensure_future(
        requests.ask(
            request(cookie='secret', authorization='secret', range='bytes=1-', accept='*/*'),
            '/assets/x',
            {'accept': ''},
        )
    )
    while not said:
        await asyncio.sleep(0)
    (asked,) = said
    assert isinstance(asked, Asked) and asked.headers == {'range': 'bytes=1-'}
    assert not requests.receive(Beat(0.0, [], {}))
    assert requests.receive(Answered(99, 200, {}))  # of nobody any more
    requests.receive(Answered(asked.request, 404, {}))
    exchange = await asking
    assert exchange.answered.result().status == 404
    requests.finish(exchange)
    requests.finish(exchange)
    assert said[1:] == [Dropped(asked.request)]
    del exchange, asking
    await asyncio.sleep(0)
    gc.collect()
    assert not requests._lines  # nothing is kept of who asked


@in_loop
async def test_what_does_not_fit_is_answered_here() -> None:
    said: list[Any] = []
    requests = Requests(said.append)
    for asked, path, status in (
        (request(), '/' + 'x' * LONGEST_TEXT, 414),
        (request(range='x' * (LONGEST_TEXT + 1)), '/assets/x', 431),
    ):
        with pytest.raises(TooLong) as error:
            await requests.ask(asked, path, {})
        assert error.value.status == status
    assert not said


@in_loop
async def test_what_is_not_answered_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, 'PATIENCE', 0.01)
    said: list[Any] = []
    requests = Requests(said.append)
    with pytest.raises(Broken):
        await requests.ask(request(), '/assets/x', {})
    assert isinstance(said[-1], Dropped)
    monkeypatch.setattr(module, 'PATIENCE', 60.0)
    one, two = (asyncio.ensure_future(requests.ask(request(), '/assets/x', {})) for _ in range(2))
    await asyncio.sleep(0)
    requests.receive(Dropped(2))
    with pytest.raises(Broken):
        await one
    requests.close()
    with pytest.raises(Broken):
        await two
    requests = Requests(said.append)
    for most, stranger in ((0, False), (1, True)):
        monkeypatch.setattr(module, 'AT_ONCE', most)
        with pytest.raises(Refused, match='too many'):
            await requests.ask(request(), '/assets/x', {}, stranger=stranger)


@in_loop
async def test_one_who_asks_for_much_waits_and_others_do_not() -> None:
    said: list[Any] = []
    requests = Requests(said.append)
    asking = [
        asyncio.ensure_future(requests.ask(request(), f'/assets/{i}', {}, who='greedy'))
        for i in range(module.EACH + 2)
    ]
    other = asyncio.ensure_future(requests.ask(request(), '/assets/other', {}, who='modest'))
    for _ in range(20):
        await asyncio.sleep(0)
    paths = [each.path for each in said]
    assert len(paths) == module.EACH + 1 and paths[-1] == '/assets/other'
    for each in list(said):
        requests.receive(Answered(each.request, 200, {}))
    requests.finish(await asking[0])
    requests.receive(Dropped(said[1].request))  # the server gives one up
    for _ in range(20):
        await asyncio.sleep(0)
    assert [each.path for each in said if isinstance(each, Asked)][-2:] == [
        '/assets/16',
        '/assets/17',
    ]
    requests.close()
    await asyncio.gather(*asking, other, return_exceptions=True)


@in_loop
async def test_nobody_waits_for_a_server_that_is_gone() -> None:
    said: list[Any] = []
    requests = Requests(said.append)
    asking = [
        asyncio.ensure_future(requests.ask(request(), '/assets/x', {}, who='one'))
        for _ in range(2 * module.EACH + 3)
    ]
    await settled()
    requests.close()
    await settled()
    assert all(each.done() for each in asking)
    for each in asking:
        with pytest.raises(Broken):
            await each
    assert sum(isinstance(each, Asked) for each in said) == module.EACH


@in_loop
async def test_not_without_end_do_requests_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, 'WAITING', 2)
    requests = Requests(lambda message: None)
    asking = [
        asyncio.ensure_future(requests.ask(request(), '/assets/x', {}, who='one'))
        for _ in range(module.EACH + 3)
    ]
    await settled()
    assert [each.done() for each in asking] == [False] * (module.EACH + 2) + [True]
    with pytest.raises(Refused, match='too many'):
        await asking[-1]
    requests.close()
    await asyncio.gather(*asking, return_exceptions=True)
