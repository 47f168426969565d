# SPDX-License-Identifier: Apache-2.0
"""A site with a certificate of this installation's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..runtime.connecting import Connecting
from .site import Site

if TYPE_CHECKING:  # these need libraries that only some have
    from ..runtime.own_certificate import OwnCertificate


@dataclass(frozen=True)
class TlsAuto:
    """How a server of ``site`` comes by its certificate, keeps it, and tells of it."""

    site: Site
    _own: OwnCertificate | None = None

    @classmethod
    def of(cls, site: Site, hosts: Sequence[str]) -> TlsAuto:
        """Make what ``tls_auto`` asks for; ``hosts`` are further names. Raises ValueError."""
        if not site.tls_auto:
            return cls(site)
        if site.tls_cert or site.tls_key:
            raise ValueError('tls.auto makes a certificate: leave out tls.cert and tls.key, or it')
        try:
            from ..runtime.machine_names import certified_names
            from ..runtime.own_certificate import OwnCertificate
        except ImportError as error:
            raise ValueError(
                f'tls.auto needs a library that is missing ({error.name}): pip install'
                ' "ros_viz_bridge[tls]", or apt install python3-cryptography python3-psutil'
            ) from None
        own = OwnCertificate(lambda: certified_names(site.host, hosts))
        return cls(replace(site, tls_cert=own.path, tls_key=own.path), own)

    @property
    def renew(self) -> Callable[[], bool] | None:
        """As ``Serving`` asks for it."""
        return None if self._own is None else self._own.renew

    def connecting(self, url_of: Callable[[str], str]) -> Connecting | None:
        """Return what brings other devices here; ``url_of`` gives the address of a host."""
        if self._own is None:
            return None
        from ..runtime.machine_names import reached_by

        host = self.site.host
        return Connecting(self._own, lambda: [url_of(each) for each in reached_by(host)])
