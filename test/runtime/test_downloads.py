# SPDX-License-Identifier: Apache-2.0
"""Files for single clients: for them alone, for a while, in parts too, with bounded memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
import http.client
import os
from pathlib import Path
import socket
import time
from typing import Any

import psutil
import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from support.served import Answer, get, serving_app, until

from ros_viz_bridge.runtime import downloads as module
from ros_viz_bridge.runtime.downloads import Download, Downloads, Phase
from ros_viz_bridge.runtime.file_content import FileContent

DATA = bytes(range(256)) * 4000


class Offers:
    """The route alone, with one operator who is here."""

    def __init__(self) -> None:
        self.roles: dict[str, Any] = {'c1': 'operator'}
        self.downloads = Downloads(self.roles.get)
        self.told: list[tuple[Phase, float]] = []
        self.port = 0

    def offer(self, content: Any = DATA, name: str = 'a.csv', **other: Any) -> str:
        fields = {'client_id': 'c1', 'role': 'operator', 'chunk_size': 100_000, **other}
        return self.downloads.offer(
            Download(
                filename=name,
                content=FileContent(content),
                told=lambda phase, share: self.told.append((phase, share)),
                **fields,
            )
        )

    def get(self, address: str, **headers: str) -> Answer:
        answer = get(self.port, f'/{address}', **headers)
        # The last byte arrives a little before the server is done with it.
        until(lambda: not any(each.readers for each in self.downloads._offers.values()))
        return answer


@pytest.fixture
def offers() -> Iterator[Offers]:
    """Serve the route."""
    with serving_offers() as made:
        yield made


@contextmanager
def serving_offers() -> Iterator[Offers]:
    made = Offers()
    route = Route('/downloads/{secret}/{name}', made.downloads.get)
    with serving_app(Starlette(routes=[route])) as made.port:
        yield made


def test_a_file_comes_whole_under_its_name_and_no_page_runs_it(offers: Offers) -> None:
    answer = offers.get(offers.offer(name='Zürich <1>.html'))
    assert (answer.status, answer.content) == (200, DATA)
    assert answer.headers['content-disposition'] == (
        "attachment; filename*=utf-8''Z%C3%BCrich%20%3C1%3E.html"
    )
    assert answer.headers['content-length'] == str(len(DATA))
    assert answer.headers['x-content-type-options'] == 'nosniff'
    assert 'sandbox' in answer.headers['content-security-policy']
    assert answer.headers['cache-control'] == 'no-store'
    assert until(lambda: ('done', 1.0) in offers.told)
    assert offers.told[0][0] == 'sending' and 0 <= offers.told[0][1] < 1


def test_an_empty_file_is_a_file(offers: Offers) -> None:
    answer = offers.get(offers.offer(b''))
    assert (answer.status, answer.content) == (200, b'')
    assert until(lambda: ('done', 1.0) in offers.told)


def test_a_browser_goes_on_where_it_stopped(offers: Offers) -> None:
    address = offers.offer()
    whole = offers.get(address)
    rest = offers.get(address, range='bytes=1000-', if_range=whole.headers['etag'])
    assert (rest.status, rest.content) == (206, DATA[1000:])
    assert rest.headers['content-range'] == f'bytes 1000-{len(DATA) - 1}/{len(DATA)}'
    assert offers.get(address, range='bytes=10-19').content == DATA[10:20]
    assert offers.get(address, range='bytes=10-19', if_range='"old"').content == DATA
    assert offers.get(address, range=f'bytes={len(DATA)}-').status == 416
    assert offers.get(address, range='bytes=x').content == DATA


def test_an_address_is_good_for_its_client_in_its_role_and_for_a_while(offers: Offers) -> None:
    one, other = offers.offer(), offers.offer()
    assert one != other and len(one.split('/')[1]) >= 43
    for secret in ('guess', '', one.split('/')[1][:-1]):
        assert offers.get(f'downloads/{secret}/a.csv').status in (404, 410)
    offers.roles['c1'] = 'viewer'
    assert offers.get(one).status == 403
    del offers.roles['c1']
    assert 'not connected' in offers.get(one).text
    offers.roles['c1'] = 'operator'
    assert offers.get(one).status == 200
    now = time.monotonic()
    offers.downloads.tick(now + module.LIFETIME - 60)
    assert offers.get(one).status == 200
    offers.downloads.tick(now + module.LIFETIME + 60)
    answer = offers.get(one)
    assert (answer.status, answer.text) == (410, 'this file is no longer offered')
    assert offers.told[-2:] == [('over', 0.0)] * 2


def test_nothing_is_kept_of_who_left_and_of_too_many(
    offers: Offers, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, kept = offers.offer(client_id='c2'), offers.offer()
    offers.downloads.forget('c2')
    assert (offers.get(gone).status, offers.get(kept).status) == (410, 200)
    monkeypatch.setattr(module, 'OFFERS', 2)
    newer = [offers.offer(b'x'), offers.offer(b'x')]
    assert offers.get(kept).status == 410
    assert [offers.get(each).status for each in newer] == [200, 200]


def test_a_file_that_went_away_is_named(offers: Offers, tmp_path: Path) -> None:
    path = tmp_path / 'map.pgm'
    path.write_bytes(DATA)
    address = offers.offer(path, 'map.pgm')
    path.unlink()
    answer = offers.get(address)
    assert (answer.status, answer.text) == (
        410,
        'map.pgm cannot be read any more: No such file or directory',
    )


def test_the_head_alone_reads_nothing(offers: Offers) -> None:
    connection = http.client.HTTPConnection('127.0.0.1', offers.port, timeout=60.0)
    connection.request('HEAD', f'/{offers.offer()}')
    answer = connection.getresponse()
    assert (answer.status, answer.getheader('content-length')) == (200, str(len(DATA)))
    connection.close()
    assert offers.told == []


def test_one_that_breaks_off_says_how_far_it_came(offers: Offers) -> None:
    address = offers.offer(bytes(64 << 20))
    with socket.create_connection(('127.0.0.1', offers.port)) as browser:
        browser.sendall(f'GET /{address} HTTP/1.1\r\nHost: x\r\n\r\n'.encode())
        browser.recv(100_000)
    until(lambda: 'broken' in dict(offers.told))
    assert 0 < dict(offers.told)['broken'] < 1
    assert offers.get(address).status == 200


def test_a_gigabyte_is_served_from_a_few_megabytes_of_memory(
    offers: Offers, tmp_path: Path
) -> None:
    path, size = tmp_path / 'large.bin', 1 << 30
    with path.open('wb') as file:
        file.truncate(size)  # zeros, without a gigabyte of disk
        file.seek(size - 4)
        file.write(b'last')
    address = offers.offer(path, chunk_size=1 << 20)
    process = psutil.Process(os.getpid())
    before = most = process.memory_info().rss
    received, tail = 0, b''
    with socket.create_connection(('127.0.0.1', offers.port)) as browser:
        browser.sendall(
            f'GET /{address} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'.encode()
        )
        buffer = bytearray(1 << 20)
        while count := browser.recv_into(buffer):
            received += count
            tail = (tail + buffer[max(0, count - 4) : count])[-4:]
            most = max(most, process.memory_info().rss)
    assert received > size and tail == b'last'
    assert most - before < 50 << 20
    assert until(lambda: ('done', 1.0) in offers.told)
