# SPDX-License-Identifier: Apache-2.0
"""The parts of ASGI applications do what servers expect of them."""

from __future__ import annotations

from typing import Any

from support.served import in_loop

from ros_viz_bridge.runtime.asgi_parts import accept, answer_lifespan, Endpoint


@in_loop
async def test_they_answer_as_asgi_wants() -> None:
    sent: list[str] = []
    words = iter(('lifespan.startup', 'lifespan.shutdown', 'websocket.connect'))

    async def receive() -> dict[str, Any]:
        return {'type': next(words)}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message['type'])

    await answer_lifespan(receive, send)
    await accept({}, receive, send)
    assert sent == ['lifespan.startup.complete', 'lifespan.shutdown.complete', 'websocket.accept']
    called: list[Any] = []

    async def run(*args: Any) -> None:
        called.append(args)

    await Endpoint(run)({}, receive, send)
    assert called == [({}, receive, send)]
