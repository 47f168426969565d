# SPDX-License-Identifier: Apache-2.0
"""Orientations of OpenCV's camera and of a body are the same camera, whichever way they go."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
import numpy as np
import pytest

from ros_viz_bridge.api.camera_axes import (
    body_of,
    camera_of,
    kept_up,
    looking,
    rotation,
    vector,
    wxyz_of,
)

numbers = st.floats(-10, 10, allow_nan=False, width=32)
quaternions = st.tuples(numbers, numbers, numbers, numbers).filter(
    lambda q: np.linalg.norm(q) > 1e-3
)
UP = np.array([0.0, 0.0, 1.0])


@given(quaternions)
def test_there_and_back(q: Any) -> None:
    matrix = rotation('wxyz', q)
    assert np.allclose(matrix @ matrix.T, np.eye(3), atol=1e-9)
    assert np.allclose(rotation('wxyz', wxyz_of(matrix)), matrix, atol=1e-9)
    assert np.allclose(camera_of(body_of(matrix)), matrix, atol=1e-9)


def test_a_body_without_rotation_looks_along_x_with_y_to_the_left() -> None:
    right, down, ahead = camera_of((0, 0, 0, 1)).T
    assert np.allclose(ahead, [1, 0, 0]) and np.allclose(right, [0, -1, 0])
    assert np.allclose(down, [0, 0, -1])


@given(st.tuples(numbers, numbers, numbers).filter(lambda v: np.linalg.norm(v) > 1e-2))
def test_what_is_looked_at_is_ahead_and_up_is_up(ahead: Any) -> None:
    direction = np.array(ahead)
    matrix = looking(direction, UP, np.eye(3))
    assert np.allclose(matrix @ matrix.T, np.eye(3), atol=1e-9)
    assert np.linalg.det(matrix) > 0.99
    assert np.allclose(matrix[:, 2], direction / np.linalg.norm(direction))
    assert matrix[:, 1] @ UP <= 1e-6  # down is never up
    assert kept_up(matrix, UP) @ matrix[:, 0] == pytest.approx(0, abs=1e-9)


def test_wrong_numbers_are_named() -> None:
    wrong: Any = 'abc'
    with pytest.raises(TypeError, match='position must be 3 numbers'):
        vector('position', wrong, 3)
    with pytest.raises(ValueError, match=r'position must have the shape \(3,\)'):
        vector('position', [1, 2], 3)
    with pytest.raises(ValueError, match='must be finite'):
        vector('position', [1, 2, np.nan], 3)
    with pytest.raises(ValueError, match='wxyz must be a rotation'):
        rotation('wxyz', [0, 0, 0, 0])
