# SPDX-License-Identifier: Apache-2.0
"""Edges that did not keep up with the others, and when they may be with them again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

ALONE = 60.0
"""Seconds for which an edge that did not keep up may be away, and is still served alone."""
BACK = 3.0
"""Seconds in which one is back that was only slow, and not cut off."""
FIRST, LONGEST = 20.0, 640.0
"""Seconds that one has to keep up by itself; each time it was not enough they double."""
FORGIVEN = 600.0
"""Seconds among the others after which it was enough."""
BUSY = 0.25
"""Seconds in which something waits for it all the time, after which it does not keep up."""


@dataclass
class _Laggard:
    left: float = 0.0
    """When it went the last time."""
    until: float = 0.0
    """When it counts as any other if it is not back by then."""
    certain: bool = False
    """Whether it was served alone."""
    joined: float | None = None
    """When it was with the others again."""
    enough: float = FIRST


class Laggards:
    """Remembers edges by what stays of their names; ``now`` is seconds of a monotonic clock."""

    def __init__(self) -> None:
        self._known: dict[str, _Laggard] = {}

    def left(self, who: str, now: float, *, alone: bool) -> None:
        """Take note that one goes that was served alone, or was behind the others."""
        known = self._known.setdefault(who, _Laggard())
        known.left, known.until = now, now + (ALONE if alone else BACK)
        known.certain = alone
        if known.joined is not None:
            known.enough = min(2 * known.enough, LONGEST)
            known.joined = None

    def joined(self, who: str, now: float) -> None:
        """Take note that one is with the others again."""
        known = self._known.setdefault(who, _Laggard())
        known.joined = known.until = now

    def is_slow(self, who: str, now: float, *, since: float) -> bool:
        """
        Tell whether one is to be served alone.

        ``since`` is when the first of the others came: some stayed, or all were gone together.
        """
        known = self._known.get(who)
        return known is not None and now < known.until and (known.certain or since < known.left)

    def enough(self, who: str) -> float:
        """Return the seconds for which one has to keep up by itself."""
        return self._known[who].enough if who in self._known else FIRST

    def tick(self, now: float, here: Collection[str]) -> None:
        """Forget who did not come back, and who has kept up."""

        def matters(who: str, known: _Laggard) -> bool:
            if known.joined is not None:
                return now < known.joined + FORGIVEN
            return who in here or now < known.until

        self._known = {who: each for who, each in self._known.items() if matters(who, each)}

    def clear(self) -> None:
        """Forget all."""
        self._known.clear()


class Recovery:
    """For how long one that is served alone has kept up: nothing waited for it for long."""

    def __init__(self, now: float) -> None:
        self._since = now
        self._busy: float | None = None

    def begin(self, now: float) -> None:
        """Count anew."""
        self._since = now

    def lasted(self, now: float, *, rests: bool) -> float:
        """Take note whether anything waits for it now; return seconds."""
        if rests:
            self._busy = None
        elif self._busy is None:
            self._busy = now
        if self._busy is not None and now - self._busy > BUSY:
            self._since = now
        return now - self._since
