# SPDX-License-Identifier: Apache-2.0
"""A certificate that ends while the server runs is replaced by what is renewed on disk."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path
import ssl
import urllib.error
import urllib.request

import pytest

pytest.importorskip('cryptography')

from support.served import serving, until

from ros_viz_bridge.runtime import serve
from ros_viz_bridge.runtime.certificate_files import CertificateFiles
from ros_viz_bridge.runtime.certificates import make_authority

NOW = datetime.now(timezone.utc)


def asked(url: str, context: ssl.SSLContext) -> str:
    """Return '' where the certificate is taken, else why not."""
    try:
        urllib.request.urlopen(f'{url}healthz', context=context).close()
    except urllib.error.URLError as error:
        return str(error.reason)
    return ''


def test_one_that_has_ended_is_replaced_while_it_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, 'RENEW_PERIOD', 0.02)
    authority = make_authority(NOW - timedelta(days=1000))
    file = tmp_path / 'server.pem'
    file.write_bytes(authority.issue(['127.0.0.1'], NOW - timedelta(days=900)).pem)
    (tmp_path / 'authority.pem').write_bytes(authority.public_pem)
    context = ssl.create_default_context(cafile=str(tmp_path / 'authority.pem'))
    with serving(tls_cert=str(file), tls_key=str(file)) as server:
        assert 'expired' in asked(server.url, context)
        file.write_bytes(authority.issue(['127.0.0.1'], NOW).pem)
        until(lambda: not asked(server.url, context))


def test_half_of_what_is_renewed_is_not_taken_and_the_rest_is(tmp_path: Path) -> None:
    cert, key = tmp_path / 'cert.pem', tmp_path / 'key.pem'

    def check(cert_path: str, key_path: str) -> None:
        if Path(cert_path).read_text() != Path(key_path).read_text():
            raise ValueError('do not go together')

    for file in (cert, key):
        file.write_text('old')
    files = CertificateFiles(str(cert), str(key), check)
    assert not files.renewed()
    cert.write_text('newer')
    for _ in range(2):
        with pytest.raises(ValueError, match='together'):
            files.renewed()
    key.write_text('newer')
    assert files.renewed() and not files.renewed()
