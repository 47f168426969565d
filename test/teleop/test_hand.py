# SPDX-License-Identifier: Apache-2.0
"""What joints say of a hand."""

from __future__ import annotations

import numpy as np
import pytest

from ros_viz_bridge.teleop import hand

BONES = 0.03


def fingers(bend):
    """Return a hand whose fingers' joints are each bent by ``bend`` radians, thumb stretched."""
    positions = np.zeros((25, 3))
    positions[1:5, 1] = 0.05 + BONES * np.arange(4)
    for finger in range(4):
        at = np.array([0.0, -0.02 * finger, 0.0])
        for i in range(5):
            positions[5 + 5 * finger + i] = at
            turn = bend * max(0, i)
            at = at + BONES * np.array([np.cos(turn), 0.0, -np.sin(turn)])
    return positions


@pytest.mark.parametrize('gap', [0.0, 0.02, 0.04, 0.08, 0.3])
def test_pinch_is_the_gap_between_the_skins(gap):
    positions, radii = fingers(0.0), np.full(25, 0.01)
    positions[hand.INDEX_TIP] = positions[hand.THUMB_TIP] + (0.0, 0.0, gap + 0.02)
    assert hand.pinch(positions, radii) == pytest.approx(max(0.0, 1.0 - gap / 0.08))
    without = hand.pinch(positions)
    assert without == pytest.approx(max(0.0, 1.0 - (gap + 0.004) / 0.08))


def test_grasp_rises_with_the_bend():
    values = [hand.grasp(fingers(bend)) for bend in np.linspace(0.0, 1.5, 12)]
    assert values[0] == 0.0
    assert values[-1] == 1.0
    assert values == sorted(values)
    half = fingers(1.5)
    half[10:20] = fingers(0.0)[10:20]
    assert hand.grasp(half) == pytest.approx(0.5)


def test_a_hand_that_points_is_no_fist():
    """Who presses a button by a finger's tip would close the clutch."""
    points = fingers(1.5)
    points[5:10] = fingers(0.0)[5:10]
    assert hand.grasp(points) == pytest.approx(0.75)
    assert hand.fist(points) == 0.0
    assert hand.fist(fingers(1.5)) == 1.0


def test_a_hand_of_no_size_is_no_fist_of_nan():
    assert 0.0 <= hand.grasp(np.zeros((25, 3))) <= 1.0
    assert 0.0 <= hand.fist(np.zeros((25, 3))) <= 1.0


def test_retargeting_leaves_out_the_metacarpals_of_fingers():
    assert len(hand.RETARGETED) == 21
    assert hand.RETARGETED[:6] == (0, 1, 2, 3, 4, 6)
