# SPDX-License-Identifier: Apache-2.0
"""Whatever the goal does, the target keeps every limit, and gets there."""

from __future__ import annotations

import itertools
import math

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest
from teleop.poses import poses

from ros_viz_bridge.teleop.limiter import Limiter, LONGEST, PAUSE
from ros_viz_bridge.teleop.limits import Limits
from ros_viz_bridge.teleop.rigid import about_z, angle, distance, Pose, scaled, subtract

LIMITS = Limits((-0.5, -0.5, -0.5), (0.5, 0.5, 0.5))
HOME = Pose((0.0, 0.0, 0.0))


@settings(deadline=None)
@given(st.lists(st.tuples(poses, st.floats(0.0, 0.3)), max_size=60))
def test_no_limit_is_broken_by_any_goals_at_any_times(steps):
    limiter, now = Limiter(LIMITS), 10.0
    limiter.start(HOME, now)
    for goal, passed in steps:
        before, linear, angular = limiter.pose, limiter.linear, limiter.angular
        now += passed
        pose = limiter.step(goal, now)
        assert LIMITS.inside(pose.position)
        moved = subtract(pose.position, before.position)
        assert moved == pytest.approx(scaled(limiter.linear, min(passed, LONGEST)), abs=1e-9)
        assert math.hypot(*pose.orientation) == pytest.approx(1.0)
        assert distance(pose.position, before.position) <= LIMITS.speed * passed + 1e-9
        assert angle(pose.orientation, before.orientation) <= LIMITS.turn_speed * passed + 1e-6
        assert math.hypot(*limiter.linear) <= LIMITS.speed + 1e-9
        assert math.hypot(*limiter.angular) <= LIMITS.turn_speed + 1e-9
        if passed > PAUSE:
            linear = angular = (0.0, 0.0, 0.0)
        change = math.hypot(*subtract(limiter.linear, linear))
        turned = math.hypot(*subtract(limiter.angular, angular))
        assert change <= LIMITS.acceleration * passed + 1e-9
        assert turned <= LIMITS.turn_acceleration * passed + 1e-9


@settings(max_examples=50, deadline=None)
@given(poses)
def test_a_goal_that_stays_is_reached_without_passing_it(goal):
    limiter = Limiter(LIMITS)
    limiter.start(HOME, 0.0)
    nearest = Pose(LIMITS.nearest(goal.position), goal.orientation)
    left = math.inf
    for i in range(1, 600):
        pose = limiter.step(goal, i / 90)
        assert distance(pose.position, nearest.position) <= left + 1e-9
        left = distance(pose.position, nearest.position)
    assert left < 1e-6
    assert angle(limiter.pose.orientation, goal.orientation) < 1e-6


def test_a_hand_within_the_limits_is_followed_without_lag():
    """A slow circle, after a moment to gather speed: less than a tenth of a millimetre."""
    limiter = Limiter(LIMITS)
    limiter.start(HOME, 0.0)
    for i in range(1, 900):
        time = i / 90
        goal = Pose((0.2 * math.sin(time), 0.2 - 0.2 * math.cos(time), 0.0), about_z(0.5 * time))
        pose = limiter.step(goal, time)
        if time > 1.0:
            assert distance(pose.position, goal.position) < 1e-4
            assert angle(pose.orientation, goal.orientation) < 1e-4


@pytest.mark.parametrize('speed', [0.3, 0.5, 5.0])
def test_full_speed_at_a_wall_stops_before_it(speed):
    limiter = Limiter(LIMITS)
    limiter.start(HOME, 0.0)
    speeds, place = [], 0.0
    for i in range(1, 270):
        limiter.step(Pose((speed * i / 90, 0.0, 0.0)), i / 90)
        place += limiter.linear[0] / 90
        assert place == pytest.approx(limiter.pose.position[0])
        speeds.append(limiter.linear[0])
    assert max(speeds) <= LIMITS.speed + 1e-9
    assert limiter.pose.position[0] == pytest.approx(0.5, abs=1e-6)
    assert all(b >= a - LIMITS.acceleration / 90 - 1e-9 for a, b in itertools.pairwise(speeds))


def test_two_goals_at_one_time_are_one_step():
    limiter = Limiter(LIMITS)
    limiter.start(HOME, 1.0)
    assert limiter.step(Pose((0.1, 0.0, 0.0)), 1.0) == HOME
    assert limiter.step(Pose((0.1, 0.0, 0.0)), 0.5) == HOME
