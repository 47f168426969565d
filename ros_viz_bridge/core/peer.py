# SPDX-License-Identifier: Apache-2.0
"""What a request says of where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
import ipaddress
from typing import Any
from urllib.parse import urlsplit

LONGEST = 200
"""Characters of what a proxy says."""
FORWARDING = frozenset(('forwarded', 'via', 'x-real-ip'))


@dataclass(frozen=True)
class Peer:
    """The other end of a connection, as the ASGI scope has it."""

    address: str
    """IP address of the TCP connection, '' when unknown."""
    host: str
    """Host header, lower case."""
    origin: str
    """Origin header, lower case; '' from programs that are no browsers."""
    forwarded: bool
    """A proxy said that it passed this on."""
    forwarded_for: str = ''
    """For whom, as it says: believed by nobody, but told."""
    named_last: str = ''
    """The last one of those: what the nearest proxy itself has seen, if there is one."""

    @classmethod
    def of(cls, scope: Mapping[str, Any]) -> Peer:
        """Read an ASGI scope."""
        headers = {name.decode('latin-1').lower(): value for name, value in scope['headers']}
        client = scope.get('client')
        forwarded_for = headers.get('x-forwarded-for', b'').decode('latin-1')
        return cls(
            address=client[0] if client else '',
            host=headers.get('host', b'').decode('latin-1').lower(),
            origin=headers.get('origin', b'').decode('latin-1').lower(),
            forwarded=any(n in FORWARDING or n.startswith('x-forwarded-') for n in headers),
            forwarded_for=forwarded_for[:LONGEST],
            named_last=forwarded_for.rpartition(',')[2].strip()[:LONGEST],
        )

    @property
    def known_as(self) -> str:
        """Where it comes from, for people: its address, and for whom it says that it asks."""
        return f'{self.address} for {self.forwarded_for}' if self.forwarded_for else self.address

    @property
    def asker(self) -> str:
        """Who asks: the address, or whom a proxy near by names last; the rest can be forged."""
        near = ip(self.address)
        if near is not None and near.is_global:
            return self.address
        return self.named_last or self.address

    @property
    def hostname(self) -> str:
        """The name in the Host header, without port and brackets."""
        return hostname(f'//{self.host}')

    @property
    def direct_loopback(self) -> bool:
        """Tell whether this machine itself asks, with nothing in between that says so."""
        return (
            not self.forwarded
            and is_loopback(self.address)
            and (not self.host or is_loopback(self.hostname))
        )


def hostname(url: str) -> str:
    """Return the host name in a URL, '' for nonsense."""
    try:
        return urlsplit(url).hostname or ''
    except ValueError:
        return ''


def is_loopback(name: str) -> bool:
    """Tell whether a host name or address means this machine."""
    if name == 'localhost' or name.endswith('.localhost'):
        return True
    address = ip(name)
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return address is not None and address.is_loopback


def ip(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Return the address that ``name`` spells, None if it is a name."""
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None
