# SPDX-License-Identifier: Apache-2.0
"""Who calls the browser gets its answer or an error, and never waits for one that is gone."""

from __future__ import annotations

import asyncio

import orjson
import pytest
from support.served import in_loop

from ros_viz_bridge.runtime.devtools import BrowserGoneError, DevTools, DevToolsError


@in_loop
async def test_each_call_gets_its_own_answer_and_those_of_a_dead_browser_fail() -> None:
    reader = asyncio.StreamReader()
    sent: list[bytes] = []
    devtools = DevTools(reader, sent.append)
    reading = asyncio.ensure_future(devtools.read())
    calls = [
        asyncio.ensure_future(devtools.call('A', 's', x=1)),
        asyncio.ensure_future(devtools.call('B')),
        asyncio.ensure_future(devtools.call('C')),
    ]
    await asyncio.sleep(0)
    asked = [orjson.loads(each.rstrip(b'\0')) for each in sent]
    assert asked[0] == {'id': 1, 'method': 'A', 'params': {'x': 1}, 'sessionId': 's'}
    assert 'sessionId' not in asked[1]
    reader.feed_data(b'{"method":"Event"}\0{"id":2,"error":{"message":"no such thing"}}\0{"id":1')
    reader.feed_data(b',"result":{"y":2}}\0')
    assert await calls[0] == {'y': 2}
    with pytest.raises(DevToolsError, match='no such thing'):
        await calls[1]
    reader.feed_eof()
    for call in (calls[2], devtools.call('D')):
        with pytest.raises(BrowserGoneError, match='has ended'):
            await call
    await reading
    assert devtools.gone
