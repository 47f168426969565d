# SPDX-License-Identifier: Apache-2.0
"""When it was, in ROS time, that a page's clock showed something."""

from __future__ import annotations

from collections.abc import Callable
import math
import time
from typing import NamedTuple

from ..core.clock_offset import ClockOffset
from ..core.session import ClientInfo
from ..wire.client import Ping


class PageTime(NamedTuple):
    """A moment in a page."""

    stamp: float
    """ROS time, seconds."""
    captured: float
    """Of ``time.monotonic``."""
    age: float
    """Seconds since then."""
    known: bool
    """
    Whether that is known by both ways: of what a link held back before, nobody can tell that it is
    old, and nothing moves by it.
    """


class PageTimes:
    """
    The clocks of all pages; used in the publishing thread only.

    ``simulated`` tells whether ROS time comes from a simulation: how fast it goes, and whether at
    all, nobody knows then, and what is stamped gets the time at which it came.
    """

    def __init__(
        self,
        *,
        ros_time: Callable[[], float],
        simulated: Callable[[], bool],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ros_time = ros_time
        self._simulated = simulated
        self._clock = clock
        self._offsets: dict[str, ClockOffset] = {}
        self._round_trips: dict[str, float] = {}

    def pinged(self, client: ClientInfo, ping: Ping, received: float) -> None:
        """Take notice of both clocks; ``received`` is monotonic."""
        offset = self._offset(client)
        if 0.0 < ping.pong_sent <= received:
            offset.told(ping.pong_sent, ping.pong_came)
            kept = (ping.page_time - ping.pong_came) * 1e-3
            self._round_trips[client.client_id] = max(0.0, received - ping.pong_sent - kept)
        offset.heard(ping.page_time, received)

    def of(self, client: ClientInfo, page_time: float, received: float) -> PageTime:
        """Return when it was that the page's clock showed ``page_time``, which came just now."""
        offset = self._offset(client)
        captured = received - offset.age(page_time, received)
        age = self._clock() - captured
        stamp = self._ros_time() - (0.0 if self._simulated() else age)
        known = math.isfinite(offset.uncertainty(received))
        return PageTime(max(0.0, stamp), captured, age, known)

    def uncertainty(self, client_id: str) -> float:
        """Return how many seconds stamps may be off at most; infinity while unknown."""
        offset = self._offsets.get(client_id)
        return math.inf if offset is None else offset.uncertainty(self._clock())

    def round_trip(self, client_id: str) -> float:
        """Return seconds there and back, of the last ping; 0 while unknown."""
        return self._round_trips.get(client_id, 0.0)

    def forget(self, client: ClientInfo) -> None:
        """A client left."""
        self._offsets.pop(client.client_id, None)
        self._round_trips.pop(client.client_id, None)

    def _offset(self, client: ClientInfo) -> ClockOffset:
        return self._offsets.setdefault(client.client_id, ClockOffset())
