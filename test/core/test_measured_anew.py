# SPDX-License-Identifier: Apache-2.0
"""A link that is busy is measured anew, and carries as much afterwards as before."""

from __future__ import annotations

import heapq
from itertools import count
from typing import Any

import pytest
from support.scene import cloud, entry

from ros_viz_bridge.core.link import Link
from ros_viz_bridge.core.outbox import ASK, Outbox
from ros_viz_bridge.runtime.writer import LARGE

END = 60.0
"""Seconds: the shortest round trip is measured anew after ten, and again."""


class Way:
    """
    An outbox whose page is ``rtt`` seconds away, there and back, and takes ``rate`` bytes/s.

    It is written as ``runtime/socket.py`` does, and the page answers each question at once.
    """

    def __init__(self, rate: float, rtt: float) -> None:
        self._rate, self._rtt = rate, rtt
        self._box = Outbox(link=Link(), asks=True, wake=self._wake, write=self._write)
        self._numbers = count()
        self._events: list[tuple[float, int, Any]] = []
        self._woken = False
        self._now = self._free = 0.0
        self.received: list[tuple[float, int]] = []

    def share(self, size: int, period: float) -> float:
        """Return by which share of the rate clouds of so many bytes came, in the second half."""
        self._events.append((0.0, next(self._numbers), None))
        message = entry(cloud('c', size=size))
        told = 0
        while self._events and self._events[0][0] < END:
            self._now, _, data = heapq.heappop(self._events)
            if data is None:
                self._at(self._now + period, None)
                if not self._box.pass_on(message):
                    self._box.add(message)
            elif isinstance(data, bytes):
                told += len(data)
                self.received.append((self._now, len(data)))
                if data == ASK:
                    self._at(self._now + self._rtt / 2, told)
            else:
                self._box.ack(data, self._now)
            while self._woken:
                self._turn()
        came = sum(size for at, size in self.received if at > END / 2)
        return came / (END / 2) / self._rate

    def _at(self, time: float, data: Any) -> None:
        heapq.heappush(self._events, (time, next(self._numbers), data))

    def _wake(self) -> None:
        self._woken = True

    def _put(self, data: Any) -> None:
        self._free = max(self._free, self._now) + len(data) / self._rate
        self._at(self._free + self._rtt / 2, bytes(data))

    def _write(self, data: Any) -> bool:
        ask = self._box.passed(len(data), self._now)
        self._put(data)
        if ask is not None:
            self._put(ask)
        return True

    def _turn(self) -> None:
        self._woken = False
        room = LARGE
        data: Any = None
        while room > 0 and (data := self._box.take(self._now)) is not None:
            self._put(data)
            room -= len(data)
            if (ask := self._box.ask(self._now)) is not None:
                self._put(ask)
            if self._box.resting:
                break
        if (ask := self._box.ask(self._now)) is not None:
            self._put(ask)
        if data is not None and not self._box.resting:
            self._wake()


@pytest.mark.parametrize(
    ('rate', 'rtt', 'size', 'load'),
    [
        (5e6, 0.05, 300_000, 0.5),
        (5e6, 0.02, 300_000, 0.7),
        (20e6, 0.03, 300_000, 0.3),
        (1e6, 0.05, 100_000, 0.7),
        (1e6, 0.05, 300_000, 0.7),
        (0.3e6, 0.15, 60_000, 0.5),
    ],
)
def test_clouds_that_a_link_can_carry_come(
    rate: float, rtt: float, size: int, load: float
) -> None:
    assert Way(rate, rtt).share(size, size / load / rate) > 0.9 * load
