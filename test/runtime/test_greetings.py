# SPDX-License-Identifier: Apache-2.0
"""Who opens sockets and says nothing keeps nobody else out."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from support.served import in_loop

from ros_viz_bridge.core.access import Refused
from ros_viz_bridge.runtime import greetings
from ros_viz_bridge.runtime.socket import Socket


@in_loop
async def test_of_too_many_that_are_silent_the_oldest_goes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(greetings, 'GREETINGS', 2)
    waiting = greetings.Greetings()

    async def silence() -> Any:
        await asyncio.Event().wait()

    async def send(message: Any) -> None:
        pass

    async def word() -> Any:
        return {'type': 'websocket.receive', 'bytes': b'hello'}

    silent = [asyncio.ensure_future(waiting.first(Socket(silence, send))) for _ in range(2)]
    await asyncio.sleep(0)
    assert await waiting.first(Socket(word, send)) == b'hello'
    with pytest.raises(Refused, match='without a greeting'):
        await silent[0]
    assert not silent[1].done()
    silent[1].cancel()
