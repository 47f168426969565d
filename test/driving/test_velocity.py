# SPDX-License-Identifier: Apache-2.0
"""Speeds stay within the limits, whatever a page asks for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
import pytest

from ros_viz_bridge.driving.velocity import DriveLimits, Velocity, ZERO

LIMITS = DriveLimits(1.0, 0.5, 2.0, acceleration=1.0, angular_acceleration=4.0)


@given(st.lists(st.floats(), min_size=3, max_size=3))
def test_shares_are_cut_to_the_limits(shares: list[float]) -> None:
    found = LIMITS.scaled(*shares)
    assert abs(found.forward) <= 1.0 and abs(found.left) <= 0.5 and abs(found.turn) <= 2.0


def test_a_speed_grows_and_shrinks_by_the_acceleration() -> None:
    full = LIMITS.scaled(1.0, 0.0, -1.0)
    assert LIMITS.towards(full, ZERO, 0.1) == pytest.approx((0.1, 0.0, -0.4))
    assert LIMITS.towards(ZERO, full, 0.1) == pytest.approx((0.9, 0.0, -1.6))
    assert LIMITS.towards(full, ZERO, 9.0) == Velocity(1.0, 0.0, -2.0)


def test_without_an_acceleration_it_is_there_at_once() -> None:
    limits = DriveLimits(1.0, 0.0, 2.0)
    assert limits.towards(Velocity(1.0, 0.0, 2.0), ZERO, 0.0) == Velocity(1.0, 0.0, 2.0)
