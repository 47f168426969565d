# SPDX-License-Identifier: Apache-2.0
"""A mesh comes compressed, each is compressed once, and none comes again while it is the same."""

from __future__ import annotations

import asyncio
import gzip
import os
from pathlib import Path
import time
import tracemalloc
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from ros_viz_bridge.runtime import asset_files
from ros_viz_bridge.runtime.asset_files import AssetFiles

TEXT = b'facet normal 0 0 1\n' * 1000


def asked(**headers: str) -> Request:
    named = [(k.replace('_', '-').encode(), v.encode()) for k, v in headers.items()]
    return Request({'type': 'http', 'method': 'GET', 'headers': named})


def ask(files: AssetFiles, path: Path, **headers: str) -> Response:
    return asyncio.run(files.respond(asked(**headers), path))


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
    monkeypatch.setattr(asset_files, '_pack', lambda path, level: pytest.fail('again'))
    assert ask(files, mesh, accept_encoding='gzip').body == first.body


def test_what_the_browser_has_is_not_sent_again_until_it_changes(mesh: Path) -> None:
    files = AssetFiles({})
    etag = ask(files, mesh, accept_encoding='gzip').headers['etag']
    same = ask(files, mesh, accept_encoding='gzip', if_none_match=f'"x", W/{etag}')
    assert (same.status_code, same.body, same.headers['etag']) == (304, b'', etag)
    mesh.write_bytes(TEXT + b'endsolid\n')
    os.utime(mesh, ns=(1, 1))
    assert ask(files, mesh, accept_encoding='gzip', if_none_match=etag).status_code == 200


def text(path: Path, start: int, count: int) -> Path:
    """Write a file that becomes half as large."""
    path.write_text(''.join(f'v {i * 7919 % 9973} {i} {i * i}\n' for i in range(start, count)))
    return path


def test_what_is_kept_is_bounded(tmp_path: Path) -> None:
    files: Any = AssetFiles({}, kept=5000)
    for i in range(20):
        ask(files, text(tmp_path / f'{i}.stl', i, 300), accept_encoding='gzip')
    assert sum(map(len, files._packed.values())) == files._size <= 5000
    assert files._packed


def test_however_many_ask_it_is_compressed_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed: list[Path] = []
    running: list[int] = [0, 0]

    def pack(path: Path, level: int) -> bytes:
        packed.append(path)
        running[0] += 1
        running[1] = max(running)
        time.sleep(0.02)
        running[0] -= 1
        return original(path, level)

    original = asset_files._pack
    monkeypatch.setattr(asset_files, '_pack', pack)
    files = AssetFiles({})
    paths = [text(tmp_path / f'{i}.stl', i, 2000) for i in range(6)]

    async def ask_all() -> None:
        first = asyncio.create_task(files.respond(asked(accept_encoding='gzip'), paths[0]))
        await asyncio.sleep(0.005)
        first.cancel()
        every = (files.respond(asked(accept_encoding='gzip'), p) for p in paths * 8)
        answers = await asyncio.gather(*every)
        assert len({bytes(answer.body) for answer in answers}) == len(paths)

    asyncio.run(ask_all())
    assert sorted(packed) == sorted(paths)
    assert running[1] <= 2
    assert not files._packing


@pytest.mark.parametrize('size', [2000, 5_000_000])
def test_what_does_not_become_smaller_is_sent_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    files, path = AssetFiles({}), tmp_path / 'noise.glb'
    path.write_bytes(os.urandom(size))
    answer = ask(files, path, accept_encoding='gzip')
    assert isinstance(answer, FileResponse) and 'content-encoding' not in answer.headers
    monkeypatch.setattr(asset_files, '_pack', lambda path, level: pytest.fail('again'))
    assert isinstance(ask(files, path, accept_encoding='gzip'), FileResponse)
    etag = answer.headers['etag']
    assert ask(files, path, accept_encoding='gzip', if_none_match=etag).status_code == 304


def test_large_files_are_not_compressed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asset_files, '_LARGEST', 5000)
    path = text(tmp_path / 'a.stl', 0, 1000)
    assert isinstance(ask(AssetFiles({}), path, accept_encoding='gzip'), FileResponse)
    assert asset_files._LARGEST <= asset_files.KEPT, 'else it is compressed for every viewer'


def test_compressing_takes_no_more_memory_than_its_result(tmp_path: Path) -> None:
    path = tmp_path / 'a.stl'
    path.write_bytes(TEXT * 500)
    tracemalloc.start()
    packed = asset_files._pack(path, 1)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert gzip.decompress(packed) == TEXT * 500
    assert peak < 2_000_000 < path.stat().st_size
