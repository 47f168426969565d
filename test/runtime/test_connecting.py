# SPDX-License-Identifier: Apache-2.0
"""What a device is told before it trusts the server, over real TLS."""

from __future__ import annotations

import hashlib
import http.client
import json
from pathlib import Path
import socket
import ssl
import time

import pytest
from support.served import Answer, get, serving

pytest.importorskip('cryptography')
pytest.importorskip('psutil')

from ros_viz_bridge.api.server import Server
from ros_viz_bridge.runtime import serve
from ros_viz_bridge.runtime.own_certificate import OwnCertificate


def asked(server: Server, path: str, context: ssl.SSLContext) -> Answer:
    connection = http.client.HTTPSConnection(
        '127.0.0.1', server.get_port(), context=context, timeout=60.0
    )
    connection.request('GET', path)
    answer = connection.getresponse()
    found = {name.lower(): value for name, value in answer.getheaders()}
    content = answer.read()
    connection.close()
    return Answer(answer.status, found, content)


def shown(server: Server, context: ssl.SSLContext, host: str = 'localhost') -> bytes:
    """Return the certificate that a device of this host name is shown, which it checks."""
    with (
        socket.create_connection(('127.0.0.1', server.get_port()), timeout=60.0) as plain,
        context.wrap_socket(plain, server_hostname=host) as secure,
    ):
        return secure.getpeercert(binary_form=True) or b''


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have an installation of its own."""
    monkeypatch.setenv('XDG_DATA_HOME', str(tmp_path))
    return tmp_path / 'ros_viz_bridge' / 'tls'


def test_a_device_that_trusts_the_authority_comes_in(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unchecked = ssl._create_unverified_context()
    with serving(tls_auto=True, base_path='/viz') as server:
        assert server.url == f'https://127.0.0.1:{server.get_port()}/viz/'
        given = asked(server, '/viz/connect/ros_viz_bridge_ca.crt', unchecked)
        assert given.headers['content-type'] == 'application/x-x509-ca-cert'
        pem = given.text
        assert 'PRIVATE' not in pem and pem in (home / 'authority.pem').read_text()
        trusting = ssl.create_default_context(cadata=pem)
        trusting.verify_flags |= ssl.VERIFY_X509_STRICT
        facts = json.loads(asked(server, '/viz/connect/facts', trusting).content)
        assert facts['urls'] == [f'https://localhost:{server.get_port()}/viz/']
        for host in ('localhost', '127.0.0.1', '::1', socket.gethostname()):
            shown(server, trusting, host)
        with pytest.raises(ssl.SSLCertVerificationError, match='(?i)hostname mismatch'):
            shown(server, trusting, 'elsewhere.example')
        with pytest.raises(ssl.SSLCertVerificationError):
            shown(server, ssl.create_default_context())
        page = asked(server, '/viz/connect', trusting)
        assert page.status in (200, 503)  # 503 where the client is not built
        if page.status == 200:
            policy = page.headers['content-security-policy']
            assert "script-src 'self';" in policy and 'Connect a headset' in page.text
    told = capsys.readouterr().out
    assert f'{facts["urls"][0]}connect' in told
    assert facts['authority'] in told and facts['certificate'] in told


def test_a_new_certificate_holds_for_who_comes_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, 'RENEW_PERIOD', 0.02)
    later = [0.0]
    make = OwnCertificate.__init__
    clock = lambda: time.time() + later[0]  # noqa: E731
    monkeypatch.setattr(
        OwnCertificate, '__init__', lambda self, names: make(self, names, now=clock)
    )
    unchecked = ssl._create_unverified_context()
    with serving(tls_auto=True) as server:
        stays = http.client.HTTPSConnection('127.0.0.1', server.get_port(), context=unchecked)
        stays.connect()
        before = shown(server, unchecked)
        later[0] = 380 * 86400.0
        deadline = time.monotonic() + 20.0
        while shown(server, unchecked) == before:
            assert time.monotonic() < deadline
        stays.request('GET', '/connect/facts')
        facts = json.loads(stays.getresponse().read())
        stays.close()
        now = hashlib.sha256(shown(server, unchecked)).digest().hex(':').upper()
        assert facts['certificate'] == now


def test_without_it_there_is_nothing() -> None:
    with serving() as server:
        assert get(server.get_port(), '/connect/facts').status == 404
