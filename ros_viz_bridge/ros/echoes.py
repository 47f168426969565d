# SPDX-License-Identifier: Apache-2.0
"""Tells what we published ourselves from what others publish on the same topic."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
import threading
import time

_WAIT = 2.0
"""Seconds after which an echo that has not come is not expected any more."""

MOST = 2000
"""So many echoes are expected at a time: more than viewers may send within ``_WAIT``."""


class Echoes:
    """Own messages on their way back, in order; one thread publishes, another receives."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._pending: deque[tuple[bytes, float]] = deque(maxlen=MOST)

    def expect(self, data: bytes) -> None:
        """Note that ``data`` is about to be published."""
        now = self._clock()
        with self._lock:
            self._purge(now)
            self._pending.append((data, now))

    def take(self, data: bytes) -> bool:
        """Tell whether ``data`` is an echo; those published before it will not come any more."""
        now = self._clock()
        with self._lock:
            self._purge(now)
            for i, (own, _) in enumerate(self._pending):
                if own == data:
                    for _ in range(i + 1):
                        self._pending.popleft()
                    return True
        return False

    def _purge(self, now: float) -> None:
        while self._pending and now - self._pending[0][1] > _WAIT:
            self._pending.popleft()
