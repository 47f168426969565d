# SPDX-License-Identifier: Apache-2.0
"""After ``stop`` what shows, asks or registers says so; what is known can still be read."""

from __future__ import annotations

import asyncio
import logging
import subprocess
import sys
import threading
from typing import Any

import pytest
from support.page import Page
from support.served import in_loop, serving, soon, until

from ros_viz_bridge import Access, Server, ServerStoppedError
from ros_viz_bridge.vuer import Vuer
from ros_viz_bridge.wire.client import CameraMoved, ClientHello
from ros_viz_bridge.wire.codec import decode, encode
from ros_viz_bridge.wire.meshes import BoxLook
from ros_viz_bridge.wire.schema import schema_hash, SERVER_MESSAGES
from ros_viz_bridge.wire.session import Notice, Rejected

SAYS: dict[str, tuple[Any, ...]] = {
    'add_route': ('/x', lambda: ''),
    'appoint': ('c1', 'viewer'),
    'call': ('c1', 'name'),
    'close_client': ('c1', 'why'),
    'disconnect_share_url': (),
    'flush': (),
    'get_event_loop': (),
    'get_render': (10, 10),
    'get_scene_serializer': (),
    'on': (CameraMoved, print),
    'on_client_connect': (print,),
    'on_client_disconnect': (print,),
    'on_control_change': (print,),
    'on_gamepad': (print,),
    'on_interest': (print,),
    'on_key': (print,),
    'on_stop': (print,),
    'on_video': (print, print),
    'publish': (Notice('info', 'text'),),
    'places': ('',),
    'publish_all': ((Notice('info', 'text'),),),
    'release_control': (),
    'remove_display': ('display',),
    'request_share_url': (),
    'reset_stop': (),
    'send_file_download': ('a.txt', b''),
    'set_fixed_frame': ('map',),
    'set_panels': (None,),
    'stop_outputs': (),
    'stop_presenting': (),
    'take_control': (),
    'time_jumped': (0.0, 'why', frozenset()),
    # Vuer
    'add_handler': ('CLICK', print),
    'create_webrtc_stream': ('s',),
    'start': (),
    'run': (),
}
"""What says something, and with which arguments."""
READS: dict[str, tuple[Any, ...]] = {
    'atomic': (),
    'get_clients': (),
    'get_holder': ('robot',),
    'get_host': (),
    'get_port': (),
    'remove': ('', 'key'),
    'sleep_forever': (),
    'stop': (),
    'get_session': ('c1',),
    'get_url': (),
}
OTHERS = {
    *('get_render_async', 'request_share_url_async'),  # on the loop, which has ended
    *('give_control', 'set_view', 'show'),  # by their arguments, or a notebook
    *('spawn', 'bind'),  # below
    *('on_loop', 'check_on_loop', 'submit', 'happened', 'failed'),  # of the sessions
}


@pytest.fixture(scope='module')
def stopped() -> Any:
    app = Vuer(port=0)
    app.stop()
    return app


def methods(kind: type) -> list[str]:
    return [name for name in dir(kind) if name[0] != '_' and callable(getattr(kind, name))]


def test_every_method_is_judged() -> None:
    assert set(methods(Vuer)) == {*SAYS, *READS, *OTHERS}


@pytest.mark.parametrize('name', SAYS)
def test_what_says_something_after_stop_raises(stopped: Any, name: str) -> None:
    with pytest.raises(ServerStoppedError, match='the server was stopped'):
        getattr(stopped, name)(*SAYS[name])


@pytest.mark.parametrize('name', READS)
def test_what_only_reads_is_fine_after_stop(stopped: Any, name: str) -> None:
    getattr(stopped, name)(*READS[name])


def test_sessions_scene_and_widgets_after_stop(stopped: Any) -> None:
    async def session(session: Any) -> None:
        pass

    def generator(session: Any) -> Any:
        yield

    for says in (
        lambda: stopped.spawn(session),
        lambda: stopped.bind(generator),
        lambda: stopped.scene.add_frame('/frame'),
        lambda: stopped.gui.add_button('b'),
        lambda: setattr(stopped.initial_camera, 'fov', 1.0),
        lambda: stopped.set_view(mode='orbit', follow='', camera=()),
    ):
        with pytest.raises(ServerStoppedError):
            says()


def test_handles_keep_what_they_had_and_can_be_removed() -> None:
    with Server(port=0) as server:
        box = server.scene.add_box('/box')
        slider = server.gui.add_slider('s', 0.0, 1.0, 0.1, 0.5)

    def move_at_once() -> None:
        with server.atomic():
            box.position = (1, 2, 3)

    for changes in (
        move_at_once,
        lambda: setattr(box, 'position', (1, 2, 3)),
        lambda: box.update(visible=False),
        lambda: box.on_click(print),
        lambda: setattr(slider, 'value', 1.0),
        lambda: setattr(slider, 'disabled', True),
    ):
        with pytest.raises(ServerStoppedError):
            changes()
    assert box.position.tolist() == [0, 0, 0] and slider.value == 0.5 and not slider.disabled
    box.remove()
    slider.remove()
    server.scene.reset()
    server.gui.reset()


@in_loop
async def test_what_goes_on_while_it_stops_ends_without_a_word(caplog: Any) -> None:
    """A thread, a callback and a coroutine that never ask whether the server is still there."""
    ended: list[type] = []
    began = threading.Event()
    with serving() as server, caplog.at_level(logging.WARNING):
        box = server.scene.add_box('/box')

        def moves(*_: Any) -> None:
            began.set()
            while True:
                box.position = (1.0, 2.0, 3.0)

        def thread() -> None:
            try:
                moves()
            except ServerStoppedError as error:
                ended.append(type(error))

        @server.on_client_connect
        async def turns(client: Any) -> None:
            while True:
                box.wxyz = (1.0, 0.0, 0.0, 0.0)
                await asyncio.sleep(0.0)

        worker = threading.Thread(target=thread, daemon=True)
        async with Page(server.url) as page:
            server.on_client_connect(moves)
            await soon(began.is_set)
            worker.start()
            await asyncio.to_thread(server.stop)
            await page.wait_closed()
    await asyncio.to_thread(worker.join, 10.0)
    assert ended == [ServerStoppedError]
    assert 'failed' not in caplog.text and 'Traceback' not in caplog.text
    until(lambda: not [t for t in threading.enumerate() if 'callbacks' in t.name])


@in_loop
async def test_who_says_who_he_is_after_the_stop_of_a_mounted_server_is_not_let_in() -> None:
    server = Server(serve=False, access=Access(authorize=lambda scope: 'operator'))
    said: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    told: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    scope = {'type': 'websocket', 'path': '/ws/control', 'root_path': '', 'scheme': 'ws'}
    scope |= {'headers': [(b'host', b'localhost')], 'client': ('127.0.0.1', 1)}
    said.put_nowait({'type': 'websocket.connect'})
    socket = asyncio.ensure_future(server.asgi(scope, said.get, told.put))
    assert (await told.get())['type'] == 'websocket.accept'
    server.stop()
    hello = encode(ClientHello(schema_hash(), '', '', ''))
    said.put_nowait({'type': 'websocket.receive', 'bytes': hello})
    rejected = decode((await told.get())['bytes'], SERVER_MESSAGES)
    assert isinstance(rejected, Rejected) and 'was stopped' in rejected.reason
    assert server.get_clients() == {}
    said.put_nowait({'type': 'websocket.disconnect'})
    await asyncio.wait_for(socket, 10.0)


@in_loop
async def test_pages_are_let_in_while_the_package_is_installed_anew() -> None:
    """What is on disk then may be half of another release: nothing of it is read."""
    script = """
import sys, ros_viz_bridge
class Away:
    def find_spec(self, name, path=None, target=None):
        if name.startswith('ros_viz_bridge'):
            raise ImportError(f'{name} is being replaced')
server = ros_viz_bridge.Server(port=0)
server.scene.add_box('/box')
sys.meta_path.insert(0, Away())
print(server.url, flush=True)
sys.stdin.read()
"""
    command = [sys.executable, '-c', script]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as server:
        assert server.stdout is not None
        async with Page(server.stdout.readline().strip()) as page:
            await page.wait_for(BoxLook)
        _, errors = server.communicate('', timeout=60.0)
    assert 'Traceback' not in errors


def test_threads_at_the_end_of_the_program_say_nothing() -> None:
    script = """
import threading, ros_viz_bridge
box = ros_viz_bridge.Server(port=0).scene.add_box('/box')
def moves():
    while True:
        box.position = (1, 2, 3)
threading.Thread(target=moves, daemon=True).start()
"""
    done = subprocess.run(
        [sys.executable, '-c', script], check=True, timeout=60.0, capture_output=True, text=True
    )
    assert done.stderr == ''


@in_loop
async def test_waiting_for_the_end_on_the_loop_is_refused() -> None:
    told: list[BaseException] = []
    with serving() as server:

        @server.on_client_connect
        async def waits(client: Any) -> None:
            try:
                server.sleep_forever()
            except RuntimeError as error:
                told.append(error)

        async with Page(server.url):
            await soon(lambda: told)
    assert 'await asyncio.Event().wait()' in str(told[0])
