# SPDX-License-Identifier: Apache-2.0
"""A demo robot that misses its goal, or leaves its room, would be no good advertisement."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st
import pytest

from ros_viz_bridge.demo.room import LENGTH
from ros_viz_bridge.demo.steering import moved, Pose2, toward, Velocity

PLACES = st.builds(Pose2, st.floats(-7, 7), st.floats(-5, 5), st.floats(-math.pi, math.pi))


@given(PLACES, PLACES)
def test_it_arrives_wherever_it_was(pose: Pose2, goal: Pose2) -> None:
    for _ in range(2000):
        velocity = toward(pose, goal, limit=1.0)
        if velocity is None:
            break
        assert velocity.forward <= 1.0
        pose = moved(pose, velocity, 0.05)
    assert velocity is None
    assert math.hypot(pose.x - goal.x, pose.y - goal.y) < 0.05


def test_it_follows_its_curve_and_walls_hold_it() -> None:
    pose = Pose2(0.0, 0.0, 0.0)
    for _ in range(100):
        pose = moved(pose, Velocity(1.0, 1.0), 0.01)
    assert (pose.x, pose.y) == pytest.approx((math.sin(1.0), 1.0 - math.cos(1.0)), abs=1e-3)
    assert moved(Pose2(7.0, 0.0, 0.0), Velocity(9.0, 0.0), 1.0).x == LENGTH / 2 - 0.5
