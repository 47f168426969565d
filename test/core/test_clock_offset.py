# SPDX-License-Identifier: Apache-2.0
"""Ages of a page's events, whatever its clock shows and however long they take."""

from __future__ import annotations

import math
import random

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from ros_viz_bridge.core.clock_offset import ClockOffset, MOST_DRIFT


@settings(deadline=None)
@given(
    st.floats(-1e6, 1e6),
    st.lists(st.floats(0.0, 0.2), min_size=1, max_size=200),
    st.floats(-MOST_DRIFT, MOST_DRIFT),
)
def test_age_is_the_delay_above_the_least_one(offset, delays, drift):
    """With any offset, jitter and drift of quartz clocks: never above the truth, and near it."""
    clock = ClockOffset()
    for i, delay in enumerate(delays):
        sent = i * 0.1
        page_time = (sent * (1.0 + drift) - offset) * 1e3
        age = clock.age(page_time, sent + delay)
        wander = 2 * MOST_DRIFT * (sent + 0.2) + 1e-6
        assert delay - age >= -MOST_DRIFT * 0.2 - 1e-6
        assert age == pytest.approx(delay - min(delays[: i + 1]), abs=wander)


def test_event_that_waited_is_as_old_as_it_is():
    """A pose that was held up for 150 ms is stamped 150 ms ago."""
    clock = ClockOffset()
    for i in range(10):
        clock.age(i * 100.0, 50.0 + i * 0.1 + 0.002)
    assert clock.age(1000.0, 51.0 + 0.152) == pytest.approx(0.15, abs=1e-3)


def test_clock_that_was_set_is_not_believed():
    """A page that slept, or whose clock was set back, starts anew instead of being years old."""
    clock = ClockOffset()
    clock.age(1e6, 100.0)
    assert clock.age(0.0, 101.0) == 0.0
    assert clock.age(100.0, 101.1) == pytest.approx(0.0)
    assert clock.age(1e9, 101.2) == pytest.approx(0.0, abs=1e-6)


class Link:
    """A page at the other end of a network, whose clock is ``drift`` fast."""

    def __init__(self, *, up=0.02, down=0.02, jitter=0.2, drift=0.0, seed=0):
        self.clock, self.now = ClockOffset(), 1000.0
        self.up, self.down, self.jitter = up, down, jitter
        self.page, self.rate = 5000.0, 1.0 + drift
        self.random = random.Random(seed)

    def pass_time(self, seconds):
        self.now += seconds
        self.page += seconds * self.rate

    def exchange(self, *, frames=15):
        """Pass a quarter of a second: a ping there and back, and frames of the page."""
        jitter = [self.random.uniform(0.0, self.jitter) for _ in range(frames + 1)]
        down = self.down + jitter[-1]
        self.clock.told(self.now, (self.page + down * self.rate) * 1e3)
        for i in range(frames):
            page = self.page + i / frames / 4 * self.rate
            self.clock.heard(page * 1e3, self.now + i / frames / 4 + self.up + jitter[i])
        self.pass_time(0.25)

    def run(self, seconds):
        for _ in range(int(seconds * 4)):
            self.exchange()

    def error(self):
        return self.clock.when(self.page * 1e3, self.now) - self.now


@pytest.mark.parametrize('seed', range(12))
def test_error_under_jitter_around_equal_delays(seed):
    """Stamps are off by less than 5 ms where single messages take up to 200 ms longer."""
    link = Link(seed=seed, drift=random.Random(seed).uniform(-5e-5, 5e-5))
    link.run(20)
    for _ in range(120):
        link.exchange()
        assert abs(link.error()) < 0.005
        assert abs(link.error()) <= link.clock.uncertainty(link.now) < 0.1


@settings(deadline=None)
@given(
    st.floats(0.0, 0.3),
    st.floats(0.0, 0.3),
    st.floats(0.0, 0.2),
    st.floats(-MOST_DRIFT * 0.99, MOST_DRIFT * 0.99),
    st.integers(0, 1000),
)
def test_uncertainty_covers_the_truth_where_the_ways_differ(up, down, jitter, drift, seed):
    """Nobody can tell unequal delays from an offset: what is said of the error has to hold."""
    link = Link(up=up, down=down, jitter=jitter, drift=drift, seed=seed)
    for _ in range(40):
        link.exchange(frames=3)
        assert abs(link.error()) <= link.clock.uncertainty(link.now) + 1e-6
    assert link.clock.steps == 0


def test_drift_is_measured_and_what_was_told_lasts_longer():
    """After a quarter of an hour a silence of a minute costs less than at the beginning."""
    link = Link(up=0.003, down=0.003, jitter=0.004, drift=6e-5)
    link.run(30)

    def growth():
        return link.clock.uncertainty(link.now + 60.0) - link.clock.uncertainty(link.now)

    before = growth()
    link.run(900)
    assert link.clock.steps == 0
    assert growth() < before / 2
    link.pass_time(60.0)
    assert abs(link.error()) < 0.003


@pytest.mark.parametrize('step', [-3600.0, -0.5, 0.5, 3600.0])
def test_step_of_the_pages_clock_is_found_within_one_exchange(step):
    """A clock that was set says so by a contradiction, not by minutes of wrong stamps."""
    link = Link(jitter=0.02)
    link.run(10)
    link.page += step
    link.exchange()
    link.exchange()
    assert link.clock.steps >= 1
    link.run(10)
    assert abs(link.error()) <= link.clock.uncertainty(link.now) < 0.05


def test_clock_that_ntp_slews_is_followed():
    """500 ppm, the most by which a kernel slews a clock, is beyond quartz: bounds begin anew."""
    link = Link(up=0.003, down=0.003, jitter=0.01, drift=5e-4)
    for _ in range(240):
        link.exchange()
        assert abs(link.error()) < 0.01
    assert link.clock.steps > 0


def test_page_that_slept_is_stale_until_it_is_known_better():
    """Its clock stood still: its first events seem old, which holds the robot, and then do not."""
    link = Link(jitter=0.0)
    link.run(10)
    link.now += 120.0
    assert link.clock.age(link.page * 1e3, link.now + 0.02) == pytest.approx(120.02, abs=0.05)
    link.exchange()
    assert abs(link.error()) <= link.clock.uncertainty(link.now) < 0.05


def test_events_that_a_link_held_back_are_not_taken_for_new():
    """Ten seconds of poses that arrive at once are ten seconds old, not the clock's fault."""
    link = Link(jitter=0.0)
    link.run(10)
    page = link.page
    link.pass_time(10.0)
    assert link.clock.age(page * 1e3, link.now) == pytest.approx(10.0, abs=0.01)
    assert link.clock.steps == 0


def test_one_way_says_that_it_knows_no_bound():
    clock = ClockOffset()
    clock.heard(0.0, 5.0)
    assert clock.uncertainty(5.0) == math.inf
    assert clock.when(0.0, 5.0) == 5.0
