# SPDX-License-Identifier: Apache-2.0
"""One port for TLS: plain HTTP is led on, and who says nothing, or nonsense, holds nothing up."""

from __future__ import annotations

from collections.abc import Iterator
import socket
import ssl
from typing import Any
import urllib.error
import urllib.request

import pytest
from support.certificates import make_certificate
from support.served import serving

from ros_viz_bridge.runtime import tls_door


@pytest.fixture(scope='module')
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    cert, key = make_certificate(tmp_path_factory.mktemp('tls'))
    with serving(tls_cert=cert, tls_key=key) as made:
        yield made


def say(server: Any, words: bytes) -> bytes:
    """Return what is answered until the connection ends."""
    with socket.create_connection(('127.0.0.1', server.get_port()), timeout=30.0) as spoken:
        heard = b''
        try:
            spoken.sendall(words)
            while part := spoken.recv(65536):
                heard += part
        except ConnectionError:
            pass
        return heard


def test_plain_http_is_led_to_the_same_address_by_https(server: Any) -> None:
    answer = say(server, b'GET /a/b?token=x HTTP/1.1\r\nHost: robot.local:8080\r\n\r\n')
    head, _, body = answer.partition(b'\r\n\r\n')
    assert head.startswith(b'HTTP/1.1 307 ')
    assert b'location: https://robot.local:8080/a/b?token=x' in head.lower()
    assert b'https://' in body


@pytest.mark.parametrize(
    ('words', 'answer'),
    [
        (b'GET / HTTP/1.0\r\n\r\n', b'HTTP/1.1 400 '),
        (b'GET / HTTP/1.1\r\nHost: a b"\r\n\r\n', b'HTTP/1.1 400 '),
        (b'GET http://elsewhere/ HTTP/1.1\r\nHost: robot\r\n\r\n', b'HTTP/1.1 400 '),
        (b'\x00\x01\x02', b''),
        (b'GET / HTTP/1.1\r\nX: ' + b'x' * 200_000, b''),
        (b'\x16\x03\x01nonsense', None),
    ],
    ids=['no host', 'bad host', 'absolute', 'noise', 'endless', 'broken tls'],
)
def test_who_says_something_else_is_sent_away(server: Any, words: bytes, answer: bytes) -> None:
    heard = say(server, words)
    assert answer is None or heard[:13] == answer


@pytest.mark.parametrize(
    'words',
    [b'', b'GET / HTTP/1.1\r\n', b'\x16\x03\x01'],
    ids=['mute', 'silent', 'half a handshake'],
)
def test_who_never_comes_to_the_point_is_sent_away(
    server: Any, words: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tls_door, 'REQUEST_TIME', 0.2)
    assert say(server, words) == b''


def test_tls_goes_on_beside_those_who_say_nothing(server: Any) -> None:
    mute = [socket.create_connection(('127.0.0.1', server.get_port())) for _ in range(20)]
    trust_all = ssl._create_unverified_context()
    with urllib.request.urlopen(f'{server.url}healthz', context=trust_all, timeout=30.0) as answer:
        assert answer.status == 200
    for each in mute:
        each.close()
