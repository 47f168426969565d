# SPDX-License-Identifier: Apache-2.0
"""A pinch closes a gripper whole, and an unknown hand does not drop what it holds."""

from __future__ import annotations

import math

import pytest

from ros_viz_bridge.teleop.gripper import Gripper


def test_from_open_to_closed():
    gripper = Gripper(opened=0.08, closed=0.0)
    shares = [0.0, 0.1, 0.5, 0.9, 1.0, 2.0]
    expected = [0.08, 0.08, 0.04, 0.0, 0.0, 0.0]
    assert [gripper.close(share) for share in shares] == pytest.approx(expected)


@pytest.mark.parametrize('unknown', [None, math.nan])
def test_a_hand_that_is_lost_drops_nothing(unknown):
    gripper = Gripper(opened=0.0, closed=0.8)
    gripper.close(1.0)
    assert gripper.close(unknown) == gripper.value == 0.8


@pytest.mark.parametrize(
    'wrong', [{'opened': math.inf}, {'closed': math.nan}, {'margin': 0.5}, {'margin': -0.1}]
)
def test_numbers_that_are_no_gripper(wrong):
    with pytest.raises(ValueError, match='allowed'):
        Gripper(**{'opened': 0.08, 'closed': 0.0, **wrong})
