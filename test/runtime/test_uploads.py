# SPDX-License-Identifier: Apache-2.0
"""Files that pages send: taken one at a time within limits, and nothing of them stays behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
import http.client
from pathlib import Path
import socket
import tempfile
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from support.served import serving_app

from ros_viz_bridge.core.session import ClientInfo
from ros_viz_bridge.runtime import uploads
from ros_viz_bridge.runtime.uploads import UploadError, UploadRoute, Uploads

Post = Callable[..., tuple[int, str]]


class Taken:
    """What becomes of the files: they are read, or refused."""

    def __init__(self) -> None:
        self.files: list[tuple[str, bytes]] = []
        self.problem: Exception | None = None

    def take(self, path: Path, name: str) -> None:
        if self.problem is not None:
            raise self.problem
        self.files.append((name, path.read_bytes()))
        path.unlink()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where files wait, in this test."""
    monkeypatch.setattr(tempfile, 'tempdir', str(tmp_path))
    return tmp_path


@contextmanager
def receiving(taken: Taken, *, limit: int = 10_000_000) -> Iterator[int]:
    """Serve the route alone; yields its port."""
    route = UploadRoute(
        Uploads(taken.take, ('.mcap', '.db3'), limit),
        sender={'good': ClientInfo('c1', 'operator')}.get,
    )
    path = '/uploads/{secret}/{name}'
    with serving_app(Starlette(routes=[Route(path, route.post, methods=['POST'])])) as port:
        yield port


def post(port: int, name: str, data: Any, *, secret: str = 'good', **headers: str) -> Any:
    connection = http.client.HTTPConnection('127.0.0.1', port, timeout=60.0)
    try:
        connection.request('POST', f'/uploads/{secret}/{name}', body=data, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def test_a_file_arrives_as_it_was_sent(folder: Path) -> None:
    taken, data = Taken(), bytes(range(256)) * 20_000
    with receiving(taken) as port:
        assert post(port, 'a%20drive.MCAP', data) == (204, '')
        assert post(port, 'b.db3', b'') == (204, '')
    assert taken.files == [('a drive.MCAP', data), ('b.db3', b'')]
    assert list(folder.iterdir()) == []


def test_what_is_wrong_with_it_is_said_and_it_is_removed(folder: Path) -> None:
    taken = Taken()
    with receiving(taken) as port:
        taken.problem = UploadError('a.mcap has no summary')
        assert post(port, 'a.mcap', b'x') == (422, 'a.mcap has no summary')
        taken.problem = KeyError('schema')
        status, text = post(port, 'a.mcap', b'x')
        assert (status, text) == (500, "a.mcap could not be opened: 'schema'")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ('name', 'more', 'status', 'said'),
    [
        ('a.mcap', {'secret': 'guess'}, 403, 'only operators'),
        ('a.png', {}, 415, 'a.png is no recording: .mcap or .db3'),
        ('mcap', {}, 415, 'no recording'),
        (f'{"a" * 300}.mcap', {}, 415, 'no recording'),
        ('a.mcap', {'Content_Length': ''}, 411, 'Content-Length'),
    ],
)
def test_what_may_not_be_sent_is_refused_before_any_of_it_is_kept(
    folder: Path, name: str, more: dict[str, str], status: int, said: str
) -> None:
    headers = {key.replace('_', '-'): value for key, value in more.items()}
    data: Any = b'abc' if 'Content-Length' not in headers else iter([b'abc'])
    headers.pop('Content-Length', None)
    with receiving(Taken()) as port:
        answer = post(port, name, data, **headers)
    assert answer[0] == status and said in answer[1]
    assert list(folder.iterdir()) == []


def test_a_size_that_is_too_large_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with receiving(Taken(), limit=2_000_000) as port:
        status, text = post(port, 'a.mcap', b'x' * 3_000_000)
        assert (status, text) == (413, 'a.mcap has 3 MB; at most 2 MB are taken')
        monkeypatch.setattr(uploads, 'SPARE', 1 << 60)
        status, text = post(port, 'a.mcap', b'x')
        assert status == 507 and 'disk' in text


def test_one_at_a_time_and_one_that_breaks_off_leaves_nothing(folder: Path) -> None:
    taken = Taken()
    with receiving(taken) as port:
        with socket.create_connection(('127.0.0.1', port)) as slow:
            head = 'POST /uploads/good/a.mcap HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc'
            slow.sendall(head.encode())
            status = 0
            while status != 409:
                status, text = post(port, 'b.mcap', b'x')
            assert 'another file is on its way' in text
            taken.files.clear()
        while status != 204:
            status, _ = post(port, 'b.mcap', b'x')
    assert taken.files == [('b.mcap', b'x')]
    assert list(folder.iterdir()) == []


def test_who_stops_sending_is_not_waited_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, 'PATIENCE', 0.1)
    with (
        receiving(Taken()) as port,
        socket.create_connection(('127.0.0.1', port), timeout=60.0) as slow,
    ):
        head = 'POST /uploads/good/a.mcap HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc'
        slow.sendall(head.encode())
        assert b' 408 ' in slow.recv(100)
    assert list(folder.iterdir()) == []
