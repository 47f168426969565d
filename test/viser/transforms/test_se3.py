# SPDX-License-Identifier: Apache-2.0
"""Rigid motions of space: poses."""

from __future__ import annotations

import numpy as np
from numpy.testing import assert_allclose

from ros_viz_bridge.viser.transforms import SE3, SO3


def test_it_turns_first_and_moves_then() -> None:
    hand = SE3.from_rotation_and_translation(SO3.from_z_radians(np.pi / 2), [1.0, 0.0, 2.0])
    assert_allclose(hand @ np.array([1.0, 0.0, 0.0]), [1.0, 1.0, 2.0], atol=1e-12)
    assert_allclose(hand.wxyz_xyz[4:], hand.translation())


def test_a_half_turn_has_a_logarithm() -> None:
    pose = SE3.from_rotation_and_translation(SO3.from_x_radians(np.pi), [1.0, 2.0, 3.0])
    assert_allclose(SE3.exp(pose.log()).as_matrix(), pose.as_matrix(), atol=1e-9)
