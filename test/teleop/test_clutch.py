# SPDX-License-Identifier: Apache-2.0
"""A hand moves an effector from wherever both are, without a jump."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st
import pytest
from teleop.poses import DEGREE, poses, quaternions, vectors

from ros_viz_bridge.teleop.clutch import alignment, Clutch
from ros_viz_bridge.teleop.rigid import (
    about_z,
    add,
    angle,
    distance,
    from_rotation_vector,
    Pose,
    rotated,
    times,
)

turns = st.floats(-math.pi, math.pi)


@given(poses, poses, turns, st.floats(0.1, 3.0))
def test_engaging_does_not_move_the_robot(hand, effector, turn, scale):
    clutch = Clutch(scale=scale)
    clutch.engage(hand, effector, turn=turn)
    target = clutch.target(hand)
    assert distance(target.position, effector.position) < 1e-9
    assert angle(target.orientation, effector.orientation) < 1e-6 * DEGREE


@given(st.lists(st.tuples(poses, poses), min_size=2, max_size=6))
def test_engaging_again_goes_on_from_where_the_robot_is(steps):
    """However the hand moved while it was open: less than 1 mm and 0.1 degree."""
    clutch, effector = Clutch(scale=0.5), Pose()
    for begin, end in steps:
        clutch.engage(begin, effector)
        first = clutch.target(begin)
        assert distance(first.position, effector.position) < 1e-3
        assert angle(first.orientation, effector.orientation) < 0.1 * DEGREE
        effector = clutch.target(end)


@given(poses, poses, vectors, st.floats(0.1, 3.0))
def test_scale_is_of_distances(hand, effector, way, scale):
    clutch = Clutch(scale=scale)
    clutch.engage(hand, effector)
    target = clutch.target(Pose(add(hand.position, way), hand.orientation))
    assert distance(target.position, effector.position) == pytest.approx(scale * math.hypot(*way))


@given(poses, poses, vectors, turns)
def test_turning_the_hand_turns_the_effector_about_the_same_axis(hand, effector, axis, turn):
    clutch = Clutch(scale=0.3)
    clutch.engage(hand, effector, turn=turn)
    turned = from_rotation_vector(axis)
    target = clutch.target(Pose(hand.position, times(turned, hand.orientation)))
    there = from_rotation_vector(rotated(about_z(turn), axis))
    assert angle(target.orientation, times(there, effector.orientation)) < 1e-6
    assert distance(target.position, effector.position) < 1e-9


@given(poses, poses, vectors, quaternions, turns)
def test_whichever_way_the_operator_stands_forward_is_the_robots(hand, effector, way, head, yaw):
    """Operator, hand and head turned together move the robot as before (yaw only)."""

    def target(turn):
        clutch, around = Clutch(), about_z(turn)
        start = Pose(rotated(around, hand.position), times(around, hand.orientation))
        clutch.engage(start, effector, turn=alignment(times(around, head)))
        return clutch.target(Pose(add(start.position, rotated(around, way)), start.orientation))

    assert distance(target(0.0).position, target(yaw).position) < 1e-6


def test_forward_of_the_operator_is_forward_of_the_robot():
    clutch = Clutch()
    head = about_z(math.pi / 2)  # looks along y
    clutch.engage(Pose(), Pose(), turn=alignment(head, forward=math.pi))
    x, y, z = clutch.target(Pose((0.0, 0.1, 0.0))).position
    assert (x, y, z) == pytest.approx((-0.1, 0.0, 0.0))


@pytest.mark.parametrize('scale', [0.0, -1.0, 11.0, math.nan])
def test_a_scale_that_means_nothing(scale):
    with pytest.raises(ValueError, match='scale is'):
        Clutch(scale=scale)
