# SPDX-License-Identifier: Apache-2.0
"""How a headset's frames come: how many, how old, how many too late."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
import statistics

SPAN = 2.0
"""Seconds that are looked back."""
_MOST = 1000


@dataclass(frozen=True)
class Quality:
    """What the last seconds were like."""

    rate: float = 0.0
    """Frames per second that were of use."""
    age: float = 0.0
    """Seconds from capture to here, the median."""
    worst_age: float = 0.0
    """Likewise, what 95 of 100 are below."""
    lost: float = 0.0
    """Share of the frames that came too late to be of use."""


class LinkQuality:
    """Keeps what came lately."""

    def __init__(self) -> None:
        self._frames: deque[tuple[float, float, bool]] = deque(maxlen=_MOST)

    def came(self, now: float, age: float, *, late: bool) -> None:
        """Take notice of a frame of ``age`` seconds; ``late``: it was of no use."""
        self._frames.append((now, age, late))

    def quality(self, now: float) -> Quality:
        """Return what the last ``SPAN`` seconds were like."""
        while self._frames and now - self._frames[0][0] > SPAN:
            self._frames.popleft()
        ages = sorted(age for _, age, late in self._frames if not late)
        if not self._frames:
            return Quality()
        lost = 1.0 - len(ages) / len(self._frames)
        if not ages:
            return Quality(lost=lost)
        span = now - self._frames[0][0]
        # One frame has no rate; a session that has just begun is not slow.
        rate = len(ages) / max(span, 0.1)
        worst = ages[min(len(ages) - 1, int(0.95 * len(ages)))]
        return Quality(rate, statistics.median(ages), worst, lost)
