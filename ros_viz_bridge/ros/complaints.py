# SPDX-License-Identifier: Apache-2.0
"""What is wrong with something that comes again and again, said when it begins."""

from __future__ import annotations

from collections.abc import Callable
import time

GAP = 5.0
"""Seconds between complaints, however many reasons take turns."""


class Complaints:
    """Says each reason once while it lasts, and counts what it leaves out; of one thread."""

    def __init__(
        self, say: Callable[[str], object], *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._say = say
        self._clock = clock
        self._last = ''
        self._due = 0.0
        self._left_out = 0

    def __call__(self, text: str) -> bool:
        """Say what is wrong, unless that is known, or something was said just now; tells which."""
        if text == self._last:
            return False
        now = self._clock()
        if now < self._due:
            self._left_out += 1
            return False
        more = f' ({self._left_out} complaints before were left out)' if self._left_out else ''
        self._last = text
        self._due, self._left_out = now + GAP, 0
        self._say(f'{text}{more}')
        return True

    def settle(self) -> None:
        """Nothing is wrong any more."""
        self._last = ''
