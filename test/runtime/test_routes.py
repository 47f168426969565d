# SPDX-License-Identifier: Apache-2.0
"""A script's own addresses: any method, sync or async, while it serves, and safe by default."""

from __future__ import annotations

from collections.abc import Iterator
import http.client
import json
import threading
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from support.served import Answer, get, serving, until

from ros_viz_bridge.api.server import Server
from ros_viz_bridge.core.access import Access
from ros_viz_bridge.runtime.routes import check_path, takes_request


def ask(port: int, method: str, path: str, body: bytes = b'', **headers: str) -> Answer:
    connection = http.client.HTTPConnection('127.0.0.1', port, timeout=60.0)
    try:
        named = {name.replace('_', '-'): value for name, value in headers.items()}
        connection.request(method, path, body, named)
        answer = connection.getresponse()
        found = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, found, answer.read())
    finally:
        connection.close()


@pytest.fixture(scope='module')
def server() -> Iterator[Server]:
    with serving(cors='https://app.example') as server:
        yield server


def test_handlers_of_all_kinds(server: Server) -> None:
    threads: list[str] = []

    def status() -> str:
        threads.append(threading.current_thread().name)
        return 'OK'

    async def put(request: Any) -> dict[str, Any]:
        return {'name': request.path_params['name'], 'size': len(await request.body())}

    server.add_route('/api/status', status)
    server.add_route('/api/things/{name}', put, ['PUT', 'delete'])
    server.add_route('/api/none', lambda: None, 'POST')
    server.add_route('/api/own', lambda: PlainTextResponse('mine', 202))
    server.add_route('/api/bytes', lambda: b'\x00', content_type='application/x-own')
    port = server.get_port()
    answer = get(port, '/api/status')
    assert (answer.status, answer.text) == (200, 'OK')
    assert answer.headers['content-type'].startswith('text/html')
    assert threads != ['ros_viz_bridge.loop']
    assert ask(port, 'HEAD', '/api/status').content == b''
    made = ask(port, 'PUT', '/api/things/a', b'123')
    assert json.loads(made.text) == {'name': 'a', 'size': 3}
    assert ask(port, 'DELETE', '/api/things/b').status == 200
    assert ask(port, 'GET', '/api/things/b').status == 405
    assert ask(port, 'POST', '/api/none').status == 204
    assert (get(port, '/api/own').status, get(port, '/api/own').text) == (202, 'mine')
    assert get(port, '/api/bytes').headers['content-type'] == 'application/x-own'
    assert get(port, '/api/nothing').status == 404


def test_what_fails_is_logged_and_says_nothing_of_itself(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    def secret() -> str:
        raise RuntimeError('the password is x')

    server.add_route('/api/fails', secret)
    answer = get(server.get_port(), '/api/fails')
    assert answer.status == 500 and 'password' not in answer.text
    until(lambda: any('/api/fails failed' in line for line in caplog.messages))


def test_pages_of_other_sites_change_nothing_unless_they_may(server: Server) -> None:
    called: list[int] = []
    server.add_route('/api/do', lambda: called.append(1), 'POST')
    port = server.get_port()
    assert ask(port, 'POST', '/api/do', origin='https://evil.example').status == 403
    assert not called
    answer = ask(port, 'POST', '/api/do', origin='https://app.example')
    assert answer.status == 204 and called == [1]
    assert answer.headers['access-control-allow-origin'] == 'https://app.example'
    asked = {'origin': 'https://app.example', 'access_control_request_method': 'POST'}
    assert ask(port, 'OPTIONS', '/api/do', **asked).status == 200


def test_roles() -> None:
    with serving(access=Access(operator_token='drive', viewer_token='look')) as server:
        server.add_route('/free', lambda: 'free')
        server.add_route('/seen', lambda: 'seen', role='viewer')
        server.add_route('/done', lambda: 'done', role='operator')
        port = server.get_port()
        assert get(port, '/free').status == 200 and get(port, '/seen').status == 403
        assert get(port, '/seen', authorization='Bearer look').text == 'seen'
        assert 'role of an operator' in get(port, '/done', authorization='Bearer look').text
        assert get(port, '/done', authorization='bearer drive').text == 'done'
        assert get(port, '/done', authorization='Bearer wrong').status == 403


@pytest.mark.parametrize(
    ('path', 'handler', 'options', 'named'),
    [
        ('api', print, {}, "begin with '/'"),
        ('/a?b', print, {}, "begin with '/'"),
        ('/ws/mine', print, {}, 'the server itself answers /ws'),
        ('/', print, {}, 'taken'),
        ('/{p:path}', print, {}, 'files of the page itself'),
        (7, print, {}, 'must be a str'),
        ('/a', 7, {}, 'callable'),
        ('/a', print, {'method': 'GE T'}, 'method must be'),
        ('/a', print, {'method': 'FOO'}, 'one of GET, HEAD'),
        ('/a', print, {'method': []}, 'method must be'),
        ('/a', print, {'role': 'king'}, 'role must be'),
    ],
)
def test_wrong_use_is_named(
    server: Server, path: Any, handler: Any, options: dict[str, Any], named: str
) -> None:
    with pytest.raises((ValueError, TypeError), match=named):
        server.add_route(path, handler, **options)


def test_who_takes_a_request() -> None:
    class Methods:
        def without(self) -> None: ...

        def with_one(self, request: Any) -> None: ...

    assert not takes_request(lambda: None) and not takes_request(lambda x=1: None)
    assert takes_request(lambda request: None)
    assert not takes_request(Methods().without) and takes_request(Methods().with_one)
    check_path('/api/{name}/x')
