# SPDX-License-Identifier: Apache-2.0
"""A link that is busy is measured anew, and carries as much afterwards as before."""

from __future__ import annotations

import heapq
from itertools import count
from typing import Any, NamedTuple

import pytest
from support.scene import cloud, entry, transforms

from ros_viz_bridge.core.entry import Entry
from ros_viz_bridge.core.link import Link
from ros_viz_bridge.core.outbox import ASK, Outbox
from ros_viz_bridge.runtime.writer import LARGE

END = 60.0
"""Seconds: the shortest round trip is measured anew after ten, and again."""
FRAMES = transforms(*((f'frame{i}', 'map', 1.0) for i in range(20)), display='tf')


class Source(NamedTuple):
    """What is published again each so many seconds."""

    entry: Entry
    period: float


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

    def share(self, size: int, load: float, urgent: float = 0.0) -> float:
        """
        Return how much of what was wanted of a cloud came in the second half, with its heads.

        It has ``size`` bytes and would take ``load`` of the rate, transforms beside it ``urgent``
        bytes/s.
        """
        tf = entry(FRAMES)
        small = len(tf.data)
        self._at(0.0, Source(entry(cloud('c', size=size)), size / load / self._rate))
        if urgent:
            self._at(0.0, Source(tf, small / urgent))
        told = came = 0
        while self._events[0][0] < END:
            self._now, _, what = heapq.heappop(self._events)
            if isinstance(what, Source):
                self._at(self._now + what.period, what)
                if not self._box.pass_on(what.entry):
                    self._box.add(what.entry)
            elif isinstance(what, bytes):
                told += len(what)
                if self._now > END / 2 and len(what) != small:
                    came += len(what)
                if what == ASK:
                    self._at(self._now + self._rtt / 2, told)
            else:
                self._box.ack(what, self._now)
            while self._woken:
                self._turn()
        return came / (END / 2) / self._rate / load

    def _at(self, time: float, what: Any) -> None:
        heapq.heappush(self._events, (time, next(self._numbers), what))

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
            if (ask := self._box.ask(self._now, within=True)) is not None:
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
    assert Way(rate, rtt).share(size, load) > 0.9


@pytest.mark.parametrize(
    ('rate', 'rtt', 'size', 'urgent'),
    [(1e6, 0.15, 100_000, 2e5), (5e6, 0.1, 300_000, 3e5), (2e6, 0.05, 300_000, 5e5)],
)
def test_they_come_beside_what_overtakes_them(
    rate: float, rtt: float, size: int, urgent: float
) -> None:
    assert Way(rate, rtt).share(size, 0.3, urgent) > 0.8


def test_a_burst_of_much_that_is_small_is_asked_for_by_halves_of_the_window() -> None:
    link = Link()
    box = Outbox(link=link, asks=True)
    told = 0
    for i in range(2000):
        box.add(entry(cloud(f'c{i}', size=256)))
    mark = box.mark()  # somebody waits until all is there: each ack is wanted
    asked = 0
    for turn in range(10_000):
        while (data := box.take(float(turn))) is not None:
            told += len(data)
            if (ask := box.ask(float(turn), within=True)) is not None:
                told, asked = told + len(ask), asked + 1
        if (ask := box.ask(float(turn))) is not None:
            told, asked = told + len(ask), asked + 1
        box.ack(told, turn + 0.1)
        if box.resting:
            break
    assert 2 < asked < 100 and mark is not None
