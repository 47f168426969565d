# SPDX-License-Identifier: Apache-2.0
"""Certificates that are made, and what speaks against it."""

from __future__ import annotations

from pathlib import Path
import sys

import pytest

from ros_viz_bridge.api.site import Site
from ros_viz_bridge.api.tls_auto import TlsAuto


def site(cert: str = '', *, auto: bool = True) -> Site:
    return Site.of('127.0.0.1', 0, None, None, cert, '', '', tls_auto=auto)


def test_without_it_nothing_changes() -> None:
    given = site('c', auto=False)
    tls = TlsAuto.of(given, ())
    assert tls.site is given and tls.renew is None and tls.connecting(str) is None


def test_a_certificate_of_ones_own_is_not_overruled() -> None:
    with pytest.raises(ValueError, match='leave out tls.cert'):
        TlsAuto.of(site('cert.pem'), ())


def test_a_missing_library_is_named_with_what_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(sys.modules, 'ros_viz_bridge.runtime.own_certificate', raising=False)
    monkeypatch.delitem(sys.modules, 'ros_viz_bridge.runtime.certificates', raising=False)
    monkeypatch.setitem(sys.modules, 'cryptography', None)
    with pytest.raises(ValueError, match=r'ros_viz_bridge\[tls\].*python3-cryptography'):
        TlsAuto.of(site(), ())


def test_a_made_one_is_for_further_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip('cryptography')
    pytest.importorskip('psutil')
    monkeypatch.setenv('XDG_DATA_HOME', str(tmp_path))
    tls = TlsAuto.of(site(), ('robot.lan',))
    assert tls.site.tls_cert == tls.site.tls_key != ''
    assert tls._own is not None and 'robot.lan' in tls._own.certificate.names
    assert tls.renew is not None and tls.renew() is False
