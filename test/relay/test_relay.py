# SPDX-License-Identifier: Apache-2.0
"""A server is seen by its links, as if one were there, and by nobody else."""

from __future__ import annotations

import logging
import time
from typing import Any

import numpy as np
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from support.page import RejectedError
from support.relays import KEY, link, refusal, relaying, sharing, visit
from support.served import get, in_loop, serving, serving_app, soon

from dev.port import free_port
from ros_viz_bridge.api.server import Server
from ros_viz_bridge.relay import Relay
from ros_viz_bridge.wire.client import TakeControl, WidgetChanged
from ros_viz_bridge.wire.gui import WidgetState
from ros_viz_bridge.wire.gui_inputs import GuiSlider
from ros_viz_bridge.wire.scene import NodePlacement
from ros_viz_bridge.wire.scene_points import PointsBuffers
from ros_viz_bridge.wire.session import Control, Notice, Pong, Rejected


@in_loop
async def test_a_viewer_far_away_is_a_client_like_any_other() -> None:
    with relaying() as relay, sharing(relay, label='Arm') as server:
        points = np.random.default_rng(0).random((200_000, 3), np.float32)
        server.scene.add_point_cloud('/cloud', points, (255, 0, 0))
        slider = server.gui.add_slider('speed', 0.0, 1.0, 0.1, 0.5)
        set_to: list[Any] = []
        slider.on_update(lambda event: set_to.append((event.client_id, event.target.value)))
        here: list[str] = []
        server.on_client_connect(lambda client: here.append(client.client_id))
        operators = await link(server, role='operator')
        viewers = await link(server)
        async with visit(operators) as page, visit(viewers) as other:
            assert (page.hello.role, other.hello.role) == ('operator', 'viewer')
            assert page.hello.label == 'Arm'
            await soon(lambda: len(here) == 2)
            cloud = await page.wait_for(PointsBuffers)
            assert cloud.data.tobytes() == points.tobytes()
            assert abs((await page.wait_for(Pong)).time - time.time()) < 5.0
            shown = await page.wait_for(GuiSlider)
            await page.send(WidgetChanged(shown.key, 0.7, 1))
            await soon(lambda: set_to == [(page.hello.client_id, 0.7)])
            state = await other.wait_for(lambda m: isinstance(m, WidgetState) and m.value == 0.7)
            assert state.origin == page.hello.client_id
            await other.send(WidgetChanged(shown.key, 0.1, 1))
            assert 'viewers only look' in (await other.wait_for(Notice)).text
            # Its own scene and notifications, for it alone.
            client = server.get_clients()[other.hello.client_id]
            client.scene.add_frame('/mine')
            client.add_notification('Hello', 'there')
            await other.wait_for(lambda m: getattr(m, 'key', '') == '/mine')
            server.scene.add_frame('/everybodys')
            await page.wait_for(lambda m: getattr(m, 'key', '') == '/everybodys')
            assert not any(getattr(m, 'key', '') == '/mine' for m in page.messages)
            assert slider.value == 0.7


def test_a_node_shares_by_its_parameters() -> None:
    node = pytest.importorskip('ros_viz_bridge.ros.node', reason='needs ROS')
    from ros_viz_bridge.ros.parameters import Parameters

    with relaying(keys=[KEY]) as relay:
        where = f'http://127.0.0.1:{relay.port}'
        given = Parameters(port=0, relay_url=where, relay_key=KEY)
        with node.make_server(given, now=time.time) as server:
            assert server.request_share_url(verbose=False).startswith(f'{where}/s/')


@in_loop
async def test_the_wrong_never_come_in(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with relaying(keys=[KEY]) as relay:
        with sharing(relay, relay_key='not that key, which is wrong') as server:
            with pytest.raises(ConnectionError, match='that key is wrong'):
                await link(server)
            assert server.share_url is None
        with sharing(relay, relay_key=KEY) as server:
            url = await link(server)
            assert server.share_url == url and url == await link(server)
            base, _, token = url.partition('#token=')
            for given in ('', 'guess', token[:-1], token + 'x'):
                assert (await refusal(base, token=given)).code == 'link'
            wrong = base.replace('/s/', '/s/x')
            assert (await refusal(wrong, token=token)).code == 'away'
            async with visit(url) as page:
                other = await link(server, role='operator')
                # The viewers' token opens no operators' door, and the other way round.
                crossed = await refusal(other.partition('#')[0], token=token)
                assert crossed.code == 'link'
                server.disconnect_share_url('viewer')
                with pytest.raises(RejectedError) as ended:
                    await page.wait_for(lambda message: False)
                assert ended.value.rejected.code == 'link'
            assert (await refusal(url)).code == 'link'
            assert server.share_url == other
            server.disconnect_share_url()  # the relay is told before the robot leaves it
            await soon(lambda: server._sharing._uplink is None)
            assert (await refusal(other)).code == 'link'
    assert token not in caplog.text and KEY not in caplog.text


@in_loop
async def test_links_end_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    with relaying() as relay, sharing(relay) as server:
        async with visit(await link(server, expires=1.0)) as page:
            with pytest.raises(RejectedError) as ended:
                await page.wait_for(lambda message: False)
            assert ended.value.rejected.code == 'link'
        await soon(lambda: server.share_url is None)
        with pytest.raises(ValueError, match='expires'):
            server.request_share_url(expires=0.0)
        with pytest.raises(ValueError, match='role'):
            server.request_share_url(role='boss')  # type: ignore[arg-type]


@in_loop
async def test_what_takes_more_than_is_allowed_harms_nobody_else() -> None:
    with relaying(viewers=1, servers=1, shares=1) as relay:
        with sharing(relay) as server:
            url = await link(server)
            async with visit(url):
                assert (await refusal(url)).code == 'full'
            with pytest.raises(ConnectionError, match='1 shares'):
                await link(server, role='operator')
            with sharing(relay) as second:
                with pytest.raises(ConnectionError, match='1 servers share'):
                    await link(second)
            assert server.share_url == url
            async with visit(url):
                pass


@in_loop
async def test_a_relay_that_is_restarted_is_found_again_and_pages_are_who_they_were() -> None:
    port = free_port()
    with serving(relay=f'http://127.0.0.1:{port}') as server:
        server.scene.add_frame('/a')
        with relaying(port):
            url = await link(server, role='operator')
            page = await visit(url).__aenter__()
            hello = page.hello
            await page.send(TakeControl('robot'))
            await soon(lambda: server.get_holder('robot') == hello.client_id)
        with pytest.raises((RejectedError, ConnectionError)):
            await page.wait_for(lambda message: False)
        await page.close()
        # Whoever drove is away, and drives no more.
        await soon(lambda: server.get_holder('robot') == '')
        with relaying(port):
            await soon(lambda: server.share_url == url)
            async with visit(url, resume=hello) as page:
                assert page.hello.client_id == hello.client_id
                await page.wait_for(NodePlacement)
                control = await page.wait_for(Control)
                assert control.groups[0].holder == ''


@in_loop
async def test_without_the_robot_viewers_are_told_and_come_back() -> None:
    with relaying() as relay:
        with sharing(relay) as server:
            url = await link(server)
            page = visit(url)
            await page.__aenter__()
        with pytest.raises(RejectedError) as error:
            await page.wait_for(lambda message: False)
        rejected: Rejected = error.value.rejected
        assert rejected.code == 'away' and 'robot is not connected' in rejected.reason
        await page.close()
        assert (await refusal(url)).code == 'away'


@in_loop
async def test_a_relay_can_be_a_part_of_another_application() -> None:
    app = Starlette(routes=[Mount('/deep/er', Relay(keys=[KEY]).asgi)])
    with serving_app(app) as port:
        with serving(relay=f'http://127.0.0.1:{port}/deep/er/', relay_key=KEY) as server:
            url = await link(server)
            assert url.startswith(f'http://127.0.0.1:{port}/deep/er/s/')
            async with visit(url) as page:
                assert page.hello.role == 'viewer'


def test_without_a_relay_it_says_what_to_do() -> None:
    with serving() as server, pytest.raises(ConnectionError, match='no relay is configured'):
        server.request_share_url()
    with pytest.raises(ValueError, match='relay must be such as'):
        Server(port=0, relay='relay.example')


def test_its_own_pages_and_no_other_names() -> None:
    with relaying() as relay:
        assert 'relay' in get(relay.port, '/').text
        assert get(relay.port, '/', Host='evil.example').status == 403
        assert get(relay.port, '/s/unknown/assets/x/package/y.stl').status == 404
        assert get(relay.port, '/s/x').status in (307, 200)
