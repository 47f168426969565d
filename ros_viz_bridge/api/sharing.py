# SPDX-License-Identifier: Apache-2.0
"""Links by which others see a server that they cannot reach."""

from __future__ import annotations

from ..core.commands import Call
from ..runtime.loop_call import wait_on_loop
from ..runtime.mailbox import Mailbox
from ..wire.session import Role
from .checks import positive
from .share_service import EXPIRES, ShareService

ROLES = ('viewer', 'operator')
TIMEOUT = 15.0
LONGEST = 1e9
"""Seconds."""


class Sharing:
    """The part of ``Server`` that shares it by a relay; any thread."""

    _mailbox: Mailbox
    _sharing: ShareService

    @property
    def share_url(self) -> str | None:
        """The newest link that is good now, None while there is none."""
        return self._sharing.url

    def request_share_url(
        self,
        verbose: bool = True,
        *,
        role: Role = 'viewer',
        expires: float = EXPIRES,
        timeout: float = TIMEOUT,
    ) -> str:
        """
        Return a link by which others may come, through the relay, from anywhere.

        Whoever has it is let in as ``role`` for ``expires`` seconds from now on; asked for again,
        it is the same link. Waits at most ``timeout`` seconds for the relay. ``verbose`` prints
        it with its token: whoever can read what the program prints can come, too. ``expires`` is
        at most 1e9. Raises RelayError where there is no relay or it refuses, ValueError, and
        RuntimeError on the server's own loop.
        """
        url = wait_on_loop(
            self._mailbox,
            lambda: self.request_share_url_async(role=role, expires=expires, timeout=timeout),
            instead='await server.request_share_url_async(...)',
        )
        if verbose:
            print(f'ros_viz_bridge: shared ({role}) at {url}', flush=True)
        return url

    async def request_share_url_async(
        self, *, role: Role = 'viewer', expires: float = EXPIRES, timeout: float = TIMEOUT
    ) -> str:
        """Return the link as ``request_share_url`` does; on the server's loop."""
        self._mailbox.check_on_loop()
        if role not in ROLES:
            raise ValueError(f"role must be 'viewer' or 'operator', not {role!r}")
        if positive('expires', expires) > LONGEST:
            raise ValueError(f'expires must be at most {LONGEST:g} seconds, not {expires}')
        return await self._sharing.open(role, float(expires), positive('timeout', timeout))

    def disconnect_share_url(self, role: Role | None = None) -> None:
        """
        End the share for a role, or all: its link is not good any more on return, nor ever again.

        Whoever came by it is sent away at once, and told why.
        """
        if role not in (None, *ROLES):
            raise ValueError(f"role must be None, 'viewer' or 'operator', not {role!r}")
        self._mailbox.post(Call(lambda: self._sharing.close(role)))
        self._mailbox.flush()
