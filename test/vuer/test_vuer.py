# SPDX-License-Identifier: Apache-2.0
"""Sessions as a script sees them: one per client, apart from each other, gone with it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
import threading
from typing import Any

import pytest
from support.page import Page
from support.served import in_loop, soon

from ros_viz_bridge.vuer import ClientEvent, Frame, Vuer, VuerSession
from ros_viz_bridge.vuer.events import NULL
from ros_viz_bridge.wire.client import CameraMoved
from ros_viz_bridge.wire.page_events import KeyChanged, PageInfo, WantedEvents
from ros_viz_bridge.wire.session import Notice, Rejected

BROWSER = PageInfo('Firefox/130', 800, 600, 2.0, 'Europe/Zurich')


@contextmanager
def vuer(**options: Any) -> Iterator[Vuer]:
    before = set(threading.enumerate())
    app = Vuer(port=0, **options)
    try:
        yield app
    finally:
        app.stop()
    left = [t for t in set(threading.enumerate()) - before if t.name.startswith('ros_viz_bridge')]
    assert not left, left


def camera(x: float, page_time: float = 0.0) -> CameraMoved:
    return CameraMoved(page_time, 'map', (x, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0), 1.0, 1.5)


def key(name: str, event: Any = 'down') -> KeyChanged:
    return KeyChanged(0.0, event, name, 'KeyX', False, False, False, False, False)


@in_loop
async def test_each_client_has_a_session_that_ends_with_it() -> None:
    here: list[str] = []
    ended: list[str] = []
    ticks: list[str] = []
    with vuer() as app:

        @app.spawn
        async def main(session: VuerSession) -> None:
            async def tick() -> None:
                while True:
                    ticks.append(session.client.client_id)
                    await asyncio.sleep(0.001)

            session.spawn_task(tick(), name='tick')
            here.append(session.client.client_id)
            try:
                await session.forever()
            finally:
                ended.append(session.client.client_id)

        async with Page(app.url) as one:
            async with Page(app.url) as other:
                await soon(lambda: len(here) == 2)
                assert set(here) == {one.hello.client_id, other.hello.client_id}
            await soon(lambda: ended == [other.hello.client_id])
            ticks.clear()
            await soon(lambda: len(ticks) > 3)
            assert set(ticks) == {one.hello.client_id}
        await soon(lambda: len(ended) == 2)
        assert app.get_session(one.hello.client_id) is None


@in_loop
async def test_who_returns_closes_and_the_page_is_told_not_to_come_back() -> None:
    with vuer() as app:

        @app.spawn()
        async def main(session: VuerSession) -> None:
            await asyncio.sleep(0)

        async with Page(app.url, data=False) as page:
            rejected = await page.wait_for(Rejected)
            assert (rejected.code, rejected.reason) == ('ended', 'main has come to its end')
        assert main.__name__ == 'main'

    with vuer() as app:

        @app.spawn()
        async def closes(session: VuerSession) -> None:
            await session.socket.close('enough for today')
            await session.forever()

        async with Page(app.url, data=False) as page:
            assert (await page.wait_for(Rejected)).reason == 'enough for today'


@in_loop
async def test_what_raises_is_reported_with_its_client_and_ends_that_session_alone(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with vuer() as app:

        @app.spawn()
        async def main(session: VuerSession) -> None:
            await session.till('KeyDown')
            raise SystemExit(3)

        async with Page(app.url) as fails, Page(app.url) as other:
            await soon(lambda: len(app.get_clients()) == 2)
            await fails.wait_for(lambda m: isinstance(m, WantedEvents) and 'keys' in m.kinds)
            await fails.send(key('q'))
            notice = await fails.wait_for(Notice)
            assert (notice.level, notice.text) == ('error', 'main failed: SystemExit: 3')
            assert 'SystemExit' in (await fails.wait_for(Rejected)).reason
            assert any(
                f'session of {fails.hello.client_id}: main failed' in line
                for line in caplog.messages
            )
            await soon(lambda: list(app.get_clients()) == [other.hello.client_id])
            assert 'Notice' not in other.seen


@in_loop
async def test_events_of_one_session_wake_that_one_alone() -> None:
    found: dict[str, Any] = {}
    with vuer() as app:

        @app.spawn()
        async def main(session: VuerSession) -> None:
            event = await session.till('CAMERA_MOVE', timeout=60.0)
            found[session.client.client_id] = event.value['camera']['position']
            with pytest.raises(asyncio.TimeoutError):
                await session.till('CAMERA_MOVE', timeout=0.01)
            await session.forever()

        async with Page(app.url) as one, Page(app.url) as other:
            await soon(lambda: len(app.get_clients()) == 2)
            await one.send(camera(1.0))
            await soon(lambda: found)
            await other.send(camera(2.0))
            await soon(lambda: len(found) == 2)
            # Forward in ROS is -z where y is up.
            assert found[one.hello.client_id] == pytest.approx([0, 0, -1])
            assert found[other.hello.client_id] == pytest.approx([0, 0, -2])


@in_loop
async def test_handlers_get_events_of_all_sessions_with_times() -> None:
    heard: list[tuple[str, str, float, bool]] = []
    once: list[ClientEvent] = []
    with vuer() as app:

        @app.add_handler('CAMERA_MOVE')
        async def on_camera(event: ClientEvent, session: VuerSession) -> None:
            on_loop = asyncio.get_running_loop() is app.get_event_loop()
            heard.append(('async', session.CURRENT_WS_ID, event.ts, on_loop))

        @app.add_handler('CAMERA_MOVE')
        def in_thread(event: ClientEvent, session: VuerSession) -> None:
            name = threading.current_thread().name
            heard.append(('def', session.CURRENT_WS_ID, event.ts, 'callbacks' in name))

        app.add_handler('CAMERA_MOVE', lambda event, session: once.append(event), once=True)
        async with Page(app.url) as page:
            await page.send(camera(1.0, page_time=5000.0))
            await page.send(camera(2.0, page_time=4000.0))
            await soon(lambda: len(heard) == 4)
            assert {(kind, who, right) for kind, who, _, right in heard} == {
                ('async', page.hello.client_id, True),
                ('def', page.hello.client_id, True),
            }
            first, second = (ts for kind, _, ts, _ in heard if kind == 'def')
            assert 0.8 < first - second < 1.2  # seconds, by when it happened, not when it came
        assert len(once) == 1


@in_loop
async def test_pages_are_asked_only_for_what_somebody_wants() -> None:
    with vuer() as app:
        async with Page(app.url) as page:
            assert (await page.wait_for(WantedEvents)).kinds == ['page']
            remove = app.add_handler('KeyPress', lambda event, session: None)
            assert (await page.wait_for(WantedEvents)).kinds == ['keys', 'page']
            remove()
            assert (await page.wait_for(WantedEvents)).kinds == ['page']


@in_loop
async def test_filters_choose_by_what_the_page_tells() -> None:
    ran: list[str] = []
    with vuer() as app:

        @app.spawn(client='python')
        async def never(session: VuerSession) -> None:
            ran.append('never')

        @app.spawn(userAgent='Firefox*', role='operator')
        async def firefox(session: VuerSession) -> None:
            init = await session.till('INIT')
            ran.append(f'firefox {init.value["timezone"]}')
            await session.forever()

        @app.spawn()
        async def others(session: VuerSession) -> None:
            ran.append('others')
            await session.forever()

        async with Page(app.url) as page, Page(app.url) as other:
            await page.send(BROWSER)
            await soon(lambda: ran)
            await other.send(PageInfo('Chrome', 1, 1, 1, ''))
            await soon(lambda: len(ran) == 2)
        assert ran == ['firefox Europe/Zurich', 'others']


@in_loop
async def test_generators_go_on_with_each_frame_and_are_sent_events() -> None:
    sent: list[Any] = []
    with vuer() as app:

        @app.bind()
        async def frames(session: VuerSession) -> Any:
            while True:
                event = yield Frame(frame_rate=200.0)
                sent.append((session.client.client_id, event))

        async with Page(app.url) as page:
            await soon(lambda: len(sent) > 5)
            assert all(event is NULL for _, event in sent)
            await page.send(camera(1.0))
            await soon(lambda: any(event == 'CAMERA_MOVE' for _, event in sent))
        before = len(sent)
        async with Page(app.url) as page:
            await soon(lambda: len(sent) > before + 3)
            assert sent[-1][0] == page.hello.client_id


def test_wrong_use_is_named() -> None:
    with vuer() as app:
        with pytest.raises(ValueError, match='CAMERA_MOVED.*CAMERA_MOVE'):
            app.add_handler('CAMERA_MOVED', print)
        with pytest.raises(TypeError, match='callable'):
            app.add_handler('CLICK', 7)  # type: ignore[arg-type]
        with pytest.raises(TypeError, match='async def'):
            app.spawn(lambda session: None)
        with pytest.raises(TypeError, match='yield'):
            app.bind(lambda session: None)
    with pytest.raises(ValueError, match='queue_len'):
        Vuer(port=0, queue_len=0)


@in_loop
async def test_starting_in_a_running_loop_does_not_wait(capsys: Any) -> None:
    with vuer(queries={'grid': 'False'}) as app:

        @app.spawn(start=True)
        async def main(session: VuerSession) -> None:
            await session.forever()

        main.start()
        assert capsys.readouterr().out.count(f'Open {app.url}?grid=False') == 2
