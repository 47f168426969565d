# SPDX-License-Identifier: Apache-2.0
"""Slow handlers and sessions that come and go leave nothing behind."""

from __future__ import annotations

import asyncio
import gc
import os
import threading

from support.page import Page
from support.served import in_loop, soon

from ros_viz_bridge.vuer import ClientEvent, Frame, Vuer, VuerSession
from ros_viz_bridge.vuer.schemas import Button
from ros_viz_bridge.vuer.sessions import CALLS

CYCLES = 30


@in_loop
async def test_a_handler_that_is_too_slow_is_not_called_without_end() -> None:
    running: list[int] = []
    app = Vuer(port=0)

    @app.add_handler('CLICK')
    async def slow(event: ClientEvent, session: VuerSession) -> None:
        running.append(1)
        await session.forever()

    try:
        async with Page(app.url) as page:
            await soon(lambda: app.get_session(page.hello.client_id))
            session = app.get_session(page.hello.client_id)
            assert session is not None
            for _ in range(CALLS + 50):
                app.happened(session, 'CLICK', 'b', None)
            app.flush()
            await soon(lambda: len(running) == CALLS)
            app.flush()
            assert len(running) == CALLS
    finally:
        app.stop()


@in_loop
async def test_so_is_one_on_a_thread() -> None:
    seen: list[int] = []
    gate = threading.Event()
    app = Vuer(port=0)

    @app.add_handler('CLICK')
    def slow(event: ClientEvent, session: VuerSession) -> None:
        gate.wait(30)
        seen.append(1)

    try:
        async with Page(app.url) as page:
            await soon(lambda: app.get_session(page.hello.client_id))
            session = app.get_session(page.hello.client_id)
            assert session is not None
            for _ in range(CALLS + 50):
                app.happened(session, 'CLICK', 'b', None)
            app.flush()
            gate.set()
            await soon(lambda: len(seen) == CALLS)
            app.happened(session, 'CLICK', 'b', None)
            await soon(lambda: len(seen) == CALLS + 1)
    finally:
        gate.set()
        app.stop()


@in_loop
async def test_sessions_that_come_and_go_leave_nothing() -> None:
    app = Vuer(port=0)
    ended: list[str] = []

    @app.spawn()
    async def main(session: VuerSession) -> None:
        async def beside() -> None:
            await session.forever()

        session.spawn_task(beside())
        session.add @ Button('b')
        try:
            await session.till('CLICK')
        finally:
            ended.append(session.CURRENT_WS_ID)

    @app.bind()
    async def frames(session: VuerSession):  # type: ignore[no-untyped-def]
        while True:
            yield Frame(frame_rate=100.0)

    def there() -> tuple[int, int, int]:
        gc.collect()
        tasks = len(asyncio.all_tasks(app.get_event_loop()))
        return threading.active_count(), tasks, len(os.listdir('/proc/self/fd'))

    try:
        async with Page(app.url):
            await soon(app.get_clients)
        await soon(lambda: len(ended) == 1 and not app.get_clients())
        before = there()
        for _ in range(CYCLES):
            async with Page(app.url, data=False):
                pass
        await soon(lambda: len(ended) == CYCLES + 1 and not app.get_clients())
        await soon(lambda: there()[1] <= before[1] + 2)
        after = there()
        assert after[0] <= before[0] + 2 and after[2] <= before[2] + 4, (before, after)
    finally:
        app.stop()
