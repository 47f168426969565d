# SPDX-License-Identifier: Apache-2.0
"""A hand at rest does not tremble, and one that moves is not late."""

from __future__ import annotations

import math
import random
import statistics

from hypothesis import given
from hypothesis import strategies as st
import pytest
from teleop.poses import poses

from ros_viz_bridge.teleop.one_euro import OneEuro
from ros_viz_bridge.teleop.rigid import (
    about_z,
    angle,
    distance,
    from_rotation_vector,
    Pose,
    times,
)

STEP = 1 / 90


def trembling(noise, seed=1):
    noises = random.Random(seed)

    def vector():
        return tuple(noises.gauss(0.0, noise) for _ in range(3))

    return Pose(vector(), from_rotation_vector(vector()))


def test_tremble_at_rest_gets_much_less():
    smooth, raw, out = OneEuro(), [], []
    noises = [trembling(1e-3, seed) for seed in range(500)]
    for i, pose in enumerate(noises):
        found = smooth.filter(pose, i * STEP)
        if i > 90:
            raw.append((distance(pose.position, (0, 0, 0)), angle(pose.orientation, (0, 0, 0, 1))))
            out.append(
                (distance(found.position, (0, 0, 0)), angle(found.orientation, (0, 0, 0, 1)))
            )
    for axis in (0, 1):
        mean = [statistics.fmean(each[axis] for each in series) for series in (raw, out)]
        assert mean[1] < 0.4 * mean[0]


def test_a_fast_hand_is_not_late():
    """At 1 m/s and 2 rad/s it is behind by less than a centimetre and two degrees."""
    smooth, found, pose = OneEuro(), Pose(), Pose()
    for i in range(180):
        time = i * STEP
        pose = Pose((time, 0.0, 0.0), about_z(2.0 * time))
        found = smooth.filter(pose, time)
    assert distance(found.position, pose.position) < 0.01
    assert angle(found.orientation, pose.orientation) < math.radians(2.5)


@given(st.lists(st.tuples(poses, st.floats(1e-4, 0.2)), min_size=1, max_size=20))
def test_it_never_passes_the_hand_and_stays_a_rotation(steps):
    smooth, time, before = OneEuro(), 0.0, None
    for pose, passed in steps:
        time += passed
        found = smooth.filter(pose, time)
        assert math.hypot(*found.orientation) == pytest.approx(1.0)
        if before is not None:
            way = distance(before.position, pose.position)
            assert distance(found.position, pose.position) <= way + 1e-9
        before = found


def test_after_a_pause_or_a_reset_the_hand_is_where_it_is():
    smooth = OneEuro()
    smooth.filter(Pose(), 0.0)
    there = Pose((0.3, 0.2, 0.1), times(about_z(1.0), from_rotation_vector((0.3, 0.0, 0.0))))
    assert smooth.filter(there, 0.5) == there
    smooth.reset()
    assert smooth.filter(Pose(), 0.51) == Pose()


@pytest.mark.parametrize('wrong', [{'cutoff': 0.0}, {'beta': -1.0}, {'speed_cutoff': math.nan}])
def test_numbers_that_are_no_filter(wrong):
    with pytest.raises(ValueError, match='is allowed'):
        OneEuro(**wrong)
