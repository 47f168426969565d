# SPDX-License-Identifier: Apache-2.0
"""Who opens a connection and asks for nothing does not keep it; who asks does."""

from __future__ import annotations

import asyncio
import socket
import time
import urllib.request

import pytest
from support.page import Page
from support.served import in_loop, serving

from ros_viz_bridge.runtime import first_request
from ros_viz_bridge.wire.session import Control


@pytest.mark.parametrize('said', [b'', b'GET / HTTP/1.1\r\nhost: '])
def test_a_connection_without_a_request_is_ended(
    monkeypatch: pytest.MonkeyPatch, said: bytes
) -> None:
    monkeypatch.setattr(first_request, 'REQUEST_TIME', 0.3)
    with serving() as server:
        with socket.create_connection(('127.0.0.1', server.get_port()), timeout=60.0) as silent:
            start = time.monotonic()
            silent.sendall(said)
            assert silent.recv(100) == b''
            assert time.monotonic() - start > 0.2
        with urllib.request.urlopen(server.url) as answer:
            assert answer.status == 200


@in_loop
async def test_a_page_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_request, 'REQUEST_TIME', 0.3)
    with serving() as server:
        async with Page(server.url) as page:
            await asyncio.sleep(0.8)
            page.messages.clear()
            async with Page(server.url):
                await page.wait_for(Control)
