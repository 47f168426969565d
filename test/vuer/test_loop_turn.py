# SPDX-License-Identifier: Apache-2.0
"""A session that never awaits is stopped; one that does may go on for ever."""

from __future__ import annotations

import asyncio

import pytest
from support.served import in_loop

from ros_viz_bridge.vuer.loop_turn import LoopTurn


@in_loop
async def test_who_never_awaits_is_stopped() -> None:
    turn = LoopTurn(0.02)
    with pytest.raises(RuntimeError, match='await asyncio.sleep'):
        while True:
            turn.check()


@in_loop
async def test_who_awaits_goes_on() -> None:
    turn = LoopTurn(0.05)
    loop = asyncio.get_running_loop()
    end = loop.time() + 0.2
    while loop.time() < end:
        turn.check()
        await asyncio.sleep(0)
