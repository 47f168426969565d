# SPDX-License-Identifier: Apache-2.0
"""Words go out in order, each with its place, and wait where the network waits."""

from __future__ import annotations

import asyncio
import threading

import pytest
from support.served import in_loop, soon

from ros_viz_bridge.core.outbox import PIECE_HEAD, PIECE_MARK
from ros_viz_bridge.runtime import voice
from ros_viz_bridge.runtime.voice import parts, Voice
from ros_viz_bridge.runtime.writer import Closed


@in_loop
async def test_a_piece_goes_with_its_head_and_all_in_order() -> None:
    said: list[tuple[bytes, int]] = []
    ended = threading.Event()
    speaker = Voice(lambda data, position: said.append((data, position)), ended.set)
    head = PIECE_HEAD.pack(PIECE_MARK, 1, 0, 3)
    for data in (b'one', head, b'two', head, head, b'three'):  # a piece may look like a head
        await speaker.say(data)
    await soon(lambda: len(said) == 4)
    speaker.close()
    await asyncio.to_thread(speaker.finish, 20.0)
    assert ended.is_set()
    assert [data for data, _ in said] == [b'one', head + b'two', head + head, b'three']
    assert [position for _, position in said] == [0, 3, 22, 54]
    assert [parts(data) for data, _ in said[:2]] == [(b'one',), (head, b'two')]


@in_loop
async def test_who_speaks_waits_for_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voice, 'MOST', 10)
    free = threading.Semaphore(0)
    speaker = Voice(lambda data, position: bool(free.acquire()), lambda: None)
    await speaker.say(b'x' * 11)
    waits = asyncio.ensure_future(speaker.say(b'y'))
    await asyncio.sleep(0)
    assert not waits.done()
    free.release()
    await waits
    await speaker.say(b'z' * 11)
    waits = asyncio.ensure_future(speaker.say(b'y'))
    await asyncio.sleep(0)
    speaker.close()
    with pytest.raises(Closed):
        await waits
    free.release(9)


@in_loop
async def test_a_loop_that_closes_it_does_not_wait_for_what_waits() -> None:
    """Else a robot would stand still for each edge that it lets go, just when it takes nothing."""
    free, ended = threading.Event(), threading.Event()
    said: list[bytes] = []

    def put(data: bytes, position: int) -> None:
        free.wait(20)
        said.append(data)

    speaker = Voice(put, ended.set)
    for data in (b'one', b'two'):
        await speaker.say(data)
    speaker.close()
    speaker.finish(0.0)
    assert not said and not ended.is_set()
    free.set()
    await asyncio.to_thread(speaker.finish, 20.0)
    assert said == [b'one', b'two'] and ended.is_set()


@in_loop
async def test_a_network_that_fails_ends_it() -> None:
    def put(data: bytes, position: int) -> None:
        raise OSError('gone')

    speaker = Voice(put, lambda: None)
    await speaker.say(b'one')
    await soon(lambda: speaker._broken)
    with pytest.raises(Closed):
        await speaker.say(b'two')
