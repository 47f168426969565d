# SPDX-License-Identifier: Apache-2.0
"""
A simulated link: bytes arrive at a rate after a delay, acks come back after it.

Time is a number.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

from ros_viz_bridge.core.outbox import Outbox

from .scene import Receiver


class SlowLink:
    """
    Carries what an outbox gives at ``rate`` bytes per second, with ``delay`` seconds each way.

    ``run`` lets time pass; ``arrived`` collects (time, message). ``reads=False`` is a page that
    never acknowledges.
    """

    def __init__(
        self, box: Outbox, *, rate: float, delay: float = 0.001, reads: bool = True
    ) -> None:
        self.now = 0.0
        self.rate = rate
        self.delay = delay
        self.reads = reads
        self.arrived: list[tuple[float, Any]] = []
        self.most_in_flight = 0
        self._box = box
        self._receiver = Receiver(box)
        self._free = 0.0
        self._events: deque[tuple[float, int, list[Any]]] = deque()
        self._acked = 0

    def run(self, seconds: float, *, each: Callable[[float], None] | None = None) -> None:
        """
        Let ``seconds`` pass in steps of a quarter millisecond.

        ``each`` is called at every step.
        """
        end = self.now + seconds
        while self.now < end:
            if each is not None:
                each(self.now)
            self._send()
            self._deliver()
            self.now += 0.00025

    def _send(self) -> None:
        while True:
            before = self._receiver.received
            messages = self._receiver.step(self.now)
            if messages is None:
                return
            size = self._receiver.received - before
            self._free = max(self._free, self.now) + size / self.rate
            self._events.append((self._free + self.delay, self._receiver.received, messages))
            self.most_in_flight = max(self.most_in_flight, self._receiver.received - self._acked)

    def _deliver(self) -> None:
        while self._events and self._events[0][0] <= self.now:
            time, received, messages = self._events[0]
            if messages:
                self.arrived += [(time, message) for message in messages]
                self._events[0] = (time, received, [])
            if not self.reads or time + self.delay > self.now:
                if not self.reads:
                    self._events.popleft()
                    continue
                return
            self._events.popleft()
            self._acked = received
            self._box.ack(received, self.now)
