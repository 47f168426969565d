# SPDX-License-Identifier: Apache-2.0
"""A server that knows only ASGI is given one message at a time, and is waited for."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from support.served import in_loop

from ros_viz_bridge.runtime.writer import AwaitedWriter, Closed, LARGE, send_binary


class Sink:
    """Takes messages while it is open."""

    def __init__(self) -> None:
        self.said: list[bytes] = []
        self.open = asyncio.Event()
        self.open.set()
        self.gone = False

    async def send(self, message: dict[str, Any]) -> None:
        await self.open.wait()
        if self.gone:
            raise OSError('gone')
        self.said.append(message['bytes'])


async def turns(condition: Any) -> None:
    while not condition():
        await asyncio.sleep(0)


@in_loop
async def test_it_has_room_again_once_a_message_was_taken() -> None:
    sink = Sink()
    writer = AwaitedWriter(sink.send)
    assert not writer.room  # nobody would send
    waiting = [b'a', b'b', b'c']
    running = asyncio.create_task(
        writer.run(lambda: waiting and writer.write([waiting.pop(0)]), lambda frame: None)
    )
    await turns(lambda: len(sink.said) == 3 and writer.room)
    sink.open.clear()
    writer.write([b'd'])
    await asyncio.sleep(0)
    assert not writer.room
    sink.open.set()
    await turns(lambda: writer.room)
    assert sink.said == [b'a', b'b', b'c', b'd']
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert not writer.room


@in_loop
async def test_others_have_their_turn_after_a_large_message() -> None:
    sink = Sink()
    writer = AwaitedWriter(sink.send)
    large = bytes(LARGE + 1)
    running = asyncio.create_task(
        writer.run(lambda: writer.write([large]) if len(sink.said) < 9 else None, lambda f: None)
    )
    seen: list[int] = []
    while len(sink.said) < 9:
        await asyncio.sleep(0)
        seen.append(len(sink.said))
    assert 4 in seen
    running.cancel()


@in_loop
async def test_who_is_gone_is_told_as_closed() -> None:
    sink = Sink()
    sink.gone = True
    with pytest.raises(Closed):
        await send_binary(sink.send, b'x')
    writer = AwaitedWriter(sink.send)
    with pytest.raises(Closed):
        await writer.run(lambda: writer.write([b'x']), lambda frame: None)
