# SPDX-License-Identifier: Apache-2.0
"""What a session offers its coroutine, in a real server with a real client."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest
from support.page import Page
from support.served import in_loop, soon

from ros_viz_bridge.vuer import Frame, Vuer, VuerSession
from ros_viz_bridge.vuer.events import ClientEvent, End, HapticActuatorPulse, NOOP, ServerEvent
from ros_viz_bridge.vuer.schemas import Box, Button, Group, Hands, KeyboardMonitor, Movable, Slider
from ros_viz_bridge.vuer.schemas.element import Plan
from ros_viz_bridge.wire.client import WidgetChanged
from ros_viz_bridge.wire.page_events import Pulse, WantedEvents
from ros_viz_bridge.wire.pointer import GizmoDragged, NodeClicked
from ros_viz_bridge.wire.session import Notice, Rejected
from ros_viz_bridge.wire.storage import StorageAnswer, StorageRequest


@in_loop
async def test_widgets_of_a_session_are_events_with_keys() -> None:
    heard: list[Any] = []
    sliders: list[Any] = []
    app = Vuer(port=0)

    @app.add_handler('CLICK')
    async def clicked(event: ClientEvent, session: VuerSession) -> None:
        heard.append((event.etype, event.key, session.CURRENT_WS_ID))

    @app.add_handler('SET')
    def chosen(event: ClientEvent, session: VuerSession) -> None:
        heard.append((event.etype, event.key, event.value))
        session.update @ Slider(key='speed', value=0.25)  # from a thread, and no event again

    @app.spawn()
    async def main(session: VuerSession) -> None:
        session.add @ [Button('go', key='go'), Slider(key='speed', min=0, max=1)]
        sliders.append(session._tree)
        await session.forever()

    try:
        async with Page(app.url) as page:
            button = await page.wait_for(lambda m: getattr(m, 'label', '') == 'go')
            slider = await page.wait_for(lambda m: getattr(m, 'label', '') == 'speed')
            await page.send(WidgetChanged(button.key, True, 1))
            await soon(lambda: heard)
            await page.send(WidgetChanged(slider.key, 0.5, 2))
            await soon(lambda: len(heard) == 2)
            await page.wait_for(lambda m: getattr(m, 'value', None) == 0.25)
            app.flush()
            assert heard == [('CLICK', 'go', page.hello.client_id), ('SET', 'speed', 0.5)]
        await soon(lambda: not list(sliders[0].elements()))
    finally:
        app.stop()


@in_loop
async def test_what_a_session_says_and_what_it_refuses() -> None:
    wrong: list[str] = []
    app = Vuer(port=0)

    @app.spawn()
    async def main(session: VuerSession) -> None:
        session.send(HapticActuatorPulse(left={'strength': 7.0, 'duration': 0.2}))
        session @ NOOP
        for event in (Frame(), 7, ServerEvent()):
            try:
                session @ event  # type: ignore[operator]
            except TypeError as error:
                wrong.append(str(error))
        with pytest.raises(TypeError, match='takes a coroutine'):
            session.spawn_task(7)  # type: ignore[arg-type]
        with pytest.raises(ValueError, match='there is no event'):
            await session.till('CLICKED')
        session.add @ [Hands(stream=False), KeyboardMonitor()]
        await session.till('KeyDown', timeout=60.0)
        session @ End()
        await session.forever()

    try:
        async with Page(app.url) as page:
            pulse = await page.wait_for(Pulse)
            assert (pulse.hand, pulse.strength, pulse.duration) == ('left', 1.0, 0.2)
            await page.wait_for(lambda m: isinstance(m, WantedEvents) and 'keys' in m.kinds)
            session = app.get_session(page.hello.client_id)
            assert session is not None
            app.on_loop(lambda: session.receive(ClientEvent('KeyDown')))
            assert (await page.wait_for(Rejected)).code == 'ended'
        assert len(wrong) == 3 and 'bind yields' in wrong[0] and 'Set(Scene' in wrong[1]
    finally:
        app.stop()


@in_loop
async def test_what_viewers_do_with_elements_is_heard_with_their_keys() -> None:
    heard: list[tuple[str, str | None, Any]] = []
    app = Vuer(port=0)

    @app.spawn()
    async def main(session: VuerSession) -> None:
        session.add @ Movable(Box(key='box'), key='handle', position=[0, 1, 0])
        app.add_handler('ON_CLICK', keep)  # makes clickable what is there already
        session.add @ Box(key='late')
        await session.forever()

    def keep(event: ClientEvent, session: VuerSession) -> None:
        heard.append((event.etype, event.key, event.value))

    for kind in ('OBJECT_MOVE', 'OBJECT_MOVE_END'):
        app.add_handler(kind, keep)
    try:
        async with Page(app.url) as page:
            await page.wait_for(lambda m: getattr(m, 'key', '') == '/vuer/late')
            app.flush()
            for node in ('/vuer/handle/box', '/vuer/late'):
                where = ((0.0, 0.0, 0.0), (0.0, 0.0, 0.0), (0.0, 0.0, 1.0), (0.5, 0.5))
                await page.send(NodeClicked(node, -1, 'map', *where, ''))
            await soon(lambda: len(heard) == 2)
            assert [(etype, key) for etype, key, _ in heard] == [
                ('ON_CLICK', 'box'),
                ('ON_CLICK', 'late'),
            ]
            heard.clear()
            turn = (0.0, 0.0, 1.0, 0.0)
            for phase, x in (('start', 0.0), ('update', 1.0), ('end', 2.0)):
                await page.send(GizmoDragged('/vuer/handle', phase, (x, 1.0, 0.0), turn, 0.0))  # type: ignore[arg-type]
            await soon(lambda: {each[0] for each in heard} == {'OBJECT_MOVE', 'OBJECT_MOVE_END'})
            ((_, key, value),) = (each for each in heard if each[0] == 'OBJECT_MOVE_END')
            assert key == 'handle' and value['position'] == [2.0, 1.0, 0.0]
            assert value['quaternion'] == [0.0, 0.0, 1.0, 0.0]
            assert value['matrix'][:2].tolist() == [-1.0, 0.0]
    finally:
        app.stop()


@in_loop
async def test_a_page_is_asked_and_who_does_not_answer_ends_the_wait() -> None:
    answers: list[Any] = []
    app = Vuer(port=0)

    @app.spawn()
    async def main(session: VuerSession) -> None:
        request = StorageRequest('', do='get', key='k', value='')
        answers.append(await session.rpc(request, StorageAnswer, ttl=20.0))
        try:
            await session.rpc(request, StorageAnswer, ttl=0.01)
        except TimeoutError as error:
            answers.append(str(error))

    try:
        async with Page(app.url) as page:
            asked = await page.wait_for(StorageRequest)
            await page.send(StorageAnswer(asked.ask, True, 'v'))
            await page.wait_for(Rejected)
        assert answers[0].value == 'v' and 'did not answer a StorageRequest' in answers[1]
    finally:
        app.stop()


@in_loop
async def test_tasks_that_fail_are_reported_and_events_can_be_taken_one_by_one() -> None:
    app = Vuer(port=0, queue_len=2)
    taken: list[Any] = []

    @app.spawn()
    async def main(session: VuerSession) -> None:
        async def fails() -> None:
            raise ValueError('no such thing')

        session.spawn_task(fails, name='fails')
        session.add @ Button('hello')
        for kind in ('CLICK', 'INPUT', 'SET'):
            session.receive(ClientEvent(kind))
        taken.append([event.etype for event in session.stream()])
        taken.append((session.pop(), session.popleft(), session.pop(), session.popleft()))
        session.clear()
        await session.forever()

    try:
        async with Page(app.url) as page:
            notice = await page.wait_for(Notice)
            assert notice.text == 'its task fails failed: ValueError: no such thing'
        assert taken == [['INPUT', 'SET'], ('SET', 'INPUT', None, None)]
    finally:
        app.stop()


@in_loop
async def test_another_thread_reads_the_files_of_what_it_adds() -> None:
    planned: list[int] = []
    shown: list[Any] = []
    app = Vuer(port=0)

    class Noted(Box):
        def _plan(self) -> Plan:
            planned.append(threading.get_ident())
            return super()._plan()

    @app.spawn()
    async def main(session: VuerSession) -> None:
        await asyncio.to_thread(session.add, Group(Noted(key='a'), key='g'))
        await asyncio.to_thread(session.upsert, [Noted(key='b'), {'key': 'a', 'args': [2, 1, 1]}])
        shown.extend(each.key for each in session._tree.elements())
        await session.forever()

    try:
        async with Page(app.url):
            await soon(lambda: shown)
        assert shown[1:] == ['g', 'a', 'b']
        loop = threading.get_ident()
        assert len(planned) == 3 and [each == loop for each in planned].count(False) >= 2
    finally:
        app.stop()
