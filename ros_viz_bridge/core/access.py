# SPDX-License-Identifier: Apache-2.0
"""Who may come in, and as what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
import hmac
import logging
from typing import Any
from urllib.parse import urlsplit

from ..wire.session import Role
from .internal import internal
from .peer import ip, is_loopback, Peer

logger = logging.getLogger(__name__)

LONG_ENOUGH = 16
"""Characters of a token that is hard to guess."""

Authorize = Callable[[Mapping[str, Any]], Any]
"""The app's own check: ASGI scope -> 'viewer', 'operator' or None; may be a coroutine function."""


class Refused(Exception):
    """
    A client is not let in, or sent away.

    ``code`` as in ``Rejected``, the text says why and what to do.
    """

    def __init__(self, code: Any, text: str) -> None:
        super().__init__(text)
        self.code = code


@dataclass(frozen=True)
class Access:
    """
    The rules of admission.

    Without tokens only a direct connection from this machine is let in, as operator. As soon as
    one token or ``authorize`` is set, everybody needs a token, or a role by ``authorize``: tunnels
    and proxies look like this machine too.
    ``allow_anonymous`` lets in whoever comes without: as viewer if there is an operator token,
    else as operator. Raises ValueError where both tokens are the same.
    """

    operator_token: str = field(default='', repr=False)
    viewer_token: str = field(default='', repr=False)
    allow_anonymous: bool = False
    allowed_hosts: tuple[str, ...] = ()
    """
    Names by which the server may be called, beside addresses and this machine's own names.

    '*' for any.
    """
    cors_origins: tuple[str, ...] = ()
    """Origins (``https://app.example``) whose pages may connect or embed; '*' for any."""
    authorize: Authorize | None = None

    def __post_init__(self) -> None:
        if self.operator_token and self.operator_token == self.viewer_token:
            raise ValueError(
                'operator_token and viewer_token are the same: whoever is to look could operate;'
                ' choose another text for one of them'
            )

    @property
    @internal
    def has_tokens(self) -> bool:
        """Tell whether any token is set."""
        return bool(self.operator_token or self.viewer_token)

    @internal
    def check_bind(self, host: str) -> None:
        """Raise ValueError if binding to ``host`` would open the robot to the network."""
        for role, token in ('operator', self.operator_token), ('viewer', self.viewer_token):
            if 0 < len(token) < LONG_ENOUGH and not is_loopback(host):
                logger.warning(
                    'the %s token has %d characters, and whoever reaches %s may try as many as'
                    ' they like: take %d or more',
                    *(role, len(token), host, LONG_ENOUGH),
                )
        guarded = self.has_tokens or self.authorize is not None or self.allow_anonymous
        if not guarded and not is_loopback(host):
            raise ValueError(
                f'refusing to listen on {host!r} for everybody: set auth.operator_token (and'
                ' auth.viewer_token for those who only look), or set auth.allow_anonymous to let'
                ' anyone who reaches this address control the robot, or listen on 127.0.0.1;'
                ' in Python, Server(access=Access(operator_token=...))'
            )

    @internal
    def check_host(self, peer: Peer, own_names: frozenset[str], *, mounted: bool) -> None:
        """
        Raise Refused for a Host header that is not ours: this ends DNS rebinding.

        In somebody's app the host is that app's business, unless ``allowed_hosts`` says it is
        ours.
        """
        name = peer.hostname
        allowed = {each.lower() for each in self.allowed_hosts}
        if '*' in allowed or name in allowed or (mounted and not allowed) or not peer.host:
            return
        if name and (ip(name) is not None or is_loopback(name) or name in own_names):
            return
        raise Refused(
            'refused',
            f'this server is not called {peer.host[:100]!r};'
            ' if that is its name, add it to allowed_hosts',
        )

    @internal
    def check_origin(self, peer: Peer) -> None:
        """Raise Refused for a page of another site."""
        allowed = {each.lower().rstrip('/') for each in self.cors_origins}
        if not peer.origin or peer.origin in allowed or '*' in allowed:
            return
        if _netloc(peer.origin) == peer.host and peer.host:
            return
        raise Refused(
            'refused',
            f'pages of {peer.origin[:100]!r} may not connect here;'
            ' if they should, add that to cors_origins',
        )

    @internal
    def role(self, token: str, peer: Peer, *, authorized: Role | None, mounted: bool) -> Role:
        """
        Return what a client may do. Raises Refused.

        ``authorized`` is what the app's own check said.
        """
        if authorized is not None:
            return authorized
        if self.has_tokens:
            role = self._role_of_token(token)
            if role is not None:
                return role
            if token or not self.allow_anonymous:
                wrong = 'that token is wrong' if token else 'a token is needed'
                raise Refused('token', f'{wrong}: ask whoever runs this server')
            return 'viewer' if self.operator_token else 'operator'
        if self.allow_anonymous:
            return 'operator'
        if self.authorize is not None:  # what says no may not be walked around by a tunnel
            raise Refused(
                'refused',
                'the application that shows this page did not let you in: log in there, then load'
                ' this page again (its authorize(scope) named no role, and there are no tokens)',
            )
        if peer.direct_loopback and not mounted:
            return 'operator'
        raise Refused(
            'refused',
            'only this machine itself may connect without a token, and not through a proxy or'
            ' another app: set auth.operator_token (in Python, Access(operator_token=...)), or'
            ' give the app its own authorize(scope)',
        )

    def _role_of_token(self, token: str) -> Role | None:
        given = token.encode()
        operator = hmac.compare_digest(given, self.operator_token.encode())
        viewer = hmac.compare_digest(given, self.viewer_token.encode())
        if self.operator_token and operator:
            return 'operator'
        if self.viewer_token and viewer:
            return 'viewer'
        return None


def _netloc(origin: str) -> str:
    """Return host and port of an origin as browsers write Host: without the usual port."""
    try:
        parts = urlsplit(origin)
        port = parts.port
    except ValueError:
        return ''
    if port is None or port == {'http': 80, 'https': 443}.get(parts.scheme):
        return parts.netloc.rsplit(':', 1)[0] if port is not None else parts.netloc
    return parts.netloc
