# SPDX-License-Identifier: Apache-2.0
"""The camera of a picture looks where the scene says, and is turned as in RViz's tests."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from dev.gallery.camera import as_rviz_tests, pose, upright


def turned(turn: Any, vector: Any) -> np.ndarray[Any, Any]:
    """Return a vector of the camera's body axes in the frame that it is turned in."""
    x, y, z, w = turn
    axis, vector = np.array([x, y, z]), np.array(vector, float)
    doubled = 2 * np.cross(axis, vector)
    found: np.ndarray[Any, Any] = vector + w * doubled + np.cross(axis, doubled)
    return found


@pytest.mark.parametrize('eye', [(3.0, 0.0, 0.0), (-2.0, 1.0, 4.0), (0.0, -5.0, -1.0)])
def test_it_looks_at_the_target_without_roll(eye: tuple[float, float, float]) -> None:
    turn = upright(eye, (0.0, 0.0, 0.0))
    ahead = -np.array(eye) / np.linalg.norm(eye)
    np.testing.assert_allclose(turned(turn, (1, 0, 0)), ahead, atol=1e-9)
    assert turned(turn, (0, 1, 0))[2] == pytest.approx(0)
    assert turned(turn, (0, 0, 1))[2] > 0


@pytest.mark.parametrize('eye', [(0.0, 0.0, 16.0), (10.0, 0.0, 0.0), (3.0, 3.0, 3.0)])
def test_in_the_tests_of_rviz_y_is_up(eye: tuple[float, float, float]) -> None:
    turn = as_rviz_tests(eye, (0, 0, 0))
    ahead = -np.array(eye) / np.linalg.norm(eye)
    np.testing.assert_allclose(turned(turn, (1, 0, 0)), ahead, atol=1e-9)
    assert turned(turn, (0, 1, 0))[1] == pytest.approx(0)
    assert turned(turn, (0, 0, 1))[1] > 0
    assert math.hypot(*turn) == pytest.approx(1)


def test_a_pose_is_in_the_map() -> None:
    assert pose((1.0, 2.0, 3.0), (0.0, 0.0, 0.0, 1.0)) == {
        'frame': 'map',
        'position': [1.0, 2.0, 3.0],
        'orientation': [0.0, 0.0, 0.0, 1.0],
    }
