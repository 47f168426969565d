# SPDX-License-Identifier: Apache-2.0
"""What time it was here when a page's clock showed something, and how well that is known; pure."""

from __future__ import annotations

import math

MOST_DRIFT = 1e-4
"""How fast two quartz clocks run apart at most: 50 ppm each."""
_WANDER = 1e-5
"""How much a drift that was measured may change, with temperature, until it is measured again."""
_SPAN = 300.0
"""Seconds over which a drift is measured."""
_OLDEST = 5.0
"""Seconds. An event that claims to be older says nothing but that its clock was set."""
_ROUNDING = 1e-6
"""Seconds by which two bounds may miss each other without saying that a clock was set."""


class ClockOffset:
    """
    Bounds of the offset between one page's clock and ours, of what either hears from the other.

    What a page sends reaches us after the offset and its delay: an upper bound of the offset. What
    we send reaches the page its delay before the offset: a lower one. The truth is between the two
    whatever the delays are; the estimate is the middle, which is exact where the least delays of
    both ways are equal (as RFC 5905, section 8, assumes of one round trip; here each way's best
    may be another one's). With time a bound widens by what the clocks may have drifted apart, so
    that one number for each side is all that there is to remember. Bounds that contradict each
    other say that a clock was set, or slept: then everything begins anew.

    Our times are seconds of any clock that is never set; the page's are milliseconds.
    """

    def __init__(self) -> None:
        self.steps = 0
        """How often a clock was found to be set."""
        self._forget()

    def heard(self, page_time: float, received: float) -> None:
        """Take notice of what the page sent at ``page_time``, and we received at ``received``."""
        self._bound(received, upper=received - page_time * 1e-3)

    def told(self, sent: float, page_time: float) -> None:
        """Take notice of what we sent at ``sent``, and the page received at ``page_time``."""
        self._bound(sent, lower=sent - page_time * 1e-3)

    def age(self, page_time: float, now: float) -> float:
        """
        Return how many seconds ago the page's clock showed ``page_time``; the event came now.

        Until we were told of anything that the page received, the least delay of all events counts
        as none: an age is never overestimated then, and an implausible one is 0.
        """
        self.heard(page_time, now)
        age = now - self.when(page_time, now)
        if age > _OLDEST and self._lower == -math.inf:
            self._forget()
            self.heard(page_time, now)
            return 0.0
        return age

    def when(self, page_time: float, now: float) -> float:
        """Return our time at which the page's clock shows ``page_time``. Needs an event heard."""
        lower, upper = self._bounds(now)
        return page_time * 1e-3 + (upper if lower == -math.inf else (lower + upper) / 2)

    def uncertainty(self, now: float) -> float:
        """Return how many seconds ``when`` is off at most; infinity while one way is unknown."""
        lower, upper = self._bounds(now)
        return max(0.0, (upper - lower) / 2)

    def _forget(self) -> None:
        self._lower, self._upper = -math.inf, math.inf
        self._at = -math.inf
        self._drift = (-MOST_DRIFT, MOST_DRIFT)
        self._begun: tuple[float, float, float] | None = None

    def _bounds(self, now: float) -> tuple[float, float]:
        """Return the least and the greatest offset that is possible at ``now``."""
        passed = max(0.0, now - self._at) if self._at > -math.inf else 0.0
        return self._lower + self._drift[0] * passed, self._upper + self._drift[1] * passed

    def _bound(self, time: float, *, lower: float = -math.inf, upper: float = math.inf) -> None:
        now = max(time, self._at)
        low, high = self._bounds(now)
        # What is told late is of the past, and has drifted since.
        low = max(low, lower + self._drift[0] * (now - time))
        high = min(high, upper + self._drift[1] * (now - time))
        if low > high + _ROUNDING:
            self.steps += 1
            self._forget()
            now, low, high = time, lower, upper
        self._at, self._lower, self._upper = now, low, max(low, high)
        if math.isfinite(high - low):
            self._measure_drift()

    def _measure_drift(self) -> None:
        """Compare the bounds of now with those of long ago."""
        if self._begun is None:
            self._begun = (self._at, self._lower, self._upper)
        time, lower, upper = self._begun
        span = self._at - time
        if span < _SPAN:
            return
        slowest = max(-MOST_DRIFT, (self._lower - upper) / span - _WANDER)
        fastest = min(MOST_DRIFT, (self._upper - lower) / span + _WANDER)
        sound = slowest < fastest
        self._drift = (slowest, fastest) if sound else (-MOST_DRIFT, MOST_DRIFT)
        self._begun = (self._at, self._lower, self._upper)
