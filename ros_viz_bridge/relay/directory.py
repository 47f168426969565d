# SPDX-License-Identifier: Apache-2.0
"""The shares of all servers, also of those that are away for a moment, and of those that ended."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
import hmac
from typing import TYPE_CHECKING

from ..core.access import Refused
from ..core.shares import digest
from ..wire.session import Rejected
from ..wire.trunk import ShareTerms

if TYPE_CHECKING:
    from .station import Station

REMEMBERED = 4096
"""Shares that are known though their servers are away, or that have ended."""
ENDED = Rejected(
    'link',
    'This link has been revoked, or its time is over: ask whoever gave it to you for a new one.',
)
OVER = 'This link has ended or was taken back: ask whoever gave it to you for a new one.'
PART = (
    'The end of this link is missing, which is its key, as it is in the address bar of a page that'
    ' is open: ask whoever gave it to you for the whole link.'
)
WRONG = 'The end of this link is not right, which is its key: ask for the link once more.'
UNKNOWN = 'the robot is not connected, or this link is not good any more'


@dataclass
class Listing:
    """A share. ``station`` is its server, None while that is away."""

    owner: str
    """Digest of the server's secret."""
    terms: ShareTerms
    until: float
    station: Station | None
    ended: bool = False


class Directory:
    """Shares by name; times are seconds of a monotonic clock."""

    def __init__(self) -> None:
        self._listings: OrderedDict[str, Listing] = OrderedDict()

    def enter(
        self, station: Station, owner: str, terms: Sequence[ShareTerms], now: float
    ) -> list[Station]:
        """
        List what a server shares from now on; its other shares have ended.

        ``owner`` is its secret: also on a new connection its shares are its own. Return the
        connections that had them before. Raises Refused where a share is not its.
        """
        owner = digest(owner)
        names = {each.share for each in terms}
        own = {k: v for k, v in self._listings.items() if hmac.compare_digest(v.owner, owner)}
        if any(name in self._listings for name in names - own.keys()):
            raise Refused('protocol', 'a share of this name belongs to another server')
        for name, listing in own.items():
            if name not in names and not listing.ended:
                self._end(name, listing)
        former: list[Station] = []
        for each in terms:
            found = self._listings.pop(each.share, None)
            if found and found.station not in (None, station):
                former.append(found.station)
            self._listings[each.share] = Listing(owner, each, now + each.lasts, station)
        self._forget()
        return former

    def leave(self, station: Station) -> None:
        """A server is not connected any more."""
        for listing in self._listings.values():
            if listing.station is station:
                listing.station = None

    def expire(self, now: float) -> None:
        """End what has lasted long enough."""
        for name, listing in self._listings.items():
            if now >= listing.until and not listing.ended:
                self._end(name, listing)

    def station(self, name: str) -> Station:
        """Return the server of a share, whoever asks. Raises Refused."""
        listing = self._listings.get(name)
        if listing is None:
            raise Refused('away', UNKNOWN)
        if listing.ended:
            raise Refused('link', OVER)
        if listing.station is None:
            raise Refused('away', 'the robot is not connected')
        return listing.station

    def admit(self, name: str, token: str) -> Station:
        """Return the server of a share, to who has its token. Raises Refused."""
        listing = self._listings.get(name)
        if listing and not listing.ended:
            if not hmac.compare_digest(listing.terms.digest, digest(token)):
                raise Refused('link', WRONG if token else PART)
        return self.station(name)

    def _end(self, name: str, listing: Listing) -> None:
        listing.ended = True
        if listing.station is not None:
            listing.station.send_away(name, ENDED)

    def _forget(self) -> None:
        """Forget those that nobody serves, the oldest first, where there are too many."""
        idle = [name for name, each in self._listings.items() if each.ended or not each.station]
        for name in idle[: max(0, len(idle) - REMEMBERED)]:
            del self._listings[name]
