# SPDX-License-Identifier: Apache-2.0
"""Servers in a FastAPI or Starlette app: any prefix, its login in front, without lifespan."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from support.page import Page, RejectedError
from support.served import get, in_loop, serving_app, soon

from ros_viz_bridge.api.server import Server
from ros_viz_bridge.core.access import Access
from ros_viz_bridge.runtime.page_look import PageLook


def who(scope: Any) -> str | None:
    """Let in by a header, as a login in front of the app would set it."""
    headers = dict(scope['headers'])
    role: str | None = {b'ann': 'operator', b'bob': 'viewer'}.get(headers.get(b'x-user', b''))
    return role


async def later(scope: Any) -> str | None:
    return who(scope)


@in_loop
async def test_several_servers_in_one_app_with_the_roles_of_its_login(tmp_path: Any) -> None:
    fastapi = pytest.importorskip('fastapi')
    (tmp_path / 'a.txt').write_text('model')
    one = Server(serve=False, label='one', access=Access(authorize=who), static_root=tmp_path)
    two = Server(serve=False, label='two', access=Access(authorize=later))
    one.add_route('/api/state', lambda: {'ok': True}, role='viewer')
    app = fastapi.FastAPI()

    @app.middleware('http')
    async def login(request: Any, call_next: Any) -> Any:
        if 'x-user' not in request.headers:
            return fastapi.responses.PlainTextResponse('log in first', 401)
        return await call_next(request)

    app.mount('/robots/one', one.asgi)
    app.mount('/robots/two', two.asgi)
    try:
        with serving_app(app) as port:  # uvicorn, lifespan off
            base = f'http://127.0.0.1:{port}/robots'
            assert get(port, '/robots/one/').status == 401
            page = get(port, '/robots/one/', x_user='bob')
            assert page.status == 200 and 'src="./page/' in page.text
            assert get(port, '/robots/one/static/a.txt', x_user='bob').text == 'model'
            assert get(port, '/robots/one/api/state', x_user='bob').text == '{"ok":true}'
            assert get(port, '/robots/one/api/state', x_user='eve').status == 403
            assert get(port, '/robots/two/api/state', x_user='bob').status == 404
            with pytest.raises(RejectedError, match='token'):
                async with Page(f'{base}/one', headers={'x-user': 'eve'}):
                    pass
            async with (
                Page(f'{base}/one', headers={'x-user': 'ann'}) as ann,
                Page(f'{base}/two', headers={'x-user': 'bob'}) as bob,
            ):
                assert (ann.hello.label, ann.hello.role) == ('one', 'operator')
                assert (bob.hello.label, bob.hello.role) == ('two', 'viewer')
                await soon(lambda: len(one.get_clients()) == len(two.get_clients()) == 1)
                one.gui.add_button('only here')
                await ann.wait_for(lambda m: getattr(m, 'label', '') == 'only here')
                two.flush()
                assert not any(getattr(m, 'label', '') == 'only here' for m in bob.messages)
    finally:
        one.stop()
        two.stop()


def test_starlette_any_depth_and_who_may_show_it_in_a_frame() -> None:
    look = PageLook(title='Lab', frame_ancestors=['https://lab.example'])
    server = Server(serve=False, page=look, access=Access(authorize=who))
    app = Starlette(routes=[Mount('/a/b/c', server.asgi)])
    try:
        with serving_app(app) as port:
            page = get(port, '/a/b/c/')
            policy = page.headers['content-security-policy']
            assert '<title>Lab</title>' in page.text
            assert "frame-ancestors 'self' https://lab.example" in policy
            assert "script-src 'self';" in policy
            assert get(port, '/a/b/c/embed.js').headers['content-type'].startswith('text/javas')
    finally:
        server.stop()
