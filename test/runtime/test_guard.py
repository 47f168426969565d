# SPDX-License-Identifier: Apache-2.0
"""Foreign Hosts and Origins do not get past the door, and are told why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.page import Page
from support.served import get, in_loop, serving
import websockets

from ros_viz_bridge.core.access import Access
from ros_viz_bridge.runtime.guard import refuse


def status(error: Any) -> int:
    """Return the HTTP status of a refused handshake, as this release of ``websockets`` has it."""
    return int(error.response.status_code if hasattr(error, 'response') else error.status_code)


def test_the_reason_is_in_the_answer() -> None:
    with serving() as server:
        answer = get(
            server.get_port(),
            '/ws/control',
            origin='http://evil.example',
            connection='Upgrade',
            upgrade='websocket',
            sec_websocket_version='13',
            sec_websocket_key='x3JJHMbDL1EzLkh9GBhXDw==',
        )
    assert answer.status == 403
    assert 'cors_origins' in answer.text


def test_a_foreign_host_gets_nothing() -> None:
    with serving() as server:
        answer = get(server.get_port(), '/', host='evil.example')
        assert answer.status == 403
        assert 'allowed_hosts' in answer.text
        assert get(server.get_port(), '/', host='localhost').status in (200, 503)


@in_loop
async def test_pages_of_others_may_not_connect() -> None:
    with serving(access=Access(cors_origins=('https://app.example',))) as server:
        for origin in ('http://evil.example', 'null'):
            with pytest.raises(websockets.InvalidHandshake) as refused:
                async with Page(server.url, headers={'Origin': origin}):
                    pass
            assert status(refused.value) == 403
        for origin in (server.url.rstrip('/'), 'https://app.example'):
            async with Page(server.url, headers={'Origin': origin}) as page:
                assert page.hello.role == 'operator'


@in_loop
async def test_a_foreign_host_may_not_connect() -> None:
    with serving() as server:
        with pytest.raises(websockets.InvalidHandshake) as refused:
            async with Page(
                server.url.replace('127.0.0.1', 'evil.localtest'),
                connect={
                    'host': '127.0.0.1',
                    'port': server.get_port(),
                },
            ):
                pass
        assert status(refused.value) == 403


@in_loop
async def test_a_server_without_denial_responses_closes_the_handshake() -> None:
    said: list[dict[str, Any]] = []

    async def receive() -> dict[str, str]:
        return {'type': 'websocket.connect'}

    async def send(message: dict[str, Any]) -> None:
        said.append(message)

    await refuse({'type': 'websocket'}, receive, send, 'no' * 500)
    assert [message['type'] for message in said] == ['websocket.close']
    assert len(said[0]['reason']) <= 123


def test_cors_headers_only_for_listed_origins() -> None:
    with serving(access=Access(cors_origins=('https://app.example',))) as server:
        listed = get(server.get_port(), '/', origin='https://app.example')
        other = get(server.get_port(), '/', origin='https://evil.example')
    assert listed.headers['access-control-allow-origin'] == 'https://app.example'
    assert 'access-control-allow-origin' not in other.headers


def test_of_many_parts_of_a_file_the_whole_is_sent(tmp_path: Path) -> None:
    (tmp_path / 'a.txt').write_text('x' * 99)
    with serving(static_root=tmp_path) as server:
        port = server.get_port()
        one = get(port, '/static/a.txt', range='bytes=0-1')
        many = get(port, '/static/a.txt', range='bytes=' + ','.join(['0-1'] * 5000))
    assert (many.status, len(many.content)) == (200, 99)
    assert one.status in (200, 206)
