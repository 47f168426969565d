# SPDX-License-Identifier: Apache-2.0
"""An authority and what it signs, as OpenSSL and browsers want them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

pytest.importorskip('cryptography')

from cryptography import x509

from ros_viz_bridge.runtime.certificates import Certified, make_authority

NOW = datetime(2030, 1, 1, tzinfo=timezone.utc)


def test_a_server_gets_what_browsers_take() -> None:
    authority = make_authority(NOW)
    server = authority.issue(['robot.local', '192.0.2.7', '2001:db8::7'], NOW)
    assert server.names == {'robot.local', '192.0.2.7', '2001:db8::7'}
    assert server.ends - server.begins == timedelta(days=397) and server.begins < NOW < server.ends
    found = server.certificate.extensions
    usage = found.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert [each.dotted_string for each in usage] == ['1.3.6.1.5.5.7.3.1']
    assert not found.get_extension_for_class(x509.BasicConstraints).value.ca
    assert authority.signed(server) and not make_authority(NOW).signed(server)


def test_none_outlives_its_authority() -> None:
    authority = make_authority(NOW)
    late = authority.issue(['a'], authority.ends - timedelta(days=40))
    assert late.ends == authority.ends
    constraints = authority.certificate.extensions.get_extension_for_class(x509.BasicConstraints)
    assert constraints.critical and constraints.value.ca and constraints.value.path_length == 0


def test_what_is_written_is_read_and_the_public_part_has_no_key() -> None:
    authority = make_authority(NOW)
    read = Certified.read(authority.pem)
    assert read.fingerprint == authority.fingerprint and len(read.fingerprint) == 32 * 3 - 1
    assert b'KEY' not in authority.public_pem
    with pytest.raises(ValueError, match='belongs to another'):
        other = make_authority(NOW)
        Certified.read(authority.pem[: authority.pem.index(b'-----BEGIN CERT')] + other.public_pem)
    with pytest.raises(ValueError):
        Certified.read(authority.pem[:100])
