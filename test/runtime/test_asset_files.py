# SPDX-License-Identifier: Apache-2.0
"""A mesh comes compressed, each is compressed once, and none comes again while it is the same."""

from __future__ import annotations

import asyncio
import gzip
import os
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from ros_viz_bridge.runtime import asset_files
from ros_viz_bridge.runtime.asset_files import AssetFiles

TEXT = b'facet normal 0 0 1\n' * 1000


def ask(files: AssetFiles, path: Path, **headers: str) -> Response:
    named = [(k.replace('_', '-').encode(), v.encode()) for k, v in headers.items()]
    request = Request({'type': 'http', 'method': 'GET', 'headers': named})
    return asyncio.run(files.respond(request, path))


@pytest.fixture
def mesh(tmp_path: Path) -> Path:
    path = tmp_path / 'part.STL'
    path.write_bytes(TEXT)
    return path


def test_a_mesh_is_compressed_for_who_takes_it(mesh: Path) -> None:
    files = AssetFiles({'x-own': '1'})
    answer = ask(files, mesh, accept_encoding='br, gzip;q=0.9')
    assert gzip.decompress(bytes(answer.body)) == TEXT and len(answer.body) < len(TEXT) / 5
    assert answer.headers['content-encoding'] == 'gzip' and answer.headers['x-own'] == '1'
    for plain in ('', 'br', 'gzip;q=0'):
        assert isinstance(ask(files, mesh, accept_encoding=plain), FileResponse)


def test_pictures_and_small_files_are_sent_as_they_are(tmp_path: Path) -> None:
    for name, content in (('a.png', TEXT), ('a.mtl', b'Kd 1 1 1')):
        path = tmp_path / name
        path.write_bytes(content)
        assert isinstance(ask(AssetFiles({}), path, accept_encoding='gzip'), FileResponse)


def test_it_is_compressed_once(mesh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = AssetFiles({})
    first = ask(files, mesh, accept_encoding='gzip')
    monkeypatch.setattr(asset_files, '_pack', lambda path: pytest.fail('again'))
    assert ask(files, mesh, accept_encoding='gzip').body == first.body


def test_what_the_browser_has_is_not_sent_again_until_it_changes(mesh: Path) -> None:
    files = AssetFiles({})
    etag = ask(files, mesh, accept_encoding='gzip').headers['etag']
    same = ask(files, mesh, accept_encoding='gzip', if_none_match=f'"x", W/{etag}')
    assert (same.status_code, same.body, same.headers['etag']) == (304, b'', etag)
    mesh.write_bytes(TEXT + b'endsolid\n')
    os.utime(mesh, ns=(1, 1))
    assert ask(files, mesh, accept_encoding='gzip', if_none_match=etag).status_code == 200


def test_what_is_kept_is_bounded(tmp_path: Path) -> None:
    files: Any = AssetFiles({}, kept=5000)
    for i in range(20):
        path = tmp_path / f'{i}.stl'
        path.write_bytes(os.urandom(2000))
        ask(files, path, accept_encoding='gzip')
    assert sum(map(len, files._packed.values())) == files._size <= 5000
    assert files._packed
