# SPDX-License-Identifier: Apache-2.0
"""The files of the built page: compressed, of their type, known again; not pages."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from support.served import get, serving_app

from ros_viz_bridge.runtime.client_files import ClientFiles

SCRIPT = 'export const much = 1;\n' * 1000


def web(folder: Path) -> Starlette:
    return Starlette(routes=[Mount('/', ClientFiles(folder))])


@pytest.mark.parametrize('name', ['index-a1B2c3D4.js', 'plain.js'])
def test_scripts_come_compressed_and_of_their_type(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(SCRIPT)
    with serving_app(web(tmp_path)) as port:
        packed = get(port, f'/{name}', accept_encoding='gzip, br')
        assert packed.headers['content-encoding'] == 'gzip'
        assert packed.headers['vary'] == 'accept-encoding'
        assert len(packed.content) < len(SCRIPT) / 5
        assert gzip.decompress(packed.content).decode() == SCRIPT
        plain = get(port, f'/{name}')
        assert plain.text == SCRIPT
        for answer in (packed, plain):
            assert 'javascript' in answer.headers['content-type']
            assert answer.headers['x-content-type-options'] == 'nosniff'
            assert ('immutable' in answer.headers['cache-control']) == name.startswith('index-')
        again = get(port, f'/{name}', if_none_match=packed.headers['etag'])
        assert again.status == 304


def test_pictures_are_sent_as_they_are(tmp_path: Path) -> None:
    (tmp_path / 'icon.png').write_bytes(bytes(5000))
    with serving_app(web(tmp_path)) as port:
        answer = get(port, '/icon.png', accept_encoding='gzip')
        assert 'content-encoding' not in answer.headers
        assert answer.headers['content-type'] == 'image/png'


def test_pages_and_what_is_elsewhere_are_not_among_them(tmp_path: Path) -> None:
    static = tmp_path / 'static'
    static.mkdir()
    (static / 'index.html').write_text('<title>x</title>')
    (tmp_path / 'secret.js').write_text(SCRIPT)
    with serving_app(web(static)) as port:
        for path in ('/index.html', '/', '/../secret.js', '/%2e%2e/secret.js', '/none.js'):
            assert get(port, path).status == 404
    with serving_app(web(tmp_path / 'not built')) as port:
        assert get(port, '/index-a1B2c3D4.js').status == 404
