# SPDX-License-Identifier: Apache-2.0
"""The page and its files, with the headers that keep others' code out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.routing import Mount
from support.served import Answer, get, serving_app

from ros_viz_bridge.runtime.assets import Assets
from ros_viz_bridge.runtime.pages import content_security_policy, Pages


@contextmanager
def web(static: Path, root: Path | None = None) -> Iterator[Callable[..., Answer]]:
    """Serve pages alone; yields a function that gets a path."""
    pages = Pages(
        Assets([root] if root else []),
        may_fetch=lambda secret: secret == 'good',
        embedders=('https://app.example',),
        static=static,
    )
    app = Starlette(routes=[*pages.routes(), Mount('/', pages.files())])
    with serving_app(app) as port:
        yield lambda path, **headers: get(port, path, **headers)


def built(folder: Path) -> Path:
    (folder / 'page').mkdir()
    (folder / 'index.html').write_text('<title>viz</title>')
    (folder / 'page' / 'index-a1B2c3D4.js').write_text('js')
    (folder / 'favicon.svg').write_text('<svg/>')
    return folder


def test_the_page_allows_nothing_from_elsewhere(tmp_path: Path) -> None:
    with web(built(tmp_path)) as ask:
        answer = ask('/', host='robot.local:8080')
    assert '<title>viz</title>' in answer.text
    policy = answer.headers['content-security-policy']
    assert "default-src 'self'" in policy and "script-src 'self';" in policy
    assert 'unsafe-eval' not in policy
    assert "connect-src 'self' ws://robot.local:8080 wss://robot.local:8080" in policy
    assert "frame-ancestors 'self' https://app.example" in policy
    assert "worker-src 'self' blob:" in policy
    assert answer.headers['cache-control'] == 'no-cache'


def test_a_strange_host_does_not_get_into_the_policy() -> None:
    assert 'evil' not in content_security_policy('x; script-src evil', ())


def test_files_have_etags_and_hashed_ones_never_change(tmp_path: Path) -> None:
    with web(built(tmp_path)) as ask:
        assert 'immutable' in ask('/page/index-a1B2c3D4.js').headers['cache-control']
        icon = ask('/favicon.svg')
        assert icon.headers['cache-control'] == 'no-cache'
        assert ask('/favicon.svg', if_none_match=icon.headers['etag']).status == 304


def test_no_page_is_shown_without_its_policy(tmp_path: Path) -> None:
    (built(tmp_path) / 'fleet.html').write_text('<title>fleet</title>')
    with web(tmp_path) as ask:
        assert ask('/fleet.html').status == 404
        assert 'content-security-policy' in ask('/index.html').headers


def test_a_page_that_was_never_built_says_how_to(tmp_path: Path) -> None:
    with web(tmp_path) as ask:
        answer = ask('/')
    assert answer.status == 503
    assert 'make build' in answer.text


def test_meshes_are_for_sessions_only(tmp_path: Path) -> None:
    (tmp_path / 'part.stl').write_bytes(b'solid')
    path = f'file{tmp_path}/part.stl'
    with web(tmp_path, tmp_path) as ask:
        answer = ask(f'/assets/good/{path}')
        assert answer.content == b'solid'
        assert answer.headers['x-content-type-options'] == 'nosniff'
        assert ask(f'/assets/good//{path}').content == b'solid'
        refused = ask(f'/assets/bad/{path}')
        missing = ask('/assets/good/package/none/x.stl')
    assert (refused.status, missing.status) == (403, 404)
    assert 'no session' in refused.text
    assert "no package 'none'" in missing.text


def test_encoded_tricks_do_not_leave_the_folder(tmp_path: Path) -> None:
    (tmp_path / 'root').mkdir()
    (tmp_path / 'secret.stl').write_bytes(b'secret')
    with web(tmp_path / 'root', tmp_path / 'root') as ask:
        for trick in ('..%2f', '%2e%2e/', '../', '..%5c', '%2e%2e%2f', '..%252f', './/../'):
            for base in (f'/assets/good/file{tmp_path}/root/', '/'):
                answer = ask(f'{base}{trick}secret.stl')
                assert answer.status in (403, 404), (base, trick)
                assert b'secret' != answer.content
