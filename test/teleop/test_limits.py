# SPDX-License-Identifier: Apache-2.0
"""Limits that contain something, and a workspace with its faces."""

from __future__ import annotations

import math

from hypothesis import given
import pytest
from teleop.poses import vectors

from ros_viz_bridge.teleop.limits import Limits
from ros_viz_bridge.teleop.rigid import about_z, distance, Pose

LIMITS = Limits((-0.5, -0.5, 0.0), (0.5, 0.5, 1.0))


@given(vectors)
def test_the_nearest_point_is_inside_and_the_same_where_it_was(point):
    nearest = LIMITS.nearest(point)
    assert LIMITS.inside(nearest)
    assert (nearest == point) == LIMITS.inside(point)


def test_faces_are_inside():
    assert LIMITS.inside(LIMITS.low)
    assert LIMITS.inside(LIMITS.high)
    assert not LIMITS.inside((0.0, 0.0, math.nextafter(1.0, 2.0)))
    assert not LIMITS.inside((0.0, math.nan, 0.5))


def test_a_jump_is_what_no_hand_does():
    here = Pose()
    assert not LIMITS.jumped(here, Pose((0.099, 0.0, 0.0), about_z(0.59)))
    assert LIMITS.jumped(here, Pose((0.101, 0.0, 0.0)))
    assert LIMITS.jumped(here, Pose(orientation=about_z(-0.61)))
    assert distance(here.position, (0.3, 0.4, 0.0)) == 0.5


@pytest.mark.parametrize(
    'wrong',
    [
        {'low': (0.5, 0.0, 0.0)},
        {'high': (0.5, math.inf, 1.0)},
        {'high': (0.5, math.nan, 1.0)},
        {'speed': 0.0},
        {'acceleration': math.nan},
        {'turn_speed': math.inf},
        {'jump': -1.0},
    ],
)
def test_limits_that_are_none(wrong):
    with pytest.raises(ValueError, match=r'workspace is empty|number above 0'):
        Limits(**{'low': (-0.5, -0.5, 0.0), 'high': (0.5, 0.5, 1.0), **wrong})
