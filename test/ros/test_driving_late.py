# SPDX-License-Identifier: Apache-2.0
"""Nothing old moves a base, however long a link held it back: with a clock of its own."""

from __future__ import annotations

import heapq
from types import SimpleNamespace
from typing import Any

from geometry_msgs.msg import Twist
import numpy as np
import pytest
from rclpy.serialization import deserialize_message
from sensor_msgs.msg import Joy

from ros_viz_bridge.core.session import ClientInfo
from ros_viz_bridge.driving.driver import BOUND
from ros_viz_bridge.ros import driving
from ros_viz_bridge.ros.page_times import PageTimes
from ros_viz_bridge.ros.parameters import Parameters
from ros_viz_bridge.wire.client import Ping
from ros_viz_bridge.wire.drive import Drive

CLIENT = ClientInfo('c1', 'operator')
DELAY = 0.01
"""Seconds that the link takes each way."""
NONE = np.zeros(0, np.float32)


class Link:
    """A page, the publishing thread, and a link between them that sometimes hangs."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        self.sent: list[tuple[float, str, Any]] = []
        self._postponed: list[Any] = []
        monkeypatch.setattr(driving, 'time', SimpleNamespace(monotonic=lambda: self.now))
        self.times = PageTimes(
            ros_time=lambda: self.now, simulated=lambda: False, clock=lambda: self.now
        )
        publications = SimpleNamespace(
            held_back=False,
            submit=lambda call: call(),
            prepare=lambda topic, ros_type: topic,
            publish=self._publish,
            postpone=self._postpone,
        )
        node = SimpleNamespace(resolve_topic_name=str, count_subscribers=lambda topic: 1)
        parameters = Parameters(drive_joy='joy', drive_linear=1.0, drive_acceleration=0.0)
        server: Any = SimpleNamespace(publish=lambda *a, **k: None)
        self.driving = driving.Driving(
            node,  # type: ignore[arg-type]
            server,
            publications,  # type: ignore[arg-type]
            self.times,
            parameters=lambda: parameters,
            ros_time=lambda: self.now,
        )
        self._pong = (0.0, 0.0)

    def _publish(self, topic: str, ros_type: str, data: bytes, *, moves: bool) -> None:
        kind = {'cmd_vel': Twist, 'joy': Joy}[topic]
        self.sent.append((self.now, topic, deserialize_message(data, kind)))

    def _postpone(self, due: float, call: Any, *args: Any) -> bool:
        heapq.heappush(self._postponed, (due, len(self.sent), call, args))
        return True

    def page(self, at: float) -> float:
        return (at - 1234.5) * 1e3

    def ping(self) -> None:
        """One there and one back, as a page does at the beginning."""
        for _ in range(2):
            sent, self.now = self.now, self.now + DELAY
            self.times.pinged(CLIENT, Ping(self.page(sent), *self._pong), self.now)
            answered, self.now = self.now, self.now + DELAY
            self._pong = (self.page(self.now), answered)

    def pass_time(self, until: float) -> None:
        """The watchdog ticks."""
        while self._postponed and self._postponed[0][0] <= until:
            due, _, call, args = heapq.heappop(self._postponed)
            self.now = max(self.now, due)
            call(*args)
        self.now = max(self.now, until)

    def say(self, said: list[tuple[float, int, bool]], *, hangs: tuple[float, float]) -> None:
        """A page says holds at times; what it says while the link hangs comes at its end."""
        begin, end = hangs
        for at, hold, held in said:
            came = at + DELAY if not begin <= at < end else end + DELAY
            self.pass_time(came)
            self.receive(at, hold, held=held)
        self.pass_time(self.now + 1.0)

    def receive(self, at: float, hold: int, *, held: bool) -> None:
        """Take now what the page said at a time."""
        shares = {'forward': 1.0, 'left': 0.0, 'turn': 0.0, 'speed': 1.0}
        axes = np.array([-at], np.float32)
        event = Drive(self.page(at), hold, held, **shares, axes=axes, buttons=NONE)
        self.driving.received(CLIENT, event, self.now)

    def moved(self) -> list[float]:
        """Return when the base was told to move."""
        return [at for at, topic, m in self.sent if topic == 'cmd_vel' and m.linear.x]

    def joys(self) -> list[tuple[float, float]]:
        """Return when a stick was told, and when it was so in the page."""
        return [(at, m.axes[0]) for at, topic, m in self.sent if topic == 'joy' and m.axes[0]]


@pytest.fixture
def link(monkeypatch: pytest.MonkeyPatch) -> Link:
    return Link(monkeypatch)


def presses(begin: float, end: float, hold: int) -> list[tuple[float, int, bool]]:
    """Return what is said of one press from its begin to its end, and that it was let go."""
    count = round((end - begin) / 0.05)
    return [*((begin + i * 0.05, hold, True) for i in range(count)), (end, hold, False)]


@pytest.mark.parametrize('gap', [0.05, 0.3, 1.0, 10.0])
def test_a_press_while_the_link_hangs_moves_nothing_later(link: Link, gap: float) -> None:
    """It is pressed and let go again before anything arrives."""
    link.ping()
    begin = link.now + 1.0
    said = presses(begin, begin + max(gap - BOUND - 0.02, 0.01), 1)
    link.say(said, hangs=(begin, begin + gap))
    assert link.moved() == [] or gap < BOUND


@pytest.mark.parametrize('gap', [0.05, 0.3, 1.0, 10.0])
def test_what_is_held_over_a_gap_goes_on_only_after_a_short_one(link: Link, gap: float) -> None:
    link.ping()
    begin = link.now + 1.0
    hangs = (begin + 0.5, begin + 0.5 + gap)
    link.say(presses(begin, hangs[1] + 1.0, 1), hangs=hangs)
    moved = link.moved()
    went_on = [at for at in moved if at > hangs[1] + DELAY]
    assert bool(went_on) == (gap < BOUND)
    assert not any(hangs[0] + BOUND + DELAY < at < hangs[1] for at in moved)


def test_the_first_press_of_a_page_whose_clock_is_not_known_moves_nothing(link: Link) -> None:
    """What a link held back before both ways were known cannot be told from what is new."""
    begin = link.now + 1.0
    link.say(presses(begin, begin + 3.0, 1), hangs=(begin, begin + 4.0))
    assert link.moved() == []


def test_a_stick_is_told_as_it_is_not_as_it_was(link: Link) -> None:
    """The thread was busy: what waited comes before its watchdog, and is on no topic."""
    link.ping()
    begin = link.now
    link.receive(begin, 1, held=True)
    assert len(link.joys()) == 1
    link.now = begin + BOUND + 0.1
    link.receive(begin + 0.01, 1, held=True)
    assert len(link.joys()) == 1
