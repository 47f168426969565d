# SPDX-License-Identifier: Apache-2.0
"""What a relay allows: who may share, how much, and by which names it may be called."""

from __future__ import annotations

from dataclasses import dataclass, field
import hmac

from ..core.access import Access
from ..core.peer import hostname, is_loopback


@dataclass(frozen=True)
class Rules:
    """
    The rules of a relay.

    Without ``keys`` only servers on this machine may share by it. Raises ValueError that names the
    argument.
    """

    keys: tuple[str, ...] = field(default=(), repr=False)
    """A server has to know one of these."""
    public_url: str = ''
    """Where viewers find the relay, where a proxy stands before it."""
    allowed_hosts: tuple[str, ...] = ()
    """Names by which it may be called, beside addresses, its own names and ``public_url``."""
    servers: int = 16
    """Servers that may be connected with one key."""
    shares: int = 16
    """Shares of one server."""
    viewers: int = 100
    """Viewers of one server."""
    memory: int = 512 << 20
    """Bytes that are kept of one server's scene."""

    def __post_init__(self) -> None:
        for key in self.keys:
            if len(key) < 16:
                raise ValueError('a relay key must have 16 characters or more: nobody guesses it')
        if self.public_url and not self.public_url.startswith(('http://', 'https://')):
            raise ValueError(
                f'public_url must be such as https://relay.example/, not {self.public_url!r}'
            )

    def check_bind(self, host: str) -> None:
        """Raise ValueError if anybody who reaches ``host`` could share by it."""
        if not self.keys and not is_loopback(host):
            raise ValueError(
                f'refusing to listen on {host!r} for everybody: without a key anybody could share'
                ' by this relay. Give one (--key, or ROS_VIZ_BRIDGE_RELAY_KEY), or listen on'
                ' 127.0.0.1'
            )

    def key(self, given: str) -> int | None:
        """Return which key this is, None for none of them; in constant time."""
        found = None
        for i, key in enumerate(self.keys):
            if hmac.compare_digest(key.encode(), given.encode()):
                found = i
        return found

    def access(self) -> Access:
        """Return by which names and from which pages the relay may be asked."""
        public = hostname(self.public_url)
        origin = self.public_url.rstrip('/').lower()
        return Access(
            allowed_hosts=(*self.allowed_hosts, *((public,) if public else ())),
            cors_origins=('/'.join(origin.split('/')[:3]),) if origin else (),
        )
