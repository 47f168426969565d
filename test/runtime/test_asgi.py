# SPDX-License-Identifier: Apache-2.0
"""
Clients over real sockets.

Admission, bad input that harms nobody else, mounting under any prefix.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
import logging
import threading
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from support.examples import example
from support.page import Page, RejectedError
from support.scene import cloud, pose
from support.served import get, in_loop, serving, serving_app, soon
import websockets

from ros_viz_bridge.api.server import Server
from ros_viz_bridge.core import session
from ros_viz_bridge.core.access import Access
from ros_viz_bridge.core.rate_limit import Limits, Rate, RateLimit
from ros_viz_bridge.runtime import greetings
from ros_viz_bridge.wire.client import (
    Ack,
    CameraMoved,
    ClientHello,
    Interest,
    Ping,
    ResetStop,
    Stop,
    WidgetChanged,
)
from ros_viz_bridge.wire.codec import decode, encode
from ros_viz_bridge.wire.flat import Point
from ros_viz_bridge.wire.scene import FrameLook, NodePlacement
from ros_viz_bridge.wire.schema import SERVER_MESSAGES
from ros_viz_bridge.wire.session import Control, Hello, Notice, Pong, Rejected

TOKENS = Access(operator_token='operators-only', viewer_token='lookers-too')


async def rejection(server: Server, **options: Any) -> Rejected:
    with pytest.raises(RejectedError) as rejected:
        async with Page(server.url, **options) as page:
            await page.wait_for(lambda message: False)
    return rejected.value.rejected


@in_loop
async def test_tokens_and_roles(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with serving(access=TOKENS) as server:
        for token in ('', 'guessed-wrong'):
            assert (await rejection(server, token=token)).code == 'token'
        async with Page(server.url, token='operators-only') as one:
            async with Page(server.url, token='lookers-too') as two:
                assert (one.hello.role, two.hello.role) == ('operator', 'viewer')
    for word in ('operators-only', 'lookers-too', 'guessed-wrong', one.hello.resume):
        assert word not in caplog.text


@in_loop
async def test_a_proxy_is_not_this_machine() -> None:
    with serving() as server:
        found = await rejection(server, headers={'X-Forwarded-For': '127.0.0.1'})
        assert found.code == 'refused' and 'auth.operator_token' in found.reason


@in_loop
async def test_an_outdated_page_is_told_to_reload() -> None:
    with serving() as server:
        assert (await rejection(server, schema='0' * 16)).code == 'schema'


@in_loop
async def test_a_full_server_says_so() -> None:
    with serving(max_clients=1) as server:
        async with Page(server.url):
            assert (await rejection(server)).code == 'full'


@in_loop
async def test_a_text_or_a_wrong_greeting_is_answered_in_words() -> None:
    with serving() as server:
        url = server.url.replace('http', 'ws')
        for path, greeting, reason in (
            ('ws/control', 'hello?', 'text message'),
            ('ws/control', encode(Ping(0.0)), 'before ClientHello'),
            ('ws/data', encode(Ack(0)), 'before DataHello'),
            ('ws/data', b'\0' * 100, 'header'),
        ):
            async with websockets.connect(url + path) as socket:
                await socket.send(greeting)
                said = decode(await socket.recv(), SERVER_MESSAGES)
                assert said.code == 'protocol' and reason in said.reason
                await socket.wait_closed()
                assert socket.close_code == 1008


BAD = [
    (b'\xff\xff\xff\xff', 'protocol', 'header'),
    (encode(example(CameraMoved))[:40], 'protocol', 'header'),
    (encode(Stop('x')).replace(b'Stop', b'Sing'), 'protocol', 'unknown message type'),
    (bytes(300_000), 'protocol', '300000 bytes'),
    ('text', 'protocol', 'text message'),
    (encode(ClientHello('', '', '', '')), 'protocol', 'does not belong here'),
]


@in_loop
async def test_bad_messages_end_only_the_session_that_sent_them() -> None:
    with serving(max_message_bytes=200_000) as server:
        async with Page(server.url) as good:
            for frame, code, reason in BAD:
                async with Page(server.url) as bad:
                    await bad.control.send(frame)
                    with pytest.raises(RejectedError) as rejected:
                        await bad.wait_for(lambda message: False)
                    assert rejected.value.rejected.code == code
                    assert reason in rejected.value.rejected.reason
                    await bad.wait_closed()
            server.publish(pose('a', 1.0))
            assert (await good.wait_for(NodePlacement)).key == 'a'


@in_loop
async def test_a_message_beyond_all_measure_is_cut_off() -> None:
    with serving(max_message_bytes=1000) as server:
        async with Page(server.url) as good, Page(server.url) as bad:
            await bad.control.send(bytes(100_000))
            await bad.wait_closed()
            assert bad.control.close_code == 1009
            server.publish(pose('a', 1.0))
            await good.wait_for(NodePlacement)


@in_loop
async def test_a_flood_ends_only_the_session_that_made_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def at_once(limits: Limits) -> RateLimit:
        """However slow this machine is, nothing is gained while it takes the flood."""
        return RateLimit(replace(limits, messages=Rate(0.0, limits.messages.burst)))

    monkeypatch.setattr(session, 'RateLimit', at_once)
    with serving() as server:
        async with Page(server.url) as good, Page(server.url) as bad:
            frame = encode(Interest([], [], {}))
            try:
                for _ in range(20_000):
                    await bad.control.send(frame)
            except websockets.ConnectionClosed:
                pass
            with pytest.raises(RejectedError) as rejected:
                await bad.wait_for(lambda message: False)
            assert rejected.value.rejected.code == 'rate'
            server.publish(pose('a', 1.0))
            await good.wait_for(NodePlacement)


@in_loop
async def test_lying_acks_end_the_session() -> None:
    with serving() as server:
        async with Page(server.url, acks=False) as page:
            await page.data.send(encode(Ack(10**9)))
            with pytest.raises(RejectedError, match='acknowledged'):
                await page.wait_for(lambda message: False)


@in_loop
async def test_a_viewer_changes_nothing_but_can_stop() -> None:
    stops: list[tuple[str, str]] = []
    with serving(access=TOKENS) as server:
        server.on_stop(lambda who, why: stops.append((who, why)))
        slider = server.gui.add_slider('Speed', 0.0, 2.0)
        async with Page(server.url, token='lookers-too') as page:
            await page.send(WidgetChanged(slider.key, 1.0, 1))
            notice = await page.wait_for(Notice)
            assert 'viewers only look' in notice.text and notice.about == slider.key
            assert slider.value == 0.0
            await page.send(Stop('danger'))
            await page.wait_for(lambda m: isinstance(m, Control) and m.stopped_by == 'c1')
            await page.send(ResetStop(1))
            await page.send(Ping(5.0))
            await page.wait_for(lambda m: isinstance(m, Pong) and m.page_time == 5.0)
        await soon(lambda: stops)
        assert stops == [('c1', 'danger')]


@in_loop
async def test_a_client_comes_back_as_itself() -> None:
    with serving() as server:
        async with Page(server.url) as page:
            hello = page.hello
        await soon(lambda: not server.get_clients())
        async with Page(server.url, resume=hello) as again:
            assert again.hello.client_id == hello.client_id
        async with Page(server.url) as other:
            assert other.hello.client_id != hello.client_id


@in_loop
async def test_a_page_that_comes_back_takes_over_from_a_half_open_connection() -> None:
    with serving() as server:
        async with Page(server.url) as page:
            async with Page(server.url, resume=page.hello) as again:
                with pytest.raises(RejectedError) as rejected:
                    await page.wait_for(lambda message: False)
                assert rejected.value.rejected.code == 'replaced'
                server.publish(pose('a', 1.0))
                await again.wait_for(NodePlacement)


@in_loop
async def test_a_client_that_does_not_read_costs_the_others_nothing() -> None:
    with serving() as server:
        async with Page(server.url, interest=('c',)) as good:
            async with Page(server.url, interest=('c',), acks=False) as stalled:
                for stamp in range(1, 11):
                    server.publish(cloud('c', size=5_000_000, stamp=float(stamp)))
                    await good.wait_for(lambda m, s=stamp: getattr(m, 'stamp', 0) == float(s))
                assert stalled.received < 500_000
                await good.send(Ping(1.0))
                pong = await good.wait_for(lambda m: isinstance(m, Pong) and m.page_time == 1.0)
                assert pong.skipped == pong.lost == 0
                await stalled.send(Ping(2.0))
                pong = await stalled.wait_for(lambda m: isinstance(m, Pong) and m.page_time == 2.0)
                assert pong.skipped >= 8


@pytest.mark.parametrize('prefix', ['/viz', '/a/b'])
def test_mounted_in_an_app_under_any_prefix_without_lifespan(prefix: str) -> None:
    server = Server(serve=False, access=TOKENS)
    server.scene.add_frame('early')
    app = Starlette(routes=[Mount(prefix, server.asgi)])

    @in_loop
    async def visit(url: str) -> None:
        assert (await rejection_at(url)).code == 'token'
        async with Page(url, token='lookers-too') as page:
            assert (await page.wait_for(FrameLook)).key == '/early'
            server.publish(pose('late', 1.0))
            await page.wait_for(lambda m: getattr(m, 'key', '') == 'late')
            server.stop()
            await page.wait_closed()

    async def rejection_at(url: str) -> Rejected:
        with pytest.raises(RejectedError) as rejected:
            async with Page(url):
                pass
        return rejected.value.rejected

    with serving_app(app) as port:
        assert get(port, f'{prefix}/').status in (200, 503)
        visit(f'http://127.0.0.1:{port}{prefix}')


@pytest.mark.parametrize('answer', ['operator', 'viewer', None, 'king', RuntimeError('down')])
@pytest.mark.parametrize('coroutine', [False, True])
def test_the_apps_own_check(answer: Any, coroutine: bool) -> None:
    def decide(scope: Any) -> Any:
        assert scope['type'] == 'websocket'
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def decide_later(scope: Any) -> Any:
        return decide(scope)

    server = Server(serve=False, access=Access(authorize=decide_later if coroutine else decide))

    @in_loop
    async def visit(url: str) -> None:
        if answer in ('operator', 'viewer'):
            async with Page(url) as page:
                assert page.hello.role == answer
        else:
            with pytest.raises(RejectedError) as rejected:
                async with Page(url):
                    pass
            assert rejected.value.rejected.code == 'refused'

    with serving_app(server.asgi) as port:
        visit(f'http://127.0.0.1:{port}')
    server.stop()


def test_a_base_path_for_proxies_that_do_not_strip_it() -> None:
    with serving(base_path='/robots/one/') as server:
        assert server.url.endswith('/robots/one/')
        assert get(server.get_port(), '/').headers['location'] == '/robots/one/'
        assert get(server.get_port(), '/robots/one/').status in (200, 503)

        @in_loop
        async def visit() -> None:
            async with Page(server.url) as page:
                assert isinstance(page.hello, Hello)

        visit()


@in_loop
async def test_lifespan_is_answered_where_a_server_insists() -> None:
    server = Server(serve=False)
    said: list[str] = []
    incoming = iter(['lifespan.startup', 'lifespan.shutdown'])

    async def receive() -> dict[str, str]:
        return {'type': next(incoming)}

    async def send(message: dict[str, str]) -> None:
        said.append(message['type'])

    await server.asgi({'type': 'lifespan'}, receive, send)
    assert said == ['lifespan.startup.complete', 'lifespan.shutdown.complete']
    server.stop()


@in_loop
async def test_nothing_is_left_of_clients_that_came_and_went() -> None:
    with serving() as server:
        for _ in range(5):
            async with Page(server.url):
                pass
        await soon(lambda: not server.get_clients())
        before = len(asyncio.all_tasks())
        async with Page(server.url):
            assert threading.active_count() < 20
        assert len(asyncio.all_tasks()) <= before + 1


@in_loop
async def test_sockets_that_say_nothing_keep_no_honest_page_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(greetings, 'GREETINGS', 3)
    with serving() as server:
        url = server.url.replace('http', 'ws') + 'ws/control'
        silent = [await websockets.connect(url) for _ in range(4)]
        async with Page(server.url) as page:
            assert page.hello.client_id
        first = decode(await asyncio.wait_for(silent[0].recv(), 10.0), SERVER_MESSAGES)
        assert first.reason == 'too many connections wait without a greeting'
        for each in silent:
            await each.close()


@in_loop
async def test_what_is_held_for_its_time_goes_though_nothing_else_happens() -> None:
    """A viewer who wants ten messages a second of a display gets its last one, too."""
    with serving() as server:
        async with Page(server.url) as page:
            await page.look_at('scan', rates={'scan': 10.0})
            await page.send(Ping(1.0))
            await page.wait_for(Pong)
            for x in (1.0, 2.0, 3.0):
                server.publish(pose('a', x, display='scan'))
                await asyncio.sleep(0)
            found = await page.wait_for(lambda m: isinstance(m, Point) and m.position[0] == 3.0)
            assert found.display == 'scan'
