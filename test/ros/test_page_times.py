# SPDX-License-Identifier: Apache-2.0
"""Stamps are when it was, within what is said of their uncertainty, whatever the network does."""

from __future__ import annotations

import math

import numpy as np
import pytest

from ros_viz_bridge.core.session import ClientInfo
from ros_viz_bridge.ros.page_times import PageTimes
from ros_viz_bridge.wire.client import Ping

CLIENT = ClientInfo('c1', 'operator')
ROS = 1.7e9
"""ROS time when the monotonic clock shows 0."""


class World:
    """A page's clock, 1234.5 s behind ours, and a network with known delays."""

    def __init__(self, there: float, back: float, *, jitter: float, simulated: bool = False):
        self.now = 100.0
        self.random = np.random.default_rng(7)
        self.there, self.back, self.jitter = there, back, jitter
        self.times = PageTimes(
            ros_time=lambda: ROS + self.now, simulated=lambda: simulated, clock=lambda: self.now
        )
        self.pong = (0.0, 0.0)

    def page(self, at: float) -> float:
        return (at - 1234.5) * 1e3

    def delay(self, least: float) -> float:
        return least + float(self.random.uniform(0.0, self.jitter))

    def ping(self) -> None:
        """One heartbeat, and its answer."""
        sent = self.now
        self.now += self.delay(self.there)
        came, told = self.pong
        self.times.pinged(CLIENT, Ping(self.page(sent), came, told), self.now)
        answered = self.now
        self.now += self.delay(self.back)
        self.pong = (self.page(self.now), answered)

    def error(self) -> float:
        """Return by how many seconds the stamp of a frame is off."""
        seen = self.now
        self.now += self.delay(self.there)
        return self.times.of(CLIENT, self.page(seen), self.now).stamp - (ROS + seen)


@pytest.mark.parametrize('jitter', [0.0, 0.02, 0.1])
def test_equal_ways_give_stamps_within_five_milliseconds(jitter: float) -> None:
    """After five seconds of a headset's pings."""
    world = World(0.005, 0.005, jitter=jitter)
    for _ in range(100):
        world.ping()
    errors = [world.error() for _ in range(50)]
    assert max(map(abs, errors)) < 0.005


@pytest.mark.parametrize('ways', [(0.002, 0.08), (0.08, 0.002)])
def test_unequal_ways_are_covered_by_the_uncertainty(ways: tuple[float, float]) -> None:
    world = World(*ways, jitter=0.05)
    for _ in range(100):
        world.ping()
        assert abs(world.error()) <= world.times.uncertainty('c1') + 1e-6
    assert world.times.uncertainty('c1') < 0.05
    assert world.times.round_trip('c1') >= 0.082


def test_nothing_is_known_of_a_page_that_left_and_nonsense_is_not_believed() -> None:
    world = World(0.005, 0.005, jitter=0.0)
    world.ping()
    world.times.pinged(CLIENT, Ping(world.page(world.now), 0.0, world.now + 1e6), world.now)
    assert world.times.uncertainty('c1') == math.inf
    world.times.forget(CLIENT)
    assert world.times.round_trip('c1') == 0.0


def test_in_simulated_time_the_stamp_is_when_it_came() -> None:
    world = World(0.5, 0.5, jitter=0.0, simulated=True)
    world.ping()
    world.ping()
    assert world.error() == pytest.approx(0.5)
