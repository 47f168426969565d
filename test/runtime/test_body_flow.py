# SPDX-License-Identifier: Apache-2.0
"""Bodies go through a trunk whole, in order, and never more at once than the window."""

from __future__ import annotations

import asyncio
from typing import Any

import numpy as np
import pytest
from support.served import in_loop

from ros_viz_bridge.core.access import Refused
from ros_viz_bridge.runtime import body_flow
from ros_viz_bridge.runtime.body_flow import Broken, Inflow, Outflow
from ros_viz_bridge.wire.trunk import Chunk, LEAST_COST, Taken, WINDOW


@in_loop
async def test_a_large_body_comes_whole_within_the_window() -> None:
    data = np.random.default_rng(0).bytes(3 * WINDOW + 7)
    under_way: list[int] = []
    inflow = Inflow(1, lambda message: outflow.taken(message.received))  # type: ignore
    outflow = Outflow(1, lambda message: (under_way.append(inflow._size), inflow.put(message)))

    async def read() -> bytes:
        found, more = b'', True
        while more:
            part, more = await inflow.read()
            found += part
        return found

    reading = asyncio.ensure_future(read())
    await outflow.send(data, more=True)
    await outflow.send(b'', more=False)
    assert await reading == data and max(under_way) <= WINDOW


@in_loop
async def test_who_sends_more_than_is_allowed_or_takes_what_was_not_sent_is_refused() -> None:
    said: list[Any] = []
    inflow, outflow = Inflow(1, said.append), Outflow(1, said.append)
    with pytest.raises(Refused, match='window'):
        for _ in range(10):
            inflow.put(Chunk(1, True, np.zeros(WINDOW // 4, np.uint8)))
    await outflow.send(bytes(10_000), more=True)
    outflow.taken(4000)
    for wrong in (3000, 11_000):
        with pytest.raises(Refused, match='were taken'):
            outflow.taken(wrong)


@in_loop
async def test_small_parts_are_few(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[Any] = []
    outflow = Outflow(1, said.append)
    monkeypatch.setattr(body_flow, 'PATIENCE', 0.01)
    with pytest.raises(Broken):  # and nobody waits for ever for the other end
        for _ in range(Chunk.QUEUED + 1):
            await outflow.send(b'x', more=True)
            await outflow.send(b'', more=True)
    assert len(said) == WINDOW // LEAST_COST < Chunk.QUEUED
    inflow = Inflow(1, said.append)
    with pytest.raises(Refused, match='is empty'):
        inflow.put(Chunk(1, True, np.zeros(0, np.uint8)))
    inflow.put(Chunk(1, False, np.zeros(0, np.uint8)))
    with pytest.raises(Refused, match='after its last'):
        inflow.put(Chunk(1, False, np.zeros(0, np.uint8)))


@in_loop
async def test_both_ends_learn_that_it_is_over() -> None:
    said: list[Any] = []
    inflow, outflow = Inflow(1, said.append), Outflow(1, said.append)
    sending = asyncio.ensure_future(outflow.send(bytes(2 * WINDOW), more=False))
    reading = asyncio.ensure_future(inflow.read())
    await asyncio.sleep(0)
    inflow.end()
    outflow.end()
    for task in (sending, reading):
        with pytest.raises(Broken):
            await task
    outflow.last()
    assert not said[-1].more and not any(isinstance(each, Taken) for each in said)
