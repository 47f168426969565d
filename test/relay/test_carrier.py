# SPDX-License-Identifier: Apache-2.0
"""Files reach viewers far away: meshes once for all, none to strangers, and none that runs."""

from __future__ import annotations

import asyncio
import http.client
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
from starlette.requests import Request
from support.page import Page
from support.relays import link, relaying, sharing, visit
from support.served import Answer, get, in_loop, soon

from ros_viz_bridge.relay import carrier
from ros_viz_bridge.relay.asset_cache import AssetCache
from ros_viz_bridge.relay.requests import EACH, Requests
from ros_viz_bridge.wire.gui_inputs import GuiUploadButton
from ros_viz_bridge.wire.notification import FileOffered


def ask(url: str, path: str, method: str = 'GET', body: Any = None, **headers: str) -> Answer:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection('127.0.0.1', parts.port, timeout=60.0)
    named = {name.replace('_', '-'): value for name, value in headers.items()}
    connection.request(method, f'{parts.path}{path}', body=body, headers=named)
    answer = connection.getresponse()
    found = {name.lower(): value for name, value in answer.getheaders()}
    return Answer(answer.status, found, answer.read())


@in_loop
async def test_a_mesh_is_fetched_from_the_robot_once(tmp_path: Path) -> None:
    mesh, big = tmp_path / 'a.stl', tmp_path / 'big.stl'
    mesh.write_bytes(b'solid ' * 50_000)
    big.write_bytes(bytes(carrier.LARGEST + 5))
    with relaying() as relay, sharing(relay, asset_roots=[tmp_path]) as server:
        fetched: list[int] = []
        answer_request = server._sharing._app

        async def counted(scope: Any, receive: Any, send: Any) -> None:
            async def noted(message: Any) -> None:
                fetched.extend([message['status']] if 'status' in message else [])
                await send(message)

            await answer_request(scope, receive, noted)

        server._sharing._app = counted
        url = await link(server)
        async with visit(url) as one, visit(url) as two:
            paths = [f'{page.hello.assets}file{mesh}' for page in (one, two)]
            answers = await asyncio.gather(
                *(asyncio.to_thread(ask, url, path) for path in paths * 3)
            )
            for answer in answers:
                assert answer.status == 200 and answer.content == mesh.read_bytes()
                assert 'sandbox' in answer.headers['content-security-policy']
            assert fetched == [200]
            same = await asyncio.to_thread(
                ask, url, paths[1], if_none_match=answers[0].headers['etag']
            )
            assert same.status == 304 and same.content == b''
            packed = await asyncio.to_thread(ask, url, paths[0], accept_encoding='gzip')
            assert packed.headers['content-encoding'] == 'gzip' and len(packed.content) < 50_000
            part = await asyncio.to_thread(ask, url, paths[0], Range='bytes=6-11')
            # Starlette answers with parts since 0.39, before with the whole.
            assert (part.status, part.content) in (
                (206, b'solid '),
                (200, mesh.read_bytes()),
            )
            # It changed: what is kept is asked for again, and found to be old.
            mesh.write_bytes(b'other ' * 10)
            await soon(lambda: ask(url, paths[0]).content == mesh.read_bytes())
            large = await asyncio.to_thread(
                ask, url, f'{one.hello.assets}file{big}', accept_encoding='identity'
            )
            assert len(large.content) == carrier.LARGEST + 5
        # Nobody with this address is here any more.
        await soon(lambda: ask(url, paths[0]).status == 403)


@in_loop
async def test_strangers_and_odd_paths_get_nothing(tmp_path: Path) -> None:
    (tmp_path / 'secret.stl').write_bytes(b'x')
    with relaying() as relay, sharing(relay) as server:
        server.add_route('/mine', lambda: 'for the local network', role=None)
        url = await link(server)
        async with visit(url) as page:
            assets = page.hello.assets
            for path, status in (
                (f'assets/guess/file{tmp_path}/secret.stl', 403),
                (f'{assets}file{tmp_path}/secret.stl', 403),
                (f'{assets}package/../../etc/passwd.stl', 403),
                (f'{assets}file/%2e%2e/%2e%2e/etc/passwd', 403),
                ('downloads/guess/x', 410),
                ('mine', 404),
                ('../../../etc/passwd', 404),
                ('static/' + 'x' * 5000, 414),
                ('static/x?' + 'x' * 5000, 414),
            ):
                found = await asyncio.to_thread(ask, url, path)
                assert found.status == status, path
            guess = await asyncio.to_thread(ask, url, 'files/guess/a/b', 'POST', b'x')
            assert guess.status == 403 and 'only operators' in guess.text
            put = await asyncio.to_thread(ask, url, 'files/a/b/c', 'PUT', b'x')
            assert put.status == 405


@in_loop
async def test_files_go_both_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    with relaying() as relay, sharing(relay) as server:
        taken: list[Any] = []
        button = server.gui.add_upload_button('Map')
        button.on_upload(lambda event: taken.append(event.target.value))
        url = await link(server, role='operator')
        async with visit(url) as page:
            data = bytes(range(256)) * 8000  # more than the window
            key = (await page.wait_for(GuiUploadButton)).key
            sent = await asyncio.to_thread(
                ask, url, f'{page.hello.files}{key}/map.bin', 'POST', data
            )
            assert sent.status == 204, sent.text
            await soon(lambda: taken)
            assert taken[0].content == data
            client = server.get_clients()[page.hello.client_id]
            client.send_file_download('back.html', b'<script>' + data, save_immediately=True)
            offered = await page.wait_for(FileOffered)
            found = await asyncio.to_thread(ask, url, offered.address)
            assert found.content == b'<script>' + data
            # It is saved, and runs nowhere.
            assert found.headers['content-type'] == 'application/octet-stream'
            assert 'attachment' in found.headers['content-disposition']
            assert 'sandbox' in found.headers['content-security-policy']


@in_loop
async def test_with_the_robot_its_files_are_gone() -> None:
    with relaying() as relay:
        with sharing(relay) as server:
            url = await link(server)
            page = Page(url.partition('#')[0], token=url.partition('token=')[2])
            async with page:
                assets = page.hello.assets
        assert get(relay.port, urlsplit(url).path + assets + 'file/x.stl').status == 404


@in_loop
async def test_who_waits_for_a_turn_holds_up_nobody_who_wants_the_same() -> None:
    said: list[Any] = []
    here = [SimpleNamespace(assets_secret=each) for each in ('greedy', 'modest')]
    station: Any = SimpleNamespace(
        requests=Requests(said.append),
        assets=AssetCache(1 << 20),
        edge=SimpleNamespace(present=SimpleNamespace(connected=lambda: here)),
    )
    scope = {'type': 'http', 'method': 'GET', 'path': '/', 'query_string': b'', 'headers': []}
    request = Request({**scope, 'server': ('relay', 80), 'scheme': 'http'})
    paths = [f'/assets/greedy/file/{i}.stl' for i in range(EACH + 1)]
    paths.append(f'/assets/modest/file/{EACH}.stl')  # which is greedy's last one
    asking = [asyncio.ensure_future(carrier.carry(station, request, each)) for each in paths]
    for _ in range(100):
        await asyncio.sleep(0)
    assert [each.path for each in said] == paths[:EACH] + paths[-1:]
    station.requests.close()
    assert {each.status_code for each in await asyncio.gather(*asking)} == {502}
