# SPDX-License-Identifier: Apache-2.0
"""A robot's end that is stopped is gone, whatever fails meanwhile."""

from __future__ import annotations

import asyncio

import pytest
from support.robot_ends import Made
from support.served import in_loop

from ros_viz_bridge.runtime import robot_end


@in_loop
async def test_it_stops_also_where_the_network_cannot_be_left_in_order(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    entered, left = asyncio.Event(), asyncio.Event()
    monkeypatch.setattr(robot_end, 'RETRY', 0.0)

    class Failing:
        @classmethod
        async def enter(cls, options: object) -> Failing:
            if left.is_set():
                pytest.fail('it came back')
            return cls()

        async def leave(self) -> None:
            left.set()
            raise OSError('gone')

    async def serve(network: object) -> None:
        entered.set()
        await asyncio.Event().wait()

    made = Made()
    monkeypatch.setattr(robot_end, 'Network', Failing)
    monkeypatch.setattr(made.end, '_serve', serve)
    running = asyncio.create_task(made.end._run())
    await entered.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert left.is_set() and 'could not be left' in caplog.text
