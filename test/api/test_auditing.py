# SPDX-License-Identifier: Apache-2.0
"""What operators do on a real server is in the audit; what viewers look at is not."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack
import http.client
import json
from pathlib import Path
import threading

import pytest
from support.examples import example
from support.page import Page, RejectedError
from support.served import in_loop, serving, serving_app, soon

from ros_viz_bridge.api.auditing import ABOUT
from ros_viz_bridge.api.server import Server
from ros_viz_bridge.core.access import Access
from ros_viz_bridge.core.gate import _HARMLESS
from ros_viz_bridge.runtime.uploads import Uploads
from ros_viz_bridge.wire import client as said
from ros_viz_bridge.wire.client import CameraMoved, TakeControl, WidgetChanged
from ros_viz_bridge.wire.schema import CLIENT_MESSAGES

ELSEWHERE = {'Stop', 'ResetStop', 'TakeControl', 'ReleaseControl'}
"""These are told by what came of them."""
NO_ACT = {'ClientHello', 'DataHello', 'Ack', 'Ping', 'Interest', 'SendAgain'}
VIEWS = {'ViewHello', 'ViewMouse', 'ViewResized', 'ViewShown', 'ViewTouch'}
"""Of pictures drawn by the server: what is done with them comes by the page that draws."""


def test_every_message_is_an_act_or_known_to_be_none() -> None:
    acts = {kind.__name__ for kind in ABOUT}
    harmless = {name for name, kind in CLIENT_MESSAGES.items() if issubclass(kind, _HARMLESS)}
    assert acts | harmless | ELSEWHERE | NO_ACT | VIEWS == set(CLIENT_MESSAGES)
    assert not acts & (harmless | ELSEWHERE | NO_ACT | VIEWS)


@in_loop
async def test_who_did_what(tmp_path: Path) -> None:
    path = tmp_path / 'audit.jsonl'
    access = Access(operator_token='o' * 16, viewer_token='v' * 16)
    with serving(access=access, audit=path) as server:
        slider = server.gui.add_slider('Speed', 0, 10, 1, 0)
        changed: list[object] = []
        slider.on_update(changed.append)
        with pytest.raises(RejectedError):
            async with Page(server.url, token='guessed'):
                pass
        async with (
            Page(server.url, token='o' * 16, headers={'X-Forwarded-For': '10.1.2.3'}) as page,
            Page(server.url, token='v' * 16) as viewer,
        ):
            server.get_clients()['c1'].name = 'Ada'
            await page.send(TakeControl('robot'))
            await page.send(WidgetChanged(slider._key, 7, 1))
            await page.send(said.Stop('why'))
            await viewer.send(WidgetChanged(slider._key, 3, 1))
            await viewer.send(example(CameraMoved))
            await soon(lambda: changed)
            assert server.audit is not None
            server.audit.note('c1', 'sorted', 'box')
            await soon(lambda: 'sorted' in path.read_text())
    records = [json.loads(line) for line in path.read_text().splitlines()]
    found = [(r.get('client'), r['what'], r.get('about'), r.get('detail')) for r in records]
    (refused,) = (
        detail for _, what, about, detail in found if (what, about) == ('refused', 'token')
    )
    assert '127.0.0.1' in refused and 'guessed' not in path.read_text()
    assert ('c1', 'has control', 'robot', 'nobody had it, taken') in found
    acts = [r for r in records if r['what'] == 'WidgetChanged']
    assert [(r['client'], r['name'], r['address'], r['role']) for r in acts] == [
        ('c1', 'Ada', '127.0.0.1 for 10.1.2.3', 'operator')
    ]
    assert 'value=7' in acts[0]['detail']
    assert ('c1', 'stopped outputs', None, 'why') in found
    assert [what for client, what, *_ in found if client == 'c2'] == ['joined', 'left']
    assert 'o' * 16 not in path.read_text()


def lines(path: Path) -> list[tuple[str, str, str]]:
    """Return who did what from where."""
    found = [json.loads(line) for line in path.read_text().splitlines()]
    return [(each.get('client', ''), each['what'], each.get('address', '')) for each in found]


@in_loop
async def test_recordings_and_whom_pages_draw_for_are_in_it(tmp_path: Path) -> None:
    path = tmp_path / 'audit.jsonl'
    uploads = Uploads(lambda file, name: file.unlink(), ('.mcap',), 1000)
    with serving(audit=path, uploads=uploads) as server:

        async def issue() -> str:
            return server._tickets.issue('viewer', address='10.0.0.9').token

        loop = server.get_event_loop()
        token = await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(issue(), loop))
        async with Page(server.url) as page, Page(server.url, token=token):
            connection = http.client.HTTPConnection('127.0.0.1', server.get_port(), timeout=60.0)
            name = f'/{page.hello.uploads}a%20drive.mcap'
            await asyncio.to_thread(connection.request, 'POST', name, b'12345')
            assert (await asyncio.to_thread(connection.getresponse)).status == 204
            connection.close()
    assert ('c2', 'joined', '10.0.0.9') in lines(path)
    (sent,) = [each for each in path.read_text().splitlines() if 'sent a recording' in each]
    assert json.loads(sent)['about'] == 'a drive.mcap' and '5 bytes' in sent


@pytest.mark.parametrize('how', ['elsewhere', 'on its loop', 'mounted', 'mounted, on its loop'])
@in_loop
async def test_who_is_here_at_the_end_leaves_in_it(tmp_path: Path, how: str) -> None:
    path = tmp_path / 'audit.jsonl'
    with ExitStack() as stack:
        if how.startswith('mounted'):
            server = Server(serve=False, audit=path, access=Access(authorize=lambda s: 'viewer'))
            url = f'http://127.0.0.1:{stack.enter_context(serving_app(server.asgi))}'
        else:
            server = stack.enter_context(serving(audit=path))
            url = server.url
        async with Page(url) as page:
            if how.endswith('on its loop'):
                server.get_event_loop().call_soon_threadsafe(server.stop)
            else:
                await asyncio.to_thread(server.stop)
            await page.wait_closed()
        await soon(lambda: ('c1', 'left', '127.0.0.1') in lines(path))


def test_a_server_that_cannot_start_leaves_nothing_of_it(tmp_path: Path) -> None:
    with serving() as server, pytest.raises(OSError):
        Server(port=server.get_port(), audit=tmp_path / 'audit.jsonl')
    assert not [each for each in threading.enumerate() if 'audit' in each.name]
