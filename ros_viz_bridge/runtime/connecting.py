# SPDX-License-Identifier: Apache-2.0
"""What a device needs to get here by https: addresses, and whom to trust."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

if TYPE_CHECKING:  # it needs a library that only some have
    from .own_certificate import OwnCertificate

HEADERS = {'x-content-type-options': 'nosniff', 'cache-control': 'no-cache'}
AUTHORITY_TYPE = 'application/x-x509-ca-cert'
"""As which devices offer to trust it."""


class Connecting:
    """Answers the page ``connect``; ``urls`` are those of the scene, the likeliest first."""

    def __init__(self, own: OwnCertificate, urls: Callable[[], Sequence[str]]) -> None:
        self._own = own
        self._urls = urls

    def routes(self) -> list[Any]:
        """Return Starlette routes; everybody may ask: nothing of it is secret."""
        return [
            Route('/connect/facts', self.facts),
            Route('/connect/ros_viz_bridge_ca.crt', self.authority),
        ]

    def facts(self, request: Request) -> Response:
        """Tell addresses and fingerprints."""
        facts = {
            'urls': list(self._urls()),
            'authority': self._own.authority.fingerprint,
            'certificate': self._own.certificate.fingerprint,
        }
        return JSONResponse(facts, headers=HEADERS)

    def authority(self, request: Request) -> Response:
        """Hand out the certificate of the authority, never its key."""
        pem = self._own.authority.public_pem
        return Response(pem, media_type=AUTHORITY_TYPE, headers=HEADERS)

    def told(self) -> str:
        """Return what the console says at the start."""
        lines = [f'{url}connect' for url in self._urls()]
        return '\n'.join(
            (
                'ros_viz_bridge: headsets and other devices begin at',
                *(f'    {line}' for line in lines),
                'its certificate (SHA-256):',
                f'    {self._own.certificate.fingerprint}',
                'its authority, which devices can be told to trust (SHA-256):',
                f'    {self._own.authority.fingerprint}',
            )
        )
