# SPDX-License-Identifier: Apache-2.0
"""Ages of a page's events, whatever its clock shows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
import pytest

from ros_viz_bridge.core.clock_offset import ClockOffset


@given(
    st.floats(-1e6, 1e6),
    st.lists(st.floats(0.0, 0.2), min_size=1, max_size=200),
    st.floats(-5e-5, 5e-5),
)
def test_age_is_the_delay_above_the_least_one(offset, delays, drift):
    """With any offset, jitter and drift of quartz clocks: never above the truth, and near it."""
    clock = ClockOffset()
    for i, delay in enumerate(delays):
        sent = i * 0.1
        page_time = (sent * (1.0 + drift) - offset) * 1e3
        age = clock.age(page_time, sent + delay)
        wander = 30.0 * abs(drift) + 1e-6
        assert -wander <= delay - age
        recent = delays[max(0, i - 290) : i + 1]
        assert age == pytest.approx(delay - min(recent), abs=wander)


def test_event_that_waited_is_as_old_as_it_is():
    """A pose that was held up for 150 ms is stamped 150 ms ago."""
    clock = ClockOffset()
    for i in range(10):
        clock.age(i * 100.0, 50.0 + i * 0.1 + 0.002)
    assert clock.age(1000.0, 51.0 + 0.152) == pytest.approx(0.15)


def test_clock_that_was_set_is_not_believed():
    """A page that slept, or whose clock was set back, starts anew instead of being years old."""
    clock = ClockOffset()
    clock.age(1e6, 100.0)
    assert clock.age(0.0, 101.0) == 0.0
    assert clock.age(100.0, 101.1) == pytest.approx(0.0)
    assert clock.age(1e9, 101.2) == 0.0


def test_memory_is_bounded():
    """Days of events keep half a minute's minima."""
    clock = ClockOffset()
    for i in range(20_000):
        clock.age(i * 10.0, i * 0.01 + (i % 7) * 1e-3)
    assert len(clock._minima) <= 32
