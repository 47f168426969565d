# SPDX-License-Identifier: Apache-2.0
"""Generators: plain and async ones, their pace and their end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from support.served import in_loop

from ros_viz_bridge.vuer.events import ClientEvent, Frame, NOOP, NULL, Update
from ros_viz_bridge.vuer.generator import check_generator, run_generator


class Session:
    """As much of a session as a generator needs."""

    def __init__(self) -> None:
        self.downlink: list[ClientEvent] = []
        self._arrived = asyncio.Event()
        self.said: list[Any] = []

    def popleft(self) -> ClientEvent | None:
        return self.downlink.pop(0) if self.downlink else None

    def __matmul__(self, event: Any) -> None:
        self.said.append(event)

    def hear(self, event: ClientEvent) -> None:
        self.downlink.append(event)
        self._arrived.set()


async def run(function: Any, session: Any) -> None:
    await asyncio.wait_for(run_generator(function, session), 20.0)


@in_loop
async def test_both_kinds_are_sent_what_comes_and_end() -> None:
    heard: list[Any] = []

    def plain(session: Any) -> Iterator[Any]:
        heard.append((yield NOOP))
        heard.append((yield Frame(Update(), frame_rate=1000.0)))

    async def async_(session: Any) -> AsyncIterator[Any]:
        heard.append((yield NOOP))
        heard.append((yield Frame(Update(), frame_rate=1000.0)))

    for function in (plain, async_):
        session = Session()
        running = asyncio.create_task(run(function, session))
        await asyncio.sleep(0.01)
        assert not running.done()  # without a Frame it waits for an event
        click = ClientEvent('CLICK')
        session.hear(click)
        await running
        assert heard == [click, NULL] and isinstance(session.said[-1], Update)
        heard.clear()


@in_loop
async def test_frames_keep_their_pace_whatever_is_done_between_them() -> None:
    times: list[float] = []

    async def frames(session: Any) -> AsyncIterator[Any]:
        for _ in range(11):
            times.append(asyncio.get_running_loop().time())
            await asyncio.sleep(0.005)
            yield Frame(frame_rate=50.0)

    await run(frames, Session())
    assert times[-1] - times[0] >= 0.199
    assert min(b - a for a, b in zip(times, times[1:], strict=False)) > 0.005


@in_loop
async def test_a_generator_is_closed_when_its_session_ends() -> None:
    closed: list[str] = []

    async def frames(session: Any) -> AsyncIterator[Any]:
        try:
            while True:
                yield Frame()
        finally:
            closed.append('async')

    def plain(session: Any) -> Iterator[Any]:
        try:
            while True:
                yield Frame()
        finally:
            closed.append('plain')

    for function in (frames, plain):
        task = asyncio.create_task(run_generator(function, Session()))  # type: ignore[arg-type]
        await asyncio.sleep(0.01)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    assert closed == ['async', 'plain']


def test_functions_without_a_yield_are_named() -> None:
    async def main(session: Any) -> None: ...

    with pytest.raises(TypeError, match='"yield"'):
        check_generator(main)
