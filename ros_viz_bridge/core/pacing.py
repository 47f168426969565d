# SPDX-License-Identifier: Apache-2.0
"""Which edges of a trunk the others wait for, and which take nothing."""

from __future__ import annotations

from collections import deque

from .trunk import Trunk

PATIENCE = 0.5
"""Seconds behind, after which an edge sets the others' pace no more: they go on without it."""
BEHIND = PATIENCE / 2
"""Seconds behind, with which nobody leaves by chance."""


class Pacing:
    """Remembers what a trunk had sent, for so many seconds; ``now`` is a monotonic clock's."""

    def __init__(self, trunk: Trunk, *, most: float) -> None:
        self._trunk = trunk
        self._most = most
        self._marks: deque[tuple[float, int]] = deque()

    def forget(self) -> None:
        """Begin anew: nobody could say what it took."""
        self._marks.clear()

    def tick(self, now: float) -> list[str]:
        """Let nobody wait for who is behind; return who has been for the most there may be."""
        self._marks.append((now, self._trunk.sent))
        stuck: list[str] = []
        while now - self._marks[0][0] > self._most:
            stuck += self._trunk.lagging(self._marks.popleft()[1])
        if self._sent(now - PATIENCE) is not None:
            self._trunk.go_on_without(self._behind(now - PATIENCE), now)
        return stuck

    def behind(self, edge: str, now: float) -> bool:
        """Tell whether an edge lacks what it was sent a little while ago."""
        return edge in self._behind(now - BEHIND)

    def _behind(self, time: float) -> list[str]:
        sent = self._sent(time)
        return [] if sent is None else self._trunk.lagging(sent)

    def _sent(self, time: float) -> int | None:
        """Return the bytes sent by a time, None where that is not known."""
        return next((sent for at, sent in reversed(self._marks) if at <= time), None)
