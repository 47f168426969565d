# SPDX-License-Identifier: Apache-2.0
"""Files below a folder, in parts and unchanged too; nothing beside it, however it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
import pytest
from support.served import get, serving

from ros_viz_bridge.api.server import Server
from ros_viz_bridge.runtime.static_root import part_of, StaticRoot

CONTENT = bytes(range(256)) * 8


@pytest.fixture(scope='module')
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    around = tmp_path_factory.mktemp('around')
    root = around / 'root'
    (root / 'sub').mkdir(parents=True)
    (root / '.git').mkdir()
    (around / 'secret.txt').write_text('secret')
    (root / '.env').write_text('secret')
    (root / '.git' / 'config').write_text('secret')
    (root / 'sub' / 'a.glb').write_bytes(CONTENT)
    (root / 'page.html').write_text('<script>alert(1)</script>')
    (root / 'out').symlink_to(around / 'secret.txt')
    (root / 'in.glb').symlink_to(root / 'sub' / 'a.glb')
    return root


@pytest.fixture(scope='module')
def server(root: Path) -> Iterator[Server]:
    with serving(static_root=root) as server:
        yield server


def test_files_are_served_whole_compressed_in_parts_and_not_again(server: Server) -> None:
    port = server.get_port()
    whole = get(port, '/static/sub/a.glb')
    assert whole.content == CONTENT and whole.headers['content-type'] == 'model/gltf-binary'
    assert whole.headers['accept-ranges'] == 'bytes'
    assert get(port, '/workspace/in.glb').content == CONTENT
    again = get(port, '/static/sub/a.glb', if_none_match=whole.headers['etag'])
    assert (again.status, again.content) == (304, b'')
    assert get(port, '/static/sub/a.glb', accept_encoding='gzip').headers['content-encoding']
    part = get(port, '/static/sub/a.glb', range='bytes=10-19', accept_encoding='gzip')
    assert (part.status, part.content) == (206, CONTENT[10:20])
    assert part.headers['content-range'] == f'bytes 10-19/{len(CONTENT)}'
    assert get(port, '/static/sub/a.glb', range='bytes=-5').content == CONTENT[-5:]
    beyond = get(port, '/static/sub/a.glb', range='bytes=99999-')
    assert beyond.status == 416 and beyond.headers['content-range'].endswith(f'*/{len(CONTENT)}')
    changed = get(port, '/static/sub/a.glb', range='bytes=0-1', if_range='"old"')
    assert (changed.status, changed.content) == (200, CONTENT)


@pytest.mark.parametrize(
    'path',
    ['../secret.txt', '%2e%2e/secret.txt', 'sub/../../secret.txt', 'sub/..%2f..%2fsecret.txt',
     '..%5csecret.txt', '/etc/passwd', '%2fetc/passwd', '.env', '.git/config', 'out', 'sub', '',
     'a.glb%00.txt', 'nothing'],
)  # fmt: skip
def test_nothing_else_is(server: Server, path: str) -> None:
    answer = get(server.get_port(), f'/static/{path}')
    assert answer.status in (404, 307, 403) and b'secret' not in answer.content


@given(st.text(alphabet='./\\a%\0sub', max_size=12))
def test_no_path_leads_out(root: Path, path: str) -> None:
    found = StaticRoot([root]).find(path)
    assert found is None or found.is_relative_to(root.resolve())


def test_pages_among_the_files_run_nothing(server: Server) -> None:
    policy = get(server.get_port(), '/static/page.html').headers['content-security-policy']
    assert 'sandbox' in policy and "default-src 'none'" in policy


def test_without_a_root_nothing_is_served_and_a_wrong_one_is_named(tmp_path: Path) -> None:
    with serving() as server:
        assert get(server.get_port(), '/static/page.html').status == 404
    with pytest.raises(ValueError, match="static_root '/nowhere' is no folder"):
        StaticRoot(['/nowhere'])


@given(st.integers(0, 100), st.integers(0, 120), st.integers(0, 120))
def test_parts(size: int, first: int, last: int) -> None:
    found = part_of(f'bytes={first}-{last}', size)
    if last < first:
        assert found is None
    elif first >= size:
        assert found is not None and found[0] > found[1]
    else:
        assert found == (first, min(last, size - 1))
    assert part_of('bytes=0-1,5-6', 10) is None and part_of('lines=1-2', 10) is None
