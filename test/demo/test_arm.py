# SPDX-License-Identifier: Apache-2.0
"""The arm goes where its joints let it, calmly, and a hand can lead it."""

from __future__ import annotations

import math

from hypothesis import given, settings
from hypothesis import strategies as st
import numpy as np
import pytest

from ros_viz_bridge.demo.arm import Arm
from ros_viz_bridge.demo.arm_chain import ArmChain
from ros_viz_bridge.demo.arm_description import HOME, TIP, urdf
from ros_viz_bridge.teleop.follower import Follower
from ros_viz_bridge.teleop.limits import Limits
from ros_viz_bridge.teleop.rigid import about_z, add, angle, distance, Pose, times, unit

CHAIN = ArmChain(urdf(), tip=TIP)
numbers = st.floats(-1.5, 1.5)
targets = st.builds(
    Pose,
    st.tuples(numbers, numbers, numbers),
    st.tuples(numbers, numbers, numbers, numbers).filter(lambda q: math.hypot(*q) > 0.1).map(unit),
)


@given(st.lists(st.floats(-0.3, 0.3), min_size=7, max_size=7))
@settings(max_examples=12, deadline=None)
def test_a_pose_that_it_can_take_is_reached(offsets):
    wanted = Arm(CHAIN, np.array(HOME) + offsets).tip
    arm = Arm(CHAIN, HOME)
    for _ in range(120):
        arm.follow(wanted, dt=1 / 60)
    assert distance(arm.tip.position, wanted.position) < 1e-3
    assert angle(arm.tip.orientation, wanted.orientation) < 1e-2


@given(st.lists(targets, min_size=1, max_size=4))
@settings(max_examples=12, deadline=None)
def test_no_target_drives_a_joint_too_far_or_too_fast(wanted):
    arm = Arm(CHAIN, HOME, speed=2.0)
    for target in wanted:
        for _ in range(30):
            before = arm.joints
            arm.follow(target, dt=1 / 60)
            assert (np.abs(arm.joints - before) <= 2.0 / 60 + 1e-12).all()
            assert (arm.joints >= CHAIN.lower).all()
            assert (arm.joints <= CHAIN.upper).all()


def test_stretched_towards_what_is_out_of_reach_it_is_calm():
    arm = Arm(CHAIN, HOME)
    for _ in range(300):
        arm.follow(Pose((2.0, 0.0, 0.4)), dt=1 / 60)
    before = arm.joints
    for _ in range(30):
        arm.follow(Pose((2.0, 0.0, 0.4)), dt=1 / 60)
    assert np.abs(arm.joints - before).max() < 0.02


def test_a_start_beyond_the_limits_is_brought_within():
    assert (Arm(CHAIN, [9.0] * 7).joints == CHAIN.upper).all()


@pytest.mark.parametrize('way', [(-0.08, 0.0, 0.0), (0.0, -0.08, 0.05), (-0.05, 0.05, -0.05)])
def test_a_hand_leads_the_arm_and_lets_go(way):
    """The whole loop, without ROS: a hand, its clutch and limits, the arm and its measured tip."""
    arm = Arm(CHAIN, HOME)
    follower = Follower(Limits((-1.0, -1.0, 0.0), (1.0, 1.0, 1.2)), scale=1.0)
    follower.safety.connected('c1', 0.0)
    start, now = arm.tip, 0.0
    for press in (1, 2):
        begin, hand = arm.tip, Pose((0.3 * press, 0.0, 1.2))
        for i in range(120):
            now += 1 / 60
            follower.safety.clutch('c1', now, pressed=i > 0)
            share = min(i / 80, 1.0) + 1e-9 * i
            moved = (way[0] * share, way[1] * share, way[2] * share)
            turned = times(about_z(0.3 * share), hand.orientation)
            pose = Pose(add(hand.position, moved), turned)
            target = follower.follow('c1', pose, captured=now, now=now, effector=arm.tip)
            if target is not None:
                arm.follow(target.pose, dt=1 / 60)
            if i == 1:
                assert distance(arm.tip.position, begin.position) < 1e-3
        assert distance(arm.tip.position, add(begin.position, way)) < 2e-3
        assert angle(arm.tip.orientation, times(about_z(0.3), begin.orientation)) < 0.02
    assert angle(arm.tip.orientation, times(about_z(0.6), start.orientation)) < 0.04
