# SPDX-License-Identifier: Apache-2.0
"""Rigid motions of the plane by place and heading."""

from __future__ import annotations

import numpy as np
from numpy.testing import assert_allclose

from ros_viz_bridge.viser.transforms import SE2


def test_it_turns_first_and_moves_then() -> None:
    robot = SE2.from_xy_theta(1.0, 2.0, np.pi / 2)
    assert_allclose(robot @ np.array([1.0, 0.0]), [1.0, 3.0])
    assert_allclose(robot.translation(), [1.0, 2.0])


def test_many_headings_at_one_place() -> None:
    assert SE2.from_xy_theta(0.0, 0.0, np.zeros(5)).get_batch_axes() == (5,)
