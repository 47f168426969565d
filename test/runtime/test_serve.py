# SPDX-License-Identifier: Apache-2.0
"""The server starts, says why when it cannot, and stops without a trace."""

from __future__ import annotations

from pathlib import Path
import socket
import ssl
import threading
import urllib.request

import pytest
from support.certificates import make_certificate
from support.page import Page
from support.scene import cloud
from support.served import in_loop, serving

from ros_viz_bridge.api.server import Server
from ros_viz_bridge.runtime import serve
from ros_viz_bridge.runtime.serve import check_authority, check_certificate, listen, ServeError
from ros_viz_bridge.wire.point_cloud import PointCloud


def test_a_free_port_is_the_real_one() -> None:
    with serving() as server:
        assert server.get_port() > 0
        assert server.url == f'http://127.0.0.1:{server.get_port()}/'


def test_a_port_in_use_is_named_with_the_remedy() -> None:
    with serving() as server:
        with pytest.raises(ServeError, match='choose another port') as error:
            Server(port=server.get_port())
        assert f'127.0.0.1:{server.get_port()} is in use' in str(error.value)


@pytest.mark.parametrize(
    ('host', 'reason'),
    [('203.0.113.7', 'no such address'), ('no.such.host.invalid', 'cannot listen')],
)
def test_an_address_that_is_not_ours_is_named(host: str, reason: str) -> None:
    with pytest.raises(ServeError, match=reason) as error:
        listen(host, 0)
    assert host in str(error.value)


def test_ipv6() -> None:
    try:
        listener = listen('::1', 0)
    except ServeError:
        pytest.skip('this machine has no IPv6')
    assert listener.family == socket.AF_INET6
    listener.close()


def test_the_port_is_free_again_after_stop_and_stop_may_be_called_twice() -> None:
    with serving() as server:
        port = server.get_port()
    server.stop()
    listen('127.0.0.1', port).close()


def test_answers_tell_the_date_of_now(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache on the way would take them for old."""
    with serving() as server:
        monkeypatch.setattr(serve, 'formatdate', lambda now, usegmt: f'{now > 1e9}, {usegmt}')
        with urllib.request.urlopen(f'{server.url}?once') as answer:
            assert answer.headers.get_all('date') == ['True, True']


@in_loop
async def test_stop_ends_connections() -> None:
    with serving() as server:
        async with Page(server.url) as page:
            server.stop()
            await page.wait_closed()


@pytest.fixture(scope='module')
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    return make_certificate(tmp_path_factory.mktemp('tls'))


@in_loop
async def test_clouds_of_every_size_come_whole_by_tls(certificate: tuple[str, str]) -> None:
    """Small ones in one write, larger ones without a copy, the largest in pieces."""
    cert, key = certificate
    options = {'ssl': ssl.create_default_context(cafile=cert)}
    with serving(tls_cert=cert, tls_key=key) as server:
        async with Page(server.url, connect=options) as page:
            for turn in range(3):
                for size in (64, 100_000, 140_000, 480_000, 3_000_000):
                    server.publish(cloud('', key=f'{turn} {size}', size=size))
                    found = await page.wait_for(PointCloud)
                    assert (found.key, len(found.data)) == (f'{turn} {size}', size)


def test_tls(certificate: tuple[str, str]) -> None:
    cert, key = certificate
    context = ssl.create_default_context(cafile=cert)
    with serving(tls_cert=cert, tls_key=key) as server:
        assert server.url.startswith('https://')

        @in_loop
        async def visit() -> None:
            async with Page(server.url, connect={'ssl': context}) as page:
                assert page.hello.client_id == 'c1'

        visit()


def test_clients_without_a_certificate_do_not_come_in(certificate: tuple[str, str]) -> None:
    cert, key = certificate
    context = ssl.create_default_context(cafile=cert)
    with serving(tls_cert=cert, tls_key=key, tls_ca=cert) as server:
        with pytest.raises(OSError), urllib.request.urlopen(server.url, context=context) as answer:
            answer.read()
        context.load_cert_chain(cert, key)
        with urllib.request.urlopen(server.url, context=context) as answer:
            assert answer.status == 200
    with pytest.raises(ValueError, match='needs tls.cert'):
        check_authority(cert, '')
    with pytest.raises(ValueError, match='no PEM file'):
        check_authority('/none.pem', cert)


def test_certificates_that_cannot_work_are_named(
    certificate: tuple[str, str], tmp_path: Path
) -> None:
    cert, key = certificate
    with pytest.raises(ValueError, match="tls.cert: cannot read '/none.pem'"):
        check_certificate('/none.pem', key)
    with pytest.raises(ValueError, match='do not go together'):
        check_certificate(key, cert)
    with pytest.raises(ValueError, match='both, tls.cert and tls.key'):
        Server(port=0, tls_cert=cert)


def test_the_server_does_not_say_which_software_it_runs() -> None:
    with serving() as server, urllib.request.urlopen(server.url) as answer:
        assert 'server' not in {name.lower() for name in answer.headers}


def test_headers_without_end_are_refused() -> None:
    with serving() as server:
        with socket.create_connection(('127.0.0.1', server.get_port()), timeout=60.0) as client:
            client.sendall(b'GET / HTTP/1.1\r\nHost: localhost\r\n')
            with pytest.raises(OSError):
                for _ in range(2000):
                    client.sendall(b'X-Long: ' + b'x' * 65536 + b'\r\n')


def test_what_is_published_when_the_program_ends_is_kept_and_waits_nowhere() -> None:
    with serving() as server:
        publishing, stopped = threading.Event(), threading.Event()

        def publish() -> None:
            while not stopped.is_set():
                server.scene.add_frame('a')
                publishing.set()

        thread = threading.Thread(target=publish)
        thread.start()
        publishing.wait(60.0)
        server._at_exit()
        stopped.set()
        thread.join(60.0)
        server.scene.add_frame('last')
        server.flush()
        assert server._mailbox.loop is None
        assert {identity.key for identity, _ in server._hub.log.scope('')} >= {'/a', '/last'}
