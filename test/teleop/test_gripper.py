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


def test_after_a_pause_it_is_taken_over_where_it_is():
    """Whoever closes the clutch again with an open hand drops nothing."""
    gripper = Gripper(opened=0.0, closed=0.8)
    assert not gripper.used
    gripper.close(1.0)
    gripper.hold()
    assert [gripper.close(share) for share in (0.0, 0.5, 0.8)] == [0.8, 0.8, 0.8]
    gripper.close(0.88)
    assert gripper.close(0.5) == pytest.approx(0.4)
    gripper.hold()
    gripper.close(0.3)
    assert gripper.close(0.7) == pytest.approx(0.6)  # it went past
    assert gripper.used


@pytest.mark.parametrize(
    'wrong', [{'opened': math.inf}, {'closed': math.nan}, {'margin': 0.5}, {'margin': -0.1}]
)
def test_numbers_that_are_no_gripper(wrong):
    with pytest.raises(ValueError, match='allowed'):
        Gripper(**{'opened': 0.08, 'closed': 0.0, **wrong})
