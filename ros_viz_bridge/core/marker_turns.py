# SPDX-License-Identifier: Apache-2.0
"""Whose turn it is at an interactive marker: its server hears one client at a time."""

from __future__ import annotations

from ..wire.client import InteractiveFeedback

OWNED_S = 1.1
"""Seconds of silence after which a server hears another client: its second, and the way there."""
MOST = 4096
"""So many markers are remembered; of more, those whose turn is over are forgotten."""


class MarkerTurns:
    """
    Who spoke last to which marker, and when (seconds of a monotonic clock).

    ROS 2's interactive_markers server throws away what another client says of a marker within a
    second of the last one's word, its release too: said then, a whole drag would be lost.
    """

    def __init__(self) -> None:
        self._last: dict[tuple[str, str], tuple[str, float]] = {}

    def begin(self, client: str, event: InteractiveFeedback) -> float:
        """Return from when on the server hears this client; the past if it always did."""
        last, spoke = self._last.get((event.display, event.marker), (client, 0.0))
        return 0.0 if last == client else spoke + OWNED_S

    def spoke(self, client: str, event: InteractiveFeedback, now: float) -> None:
        """Take note that something was said to a marker's server."""
        if len(self._last) >= MOST:
            over = now - OWNED_S
            self._last = {key: last for key, last in self._last.items() if last[1] > over}
        self._last[event.display, event.marker] = (client, now)
