# SPDX-License-Identifier: Apache-2.0
"""Addresses by which others come in through a relay: whose token, as what, how long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
import hmac
import secrets

from ..wire.session import Role
from ..wire.trunk import ShareTerms
from .access import Refused

BAD_LINK = 'This link has ended, or is not whole: ask whoever gave it to you for a new one.'


@dataclass
class Share:
    """One address. Times are seconds of a monotonic clock."""

    role: Role
    until: float
    name: str = field(default_factory=lambda: secrets.token_urlsafe(12))
    """Part of the address; it opens nothing by itself."""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    """256 random bits."""
    waiting: int = 0
    """So many wait until the relay has it."""
    given: bool = False
    """Somebody has got it."""

    def terms(self, now: float) -> ShareTerms:
        """Return what a relay has to know."""
        return ShareTerms(self.name, digest(self.token), self.role, max(0.0, self.until - now))


class Shares:
    """The shares of one server, one for each role."""

    def __init__(self) -> None:
        self.owner = secrets.token_urlsafe(32)
        """What proves to a relay that they are this server's; viewers never learn it."""
        self._shares: dict[Role, Share] = {}

    def __iter__(self) -> Iterator[Share]:
        """Walk over the shares."""
        return iter(list(self._shares.values()))

    def __bool__(self) -> bool:
        """Tell whether anything is shared."""
        return bool(self._shares)

    def get(self, role: Role) -> Share | None:
        """Return the share for a role."""
        return self._shares.get(role)

    def open(self, role: Role, until: float) -> Share:
        """Return the share for a role, which lasts until then from now on."""
        share = self._shares.pop(role, None) or Share(role, until)
        share.until = until
        self._shares[role] = share  # the newest is the last
        return share

    def close(self, role: Role | None = None) -> None:
        """End one share, or all: their tokens are never good again."""
        if role is None:
            self._shares.clear()
        else:
            self._shares.pop(role, None)

    def expire(self, now: float) -> bool:
        """End what has lasted long enough; tell whether anything did."""
        gone = [share.role for share in self if now >= share.until]
        for role in gone:
            self.close(role)
        return bool(gone)

    def role(self, name: str, token: str) -> Role:
        """Return what somebody may do who came by this share. Raises Refused."""
        for share in self:
            known = hmac.compare_digest(share.name.encode(), name.encode())
            if known and hmac.compare_digest(share.token.encode(), token.encode()):
                return share.role
        raise Refused('link', BAD_LINK)


def digest(token: str) -> str:
    """Return what a relay keeps of a token."""
    return sha256(token.encode()).hexdigest()
