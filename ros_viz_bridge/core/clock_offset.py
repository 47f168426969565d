# SPDX-License-Identifier: Apache-2.0
"""How old an event of a page is, told from the page's clock; pure."""

from __future__ import annotations

from collections import deque

_WINDOW = 30.0
"""Seconds. Quartz clocks drift apart by less than 2 ms in it (50 ppm)."""
_BUCKET = 1.0
_OLDEST = 5.0
"""Seconds. An event that claims to be older says nothing but that its clock was set."""


class ClockOffset:
    """
    Estimates the offset between one page's clock and ours from the times of its events.

    Each event reaches us after the offset and its delay; the least of many is nearest to the
    offset (NTP's clock filter, RFC 5905, section 10, for one way). What remains is the least delay
    of the way, so an age is never overestimated.
    """

    def __init__(self) -> None:
        # One minimum per second, of increasing value: the first is that of the window.
        self._minima: deque[tuple[float, float]] = deque()

    def age(self, page_time: float, now: float) -> float:
        """
        Return how many seconds ago the page's clock showed ``page_time`` (milliseconds).

        ``now`` is the monotonic time of receipt, seconds. An implausible time has the age 0.
        """
        sample = now - page_time * 1e-3
        self._add(sample, now)
        age = sample - self._minima[0][1]
        if age > _OLDEST:
            # The page's clock was set back, or it slept: what was measured is void.
            self._minima.clear()
            self._add(sample, now)
            return 0.0
        return age

    def _add(self, sample: float, now: float) -> None:
        while self._minima and now - self._minima[0][0] > _WINDOW:
            self._minima.popleft()
        while self._minima and self._minima[-1][1] >= sample:
            self._minima.pop()
        if self._minima and now - self._minima[-1][0] < _BUCKET:
            # Less than the newest in this second would have replaced it.
            return
        self._minima.append((now, sample))
