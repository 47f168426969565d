# SPDX-License-Identifier: Apache-2.0
"""Where a server is found and what it serves from disk: as given, or as the environment says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..core.access import Access
from ..runtime.zenoh_options import Zenoh
from .environment import listed, port_of, setting, switch

HOST, PORT = '127.0.0.1', 8080
Root = Path | str


@dataclass(frozen=True)
class Site:
    """Addresses, origins, folders, certificates."""

    host: str
    port: int
    cors: tuple[str, ...]
    static_roots: tuple[Root, ...]
    tls_cert: str
    tls_key: str
    tls_ca: str
    tls_auto: bool
    relay: str
    relay_key: str = field(repr=False)
    zenoh: Zenoh | None = None

    @classmethod
    def of(
        cls,
        host: str | None,
        port: int | None,
        cors: str | Sequence[str] | None,
        static_root: Root | Sequence[Root] | None,
        tls_cert: str | None,
        tls_key: str | None,
        tls_ca: str | None,
        relay: str | None = None,
        relay_key: str | None = None,
        tls_auto: bool | None = None,
        zenoh: Zenoh | None = None,
    ) -> Site:
        """Return what holds. Raises ValueError that names what is wrong."""
        root = setting('STATIC_ROOT', static_root, ())
        return cls(
            host=setting('HOST', host, HOST),
            port=port_of(port, PORT),
            cors=listed(setting('CORS', cors, ())),
            static_roots=(root,) if isinstance(root, (str, Path)) else tuple(root),
            tls_cert=setting('CERT', tls_cert, ''),
            tls_key=setting('KEY', tls_key, ''),
            tls_ca=setting('CA_CERT', tls_ca, ''),
            tls_auto=switch('TLS_AUTO', tls_auto),
            relay=setting('RELAY', relay, ''),
            relay_key=setting('RELAY_KEY', relay_key, ''),
            zenoh=zenoh,
        )

    def allow(self, access: Access) -> Access:
        """Return the rules, with the origins that ``cors`` lets in as well."""
        if not self.cors:
            return access
        return replace(access, cors_origins=(*access.cors_origins, *self.cors))
