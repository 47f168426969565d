# SPDX-License-Identifier: Apache-2.0
"""Certificates that this machine makes: an authority of its own, and what it signs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from ipaddress import ip_address
import socket

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

EARLIER = timedelta(days=1)
"""Devices whose clock is behind take it all the same."""
AUTHORITY_LIFE = timedelta(days=3650)
SERVER_LIFE = timedelta(days=397)
"""What all browsers take."""


@dataclass(frozen=True, eq=False)
class Certified:
    """A certificate with its key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @classmethod
    def read(cls, pem: bytes) -> Certified:
        """Return what a file says. Raises ValueError that says what is wrong with it."""
        certificate = x509.load_pem_x509_certificate(pem)
        key = serialization.load_pem_private_key(pem, None)
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            raise ValueError('its key is of another kind')
        if key.public_key() != certificate.public_key():
            raise ValueError('its key belongs to another certificate')
        return cls(certificate, key)

    @property
    def pem(self) -> bytes:
        """Key and certificate, as a file holds them."""
        key = self.key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        return key + self.public_pem

    @property
    def public_pem(self) -> bytes:
        """The certificate alone: what devices are given."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    @property
    def fingerprint(self) -> str:
        """SHA-256, as browsers and devices show it."""
        return self.certificate.fingerprint(hashes.SHA256()).hex(':').upper()

    @property
    def begins(self) -> datetime:
        """Since when it is good."""
        return _utc(self.certificate, 'not_valid_before')

    @property
    def ends(self) -> datetime:
        """Until when it is good."""
        return _utc(self.certificate, 'not_valid_after')

    @property
    def names(self) -> frozenset[str]:
        """What it is for: names and addresses."""
        found = self.certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName)
        given = found.value.get_values_for_type
        return frozenset((*given(x509.DNSName), *map(str, given(x509.IPAddress))))

    def signed(self, other: Certified) -> bool:
        """Tell whether this authority made that certificate."""
        try:
            other.certificate.verify_directly_issued_by(self.certificate)
        except Exception:  # of several kinds, and none says anything more
            return False
        return True

    def issue(self, names: Iterable[str], now: datetime) -> Certified:
        """Return a server's certificate, signed by this authority."""
        key = ec.generate_private_key(ec.SECP256R1())
        ends = min(now - EARLIER + SERVER_LIFE, self.ends)
        identifier = self.certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier)
        issuer = x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier.value)
        builder = (
            _builder(key, _named('ros_viz_bridge'), now, ends)
            .issuer_name(self.certificate.subject)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_usage(signs=False), critical=True)
            .add_extension(
                x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False
            )
            .add_extension(
                x509.SubjectAlternativeName([_general(each) for each in sorted(names)]),
                critical=False,
            )
            .add_extension(issuer, critical=False)
        )
        return Certified(builder.sign(self.key, hashes.SHA256()), key)


def make_authority(now: datetime) -> Certified:
    """Return a new authority, named after this machine."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _named(f'ros_viz_bridge on {socket.gethostname()}'[:64])
    builder = (
        _builder(key, name, now, now + AUTHORITY_LIFE)
        .issuer_name(name)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs=True), critical=True)
    )
    return Certified(builder.sign(key, hashes.SHA256()), key)


def _builder(
    key: ec.EllipticCurvePrivateKey, name: x509.Name, now: datetime, ends: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - EARLIER)
        .not_valid_after(ends)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs,
        crl_sign=signs,
        encipher_only=False,
        decipher_only=False,
    )


def _named(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _utc(certificate: x509.Certificate, name: str) -> datetime:
    """Return a time of a certificate; before version 42 of the library it had no zone."""
    found: datetime | None = getattr(certificate, f'{name}_utc', None)
    if found is None:
        naive: datetime = getattr(certificate, name)
        found = naive.replace(tzinfo=timezone.utc)
    return found
