# SPDX-License-Identifier: Apache-2.0
"""The server as a script sees it."""

from __future__ import annotations

import asyncio
from pathlib import Path
import subprocess
import sys
import threading
import time
from typing import Any

import pytest
from support.examples import example
from support.hubs import display
from support.page import Page
from support.scene import cloud
from support.served import in_loop, serving, soon, until

import ros_viz_bridge
from ros_viz_bridge.api.server import Server
from ros_viz_bridge.core.access import Access
from ros_viz_bridge.runtime.callbacks import Callbacks
from ros_viz_bridge.runtime.ended import ServerStoppedError
from ros_viz_bridge.wire.client import CameraMoved, Interest
from ros_viz_bridge.wire.layouts import LayoutRead, LayoutWritten, ReadLayout, WriteLayout
from ros_viz_bridge.wire.point_cloud import PointCloud
from ros_viz_bridge.wire.scene import Remove
from ros_viz_bridge.wire.session import Notice


def test_importing_the_package_imports_nothing_heavy_and_never_ros() -> None:
    script = (
        'import sys, ros_viz_bridge; light = not {"numpy", "uvicorn"} & set(sys.modules);'
        'ros_viz_bridge.Server; print(light, "rclpy" in sys.modules)'
    )
    done = subprocess.run(
        [sys.executable, '-c', script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ['True', 'False']


def test_names_of_the_package() -> None:
    for name in ros_viz_bridge.__all__:
        assert getattr(ros_viz_bridge, name).__name__ == name
    with pytest.raises(AttributeError, match='Nothing'):
        ros_viz_bridge.Nothing  # noqa: B018


def test_an_address_for_everybody_needs_a_decision() -> None:
    with pytest.raises(ValueError, match='auth.allow_anonymous'):
        Server(host='0.0.0.0', port=0)
    with serving(host='0.0.0.0', access=Access(allow_anonymous=True)) as server:
        assert server.url.startswith('http://127.0.0.1:')


@in_loop
async def test_events_reach_callbacks_in_order() -> None:
    found: list[tuple[str, float, int]] = []
    direct: list[float] = []
    with serving() as server:
        server.on(
            CameraMoved,
            lambda client, m: found.append((client.client_id, m.fov, threading.get_ident())),
        )
        server.on(CameraMoved, lambda client, m: direct.append(m.fov), direct=True)
        async with Page(server.url) as page:
            base = vars(example(CameraMoved))
            for i in range(50):
                await page.send(CameraMoved(**{**base, 'fov': i / 50}))
            await soon(lambda: len(found) == 50)
    assert [fov for _, fov, _ in found] == direct == [i / 50 for i in range(50)]
    assert {client for client, _, _ in found} == {'c1'}
    assert threading.get_ident() not in {thread for _, _, thread in found}


@in_loop
async def test_a_callback_that_fails_is_shown_and_harms_nothing() -> None:
    with serving() as server:

        def broken(client: Any, event: Any) -> None:
            raise ValueError('my mistake')

        server.on(CameraMoved, broken)
        async with Page(server.url) as page:
            await page.send(example(CameraMoved))
            notice = await page.wait_for(Notice)
            assert notice.level == 'error' and 'my mistake' in notice.text


@in_loop
async def test_clients_come_and_go() -> None:
    seen: list[tuple[str, str]] = []
    with serving() as server:
        server.on_client_connect(lambda client: seen.append(('in', client.client_id)))
        server.on_client_disconnect(lambda client: seen.append(('out', client.client_id)))
        async with Page(server.url):
            (client,) = server.get_clients().values()
            assert (client.client_id, client.role) == ('c1', 'operator')
        await soon(lambda: len(seen) == 2)
        assert seen == [('in', 'c1'), ('out', 'c1')]
        assert server.get_clients() == {}


@in_loop
async def test_interest_tells_what_is_worth_subscribing() -> None:
    wanted: list[frozenset[str]] = []
    with serving() as server:
        server.on_interest(wanted.append, direct=True)
        server.publish(display('scan'))
        async with Page(server.url, interest=('scan', 'unknown')) as page:
            await soon(lambda: wanted == [frozenset(['scan'])])
            server.publish(cloud('scan'))
            await page.wait_for(PointCloud)
            await page.send(Interest([], [], {}))
            await soon(lambda: wanted[-1] == frozenset())
            server.remove_display('scan')
            await page.wait_for(lambda m: isinstance(m, Remove) and m.display == 'scan')


@in_loop
async def test_a_coroutine_may_stop_its_server() -> None:
    """A callback that waits for the loop cannot end while the loop waits for it."""
    began = threading.Event()
    took: list[float] = []

    def waits(*_: Any) -> None:
        began.set()
        while not took:
            server.flush()

    async def stops(*_: Any) -> None:
        begin = time.monotonic()
        server.stop()
        took.append(time.monotonic() - begin)

    with serving() as server:
        server.on(CameraMoved, waits)
        async with Page(server.url) as page:
            await page.send(example(CameraMoved))
            await soon(began.is_set)
            server._callbacks.submit(stops)
            await soon(lambda: took)
    assert took[0] < 4.0, 'it does not wait for the 5 s that a callback may take'


@in_loop
async def test_pages_read_write_and_save_layouts_without_a_node(tmp_path: Path) -> None:
    """What one saves is how pages that are opened from then on start."""
    path = tmp_path / 'layout.yaml'
    path.write_text('fixed_frame: map\ncamera: {mode: top_down}\n')
    with serving(layout_file=path, layout_writable=True) as server:
        async with Page(server.url) as page:
            hello = page.hello
            assert (hello.fixed_frame, hello.view_mode, hello.layouts) == (
                'map',
                'top_down',
                'save',
            )
            await page.send(ReadLayout(1, 'mine.yaml', 'fixed_frame: odom'))
            read = await page.wait_for(LayoutRead)
            assert (read.error, read.layout.fixed_frame) == ('', 'odom')
            await page.send(WriteLayout(2, read.layout, 'file'))
            assert (await page.wait_for(LayoutWritten)).error == ''
        async with Page(server.url) as late:
            assert (late.hello.fixed_frame, late.hello.view_mode) == ('odom', 'orbit')
    assert 'fixed_frame: odom' in path.read_text()
    with serving(fixed_frame='earth', layout_file=path) as server:
        async with Page(server.url) as page:
            assert (page.hello.fixed_frame, page.hello.layouts) == ('earth', 'read')


def test_a_server_may_be_stopped_from_a_callback() -> None:
    server = Server(port=0)
    server.on_client_connect(lambda client: server.stop())

    @in_loop
    async def visit() -> None:
        async with Page(server.url, data=False) as page:  # it may be gone before a second one
            await page.wait_closed()

    visit()
    names = {'ros_viz_bridge.loop', 'ros_viz_bridge.callbacks'}
    until(lambda: not names & {thread.name for thread in threading.enumerate()})


def test_a_script_that_ends_without_stop_ends() -> None:
    script = 'import ros_viz_bridge; ros_viz_bridge.Server(port=0).scene.add_frame("a")'
    subprocess.run([sys.executable, '-c', script], check=True, timeout=60.0)


def test_with_statement() -> None:
    with Server(port=0) as server:
        assert server.get_host() == '127.0.0.1'
    assert server._serving is not None and not server._serving._thread.is_alive()


@in_loop
async def test_who_is_here_is_told_to_callbacks_that_come_later_and_one_may_block() -> None:
    release, told = threading.Event(), []
    try:
        with serving() as server:
            async with Page(server.url) as first:
                await soon(lambda: server.get_clients())

                @server.on_client_connect
                def greet(client: Any) -> None:
                    told.append(client)
                    release.wait(20.0)

                assert callable(greet), 'a decorator returns what it was given'
                await soon(lambda: len(told) == 1)
                async with Page(server.url) as second:
                    await soon(lambda: len(told) == 2)
                    here = server.get_clients()
                    ids = [first.hello.client_id, second.hello.client_id]
                    assert told == [here[each] for each in ids]
            release.set()
    finally:
        release.set()


@in_loop
async def test_coroutines_run_on_the_loop_of_the_server() -> None:
    with serving() as server:
        loops: list[Any] = []

        @server.on_client_connect
        async def greet(client: Any) -> None:
            loops.append(asyncio.get_running_loop())

        async with Page(server.url):
            await soon(lambda: loops)
        assert loops == [server.get_event_loop()]
    with pytest.raises(RuntimeError, match='was stopped'):
        server.get_event_loop()


def test_sleeping_ends_with_the_server() -> None:
    with serving() as server:
        sleeper = threading.Thread(target=server.sleep_forever)
        sleeper.start()
        assert sleeper.is_alive()
    sleeper.join(60.0)
    assert not sleeper.is_alive()


def test_ctrl_c_while_it_sleeps_stops_it_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted(_: Callbacks) -> None:
        raise KeyboardInterrupt

    with serving() as server:
        monkeypatch.setattr(Callbacks, 'wait_closed', interrupted)
        server.sleep_forever()
        with pytest.raises(ServerStoppedError):
            server.scene.add_frame('/late')
