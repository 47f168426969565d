# SPDX-License-Identifier: Apache-2.0
"""
Whatever requests are made of, each is answered, soon, and by none of them the server fails.

Straight to the ASGI application, so that no library of HTTP tidies them up before.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
import logging
from typing import Any
from urllib.parse import unquote

from hypothesis import given, HealthCheck, settings
from hypothesis import strategies as st
import pytest
from support.hubs import Client
from support.machines import runs

from ros_viz_bridge.api.server import Server
from ros_viz_bridge.core.access import Access
from ros_viz_bridge.runtime.page_look import PageLook
from ros_viz_bridge.runtime.uploads import Uploads

LIMIT = 100_000
"""Bytes of an upload."""
MOST_READ = 4 << 20
"""Of a body without end, nobody reads more."""
CHUNK = 1 << 16

heads = st.sampled_from(
    [
        (b'origin', b'http://127.0.0.1:8080'),
        (b'origin', b'null'),
        (b'forwarded', b'for="[::1'),
        (b'x-forwarded-for', b'1.2.3.4, \xff'),
        (b'authorization', b'Bearer t'),
        (b'authorization', b'Bearer \xff\xfe'),
        (b'authorization', b'Basic eA=='),
        (b'range', b'bytes=0-1'),
        (b'range', b'bytes=5-1'),
        (b'range', b'bytes=-0'),
        (b'range', b'bytes=' + b','.join([b'0-'] * 500)),
        (b'range', b'bytes=' + b'9' * 5000 + b'-'),
        (b'if-none-match', b'*'),
        (b'if-none-match', b'"\xff"'),
        (b'if-range', b'x'),
        (b'if-modified-since', b'Thu, 99 Foo 99999 99:99:99 GMT'),
        (b'content-length', b'10'),
        (b'content-length', b'-1'),
        (b'content-length', b'1e3'),
        (b'content-length', b'9' * 5000),
        (b'content-length', '٣'.encode()),
        (b'content-type', b'multipart/form-data; boundary='),
        (b'access-control-request-method', b'GET'),
        (b'access-control-request-headers', b'x' * 5000),
        (b'accept-encoding', b'gzip;q=\xff'),
        (b'accept', b''),
        (b'cookie', b'=;;=\x00'),
        (b'sec-fetch-site', b'cross-site'),
        (b'referer', b'http://[::'),
    ]
) | st.tuples(st.sampled_from([b'range', b'cookie', b'x', b'']), st.binary(max_size=20))
hosts = st.sampled_from(
    [b'127.0.0.1:8080', b'localhost', b'evil.example', b'[::1', b'', b'\xff', b'a' * 5000]
)
SEGMENTS = (
    'index.html view.html connect assets uploads downloads files answers static workspace custom'
    ' healthz metrics ws control data mine .ros_viz_bridge package file a.stl a.mcap b.txt'
    ' logo.png .. . ... %2e%2e %2f %00 %0a %ff %ed%a0%80 %25 ~ \\ {x} <asset> <sent> <sent>'
    ' <widget> c1 a:b %F0%9F%A4%96'
).split()
KNOWN = (
    'POST /uploads/<sent>/a.mcap',
    'POST /files/<sent>/<widget>/a.stl',
    'POST /answers/x',
    'GET /assets/<asset>/file',
    'GET /static',
    'GET /custom/logo.png',
    'GET /mine',
)
METHODS = 'GET GET GET HEAD POST POST PUT DELETE PATCH OPTIONS TRACE CONNECT BREW get'.split()
ways = st.sampled_from([each.split() for each in KNOWN]) | st.sampled_from(
    [[method, ''] for method in METHODS]
)


@dataclass
class Asked:
    """What came of a request."""

    started: list[int] = field(default_factory=list)
    ended: bool = False
    gone: bool = False
    """Whether the client had gone before."""
    read: int = 0


@dataclass
class Target:
    """A server with all that answers requests, an operator who is there, and its secrets."""

    server: Server
    loop: asyncio.AbstractEventLoop
    secrets: dict[str, str]

    def filled(self, path: str) -> str:
        """Return a path with what the operator who is there may know."""
        for name, secret in self.secrets.items():
            path = path.replace(name, secret)
        return path

    async def ask(self, method: str, raw: bytes, headers: list[Any], body: Any) -> Asked:
        asked = Asked()
        path, _, query = raw.partition(b'?')
        scope = {
            'type': 'http',
            'asgi': {'version': '3.0'},
            'http_version': '1.1',
            'method': method,
            'scheme': 'http',
            'path': unquote(path.decode('ascii')),
            'raw_path': path,
            'root_path': '',
            'query_string': query,
            'headers': headers,
            'client': ('127.0.0.1', 5000),
            'server': ('127.0.0.1', 8080),
        }

        async def receive() -> dict[str, Any]:
            if asked.read > MOST_READ:  # who reads on keeps it, or is content to wait for the end
                await asyncio.Event().wait()
            chunk = next(body, None)
            if chunk is None:
                asked.gone = True
                return {'type': 'http.disconnect'}
            asked.read += len(chunk[0])
            return {'type': 'http.request', 'body': chunk[0], 'more_body': chunk[1]}

        async def send(message: dict[str, Any]) -> None:
            assert not asked.ended
            if message['type'] == 'http.response.start':
                asked.started.append(message['status'])
            else:
                assert asked.started
                asked.ended = not message.get('more_body', False)

        await asyncio.wait_for(self.server.asgi(scope, receive, send), 20.0)
        return asked


@pytest.fixture(scope='module')
def target(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    folder = tmp_path_factory.mktemp('root')
    (folder / 'b.txt').write_text('x' * 300)
    (folder / 'logo.png').write_bytes(b'\x89PNG')
    server = Server(
        serve=False,
        access=Access(operator_token='t', cors_origins=('http://a.example',)),
        static_root=folder,
        asset_roots=[folder],
        page=PageLook(title='x', logo=str(folder / 'logo.png')),
        uploads=Uploads(lambda path, name: path.unlink(), ('.mcap',), LIMIT),
    )
    server.add_route('/mine/{rest:path}', lambda request: request.path_params['rest'])
    button = server.gui.add_upload_button('Up')
    loop = asyncio.new_event_loop()
    try:
        target = Target(server, loop, {})
        loop.run_until_complete(target.ask('GET', b'/healthz', [], iter([])))
        hello = Client(server._hub).hello
        (asset,) = [each for each in hello.assets.split('/') if len(each) > 8]
        (sent,) = [each for each in hello.files.split('/') if len(each) > 8]
        target.secrets = {'<asset>': asset, '<sent>': sent, '<widget>': button._key}
        yield target
    finally:
        server.stop()
        loop.run_until_complete(asyncio.sleep(0.1))
        loop.close()


@st.composite
def bodies(draw: st.DrawFn) -> Any:
    """Return an iterator of parts of a body and whether more comes; it may break off."""
    kind = draw(st.sampled_from(['none', 'small', 'broken', 'endless']))
    if kind == 'endless':
        return iter(lambda: (bytes(CHUNK), True), None)
    parts = draw(st.lists(st.binary(max_size=40), max_size=3))
    ends = [(b'', False)] if kind != 'broken' else []
    return iter([*((part, True) for part in parts if kind != 'none'), *ends])


@given(data=st.data())
@settings(
    runs(250, 1),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_every_request_is_answered(
    target: Target, caplog: pytest.LogCaptureFixture, data: st.DataObject
) -> None:
    caplog.set_level(logging.ERROR)
    caplog.clear()
    segments = st.sampled_from(SEGMENTS) | st.text('a%.0', max_size=5)
    method, path = data.draw(ways)
    rest = data.draw(st.lists(segments, max_size=0 if method == 'POST' and path else 5))
    path = '/'.join([path, *rest]) or '/'
    query = data.draw(st.sampled_from(['', '?', '?embed=%ff', '?token=t', '?a=1&a=%00&=']))
    honest = [(b'host', b'127.0.0.1:8080'), (b'content-length', b'10')]
    first = data.draw(st.just(honest) | hosts.map(lambda host: [(b'host', host)]))
    headers = [*first, *data.draw(st.lists(heads, max_size=4))]
    asked = target.loop.run_until_complete(
        target.ask(method, target.filled(path + query).encode(), headers, data.draw(bodies()))
    )
    assert len(asked.started) == 1 and (asked.ended or asked.gone)
    assert 200 <= asked.started[0] < 600 and asked.started[0] != 500
    assert method != 'POST' or asked.read <= LIMIT + 2 * CHUNK
    assert [each.getMessage() for each in caplog.records] == []
