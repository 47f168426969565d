# SPDX-License-Identifier: Apache-2.0
"""Messages that reach two subscriptions of one topic, counted once."""

from __future__ import annotations

from collections import OrderedDict

_KEEP = 256
_WINDOW = 2.0
"""Seconds within which both copies arrive."""


class Pairing:
    """
    Tells the second copy of a message from a first.

    Where publishers differ in durability, two subscriptions get what the latched ones say
    (``qos.decide``). rclpy does not tell which publisher a message came from, so copies are known
    by their bytes: each copy on one side takes back at most one on the other.
    """

    def __init__(self) -> None:
        self._seen: tuple[OrderedDict[int, list[float]], OrderedDict[int, list[float]]] = (
            OrderedDict(),
            OrderedDict(),
        )

    def is_copy(self, data: bytes, *, side: int, now: float) -> bool:
        """Tell whether ``data``, from subscription ``side`` (0 or 1), came by the other before."""
        digest = hash(data)
        others = self._seen[1 - side].get(digest, [])
        while others:
            if now - others.pop(0) <= _WINDOW:
                return True
        mine = self._seen[side]
        mine.setdefault(digest, []).append(now)
        mine.move_to_end(digest)
        while len(mine) > _KEEP:
            mine.popitem(last=False)
        return False
