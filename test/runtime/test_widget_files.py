# SPDX-License-Identifier: Apache-2.0
"""A viewer's file reaches the script whole, or not at all; nothing of it stays behind."""

from __future__ import annotations

import http.client
import json
from pathlib import Path
import tempfile
from typing import Any
from urllib.parse import quote

import pytest
from support.page import Page
from support.served import in_loop, serving, soon

from ros_viz_bridge.core.access import Access
from ros_viz_bridge.runtime import widget_files
from ros_viz_bridge.wire.client import Stop


def post(server: Any, files: str, widget: str, name: str, data: bytes) -> tuple[int, str]:
    connection = http.client.HTTPConnection('127.0.0.1', server.get_port(), timeout=60.0)
    connection.request('POST', f'/{files}{widget}/{quote(name, safe="")}', body=data)
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


@in_loop
async def test_files_come_by_the_widget_that_takes_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting, audit = tmp_path / 'waiting', tmp_path / 'audit.jsonl'
    waiting.mkdir()
    monkeypatch.setattr(tempfile, 'tempdir', str(waiting))
    monkeypatch.setattr(widget_files, 'LIMIT', 1000)
    import asyncio

    with serving(audit=audit) as server:
        taken: list[Any] = []
        button = server.gui.add_upload_button('Map')
        text = server.gui.add_text('Name')
        button.on_upload(lambda event: taken.append((event.client_id, event.target.value)))
        server.flush()
        async with Page(server.url) as page:
            files = page.hello.files

            async def send(widget: str, name: str, data: bytes, path: str = files) -> Any:
                return await asyncio.to_thread(post, server, path, widget, name, data)

            assert await send(button.key, 'ä b.png', b'123') == (204, '')
            await soon(lambda: taken)
            assert taken[0][0] == page.hello.client_id
            assert (taken[0][1].name, taken[0][1].content) == ('ä b.png', b'123')
            for widget, name, data, path, status, why in (
                (text.key, 'a', b'', files, 403, 'takes no files'),
                ('none', 'a', b'', files, 403, 'there is no widget'),
                (button.key, 'a' * 300, b'', files, 403, 'needs a name'),
                (button.key, 'a', b'', 'files/guessed/', 403, 'only operators'),
                (button.key, 'a', bytes(1001), files, 413, 'at most'),
            ):
                found = await send(widget, name, data, path)
                assert found[0] == status
                assert why in found[1]
            button.disabled = True
            server.flush()
            assert 'disabled' in (await send(button.key, 'a', b''))[1]
            button.disabled = False
            await page.send(Stop('enough'))
            await soon(lambda: server._hub.gate.stopped_by)
            assert (await send(button.key, 'a', b''))[0] == 403
        assert len(taken) == 1
        assert list(waiting.iterdir()) == []
    acts = [json.loads(line) for line in audit.read_text().splitlines()]
    (sent,) = (act for act in acts if act['what'] == 'sent a file')
    assert (sent['client'], sent['about']) == (page.hello.client_id, button.key)
    assert sent['detail'] == '3 bytes, ä b.png'


@in_loop
async def test_who_only_looks_sends_nothing() -> None:
    access = Access(viewer_token='look', operator_token='steer')
    with serving(access=access) as server:
        async with Page(server.url, token='look') as page:
            assert page.hello.files == ''
