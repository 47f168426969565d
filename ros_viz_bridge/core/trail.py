# SPDX-License-Identifier: Apache-2.0
"""What came before the newest state, where a display shows that too: for those who join later."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
import math

from ..wire.display import Display, OptionValue
from ..wire.message import Priority, ServerMessage, StateMessage
from ..wire.poses import Poses
from .entry import Entry

MOST = StateMessage.QUEUED
"""Messages of a trail: more would not wait for a client either."""
MOST_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True)
class Keeping:
    """How much stays, by the settings that the server starts a display's views with."""

    most: int
    position: float = 0.0
    """Metres; a pose nearer than this to the one that stayed last, and turned less, does not."""
    angle: float = 0.0
    """Radians."""


def keeping(display: Display) -> Keeping | None:
    """Return what has to stay for the views of a display; None for the newest message alone."""
    names = [field.name for field in display.fields if field.keeps == 'messages']
    views = [display.options, *(copy.options for copy in display.copies)]
    most = max((_count(view.get(name)) for view in views for name in names), default=1)
    if most == 1:
        return None
    return Keeping(
        most, _least(views, 'position_tolerance'), angle=_least(views, 'angle_tolerance')
    )


def _count(value: OptionValue | None) -> int:
    """Return how many messages a setting keeps; 0 says as many as there is room for."""
    if not isinstance(value, (int, float)):
        return 1
    return min(round(value), MOST) if round(value) > 0 else MOST


def _least(views: list[dict[str, OptionValue]], name: str) -> float:
    values = [view.get(name) for view in views]
    return min((float(v) for v in values if isinstance(v, (int, float))), default=0.0)


class Trail:
    """The states of one identity that stay, oldest first, and the newest."""

    def __init__(self, entry: Entry) -> None:
        self.priority: Priority = entry.priority
        self.newest = entry
        self._stayed: deque[Entry] = deque((entry,))
        self._nbytes = len(entry.data)

    @property
    def entries(self) -> list[Entry]:
        """All of them, as they came."""
        last = self._stayed[-1]
        return [*self._stayed] if last is self.newest else [*self._stayed, self.newest]

    def add(self, entry: Entry, rule: Keeping) -> None:
        """Take the next state; what is too near to the one before it will not stay."""
        self.newest = entry
        if _near(self._stayed[-1].message, entry.message, rule):
            return
        self._stayed.append(entry)
        self._nbytes += len(entry.data)
        while len(self._stayed) > rule.most or (
            self._nbytes > MOST_BYTES and len(self._stayed) > 1
        ):
            self._nbytes -= len(self._stayed.popleft().data)


def _near(last: ServerMessage, entry: ServerMessage, rule: Keeping) -> bool:
    """Tell whether a pose is where the one before it was, as the page does (``isNear``)."""
    if not isinstance(last, Poses) or not isinstance(entry, Poses):
        return False
    if len(last.poses) == 0 or len(entry.poses) == 0 or rule.position <= 0.0 >= rule.angle:
        return False
    (x, y, z, *a), (u, v, w, *b) = last.poses[0].tolist(), entry.poses[0].tolist()
    dot = min(1.0, abs(sum(p * q for p, q in zip(a, b, strict=True))))
    near = math.dist((x, y, z), (u, v, w)) < rule.position
    return near and 2.0 * math.acos(dot) < rule.angle
