# SPDX-License-Identifier: Apache-2.0
"""Rotations of space by axes, angles and quaternions of either order."""

from __future__ import annotations

import numpy as np
from numpy.testing import assert_allclose
import pytest
from transforms3d.euler import euler2mat

from ros_viz_bridge.viser.transforms import SO3


def test_axes_turn_right_handed() -> None:
    quarter = np.pi / 2
    assert_allclose(SO3.from_x_radians(quarter) @ np.array([0.0, 1, 0]), [0, 0, 1], atol=1e-12)
    assert_allclose(SO3.from_y_radians(quarter) @ np.array([0.0, 0, 1]), [1, 0, 0], atol=1e-12)
    assert_allclose(SO3.from_z_radians(quarter) @ np.array([1.0, 0, 0]), [0, 1, 0], atol=1e-12)


def test_roll_pitch_yaw_are_those_of_ros() -> None:
    angles = np.array([[0.3, -0.7, 2.0], [-3.0, 1.5, 0.1]])
    found = SO3.from_rpy_radians(*angles.T)
    assert_allclose(found.as_matrix(), [euler2mat(*each, 'sxyz') for each in angles])
    assert_allclose(np.stack(found.as_rpy_radians(), axis=-1), angles)
    assert found.as_rpy_radians().yaw.shape == (2,)


def test_quaternions_of_ros_have_w_behind() -> None:
    found = SO3.from_quaternion_xyzw([0.1, 0.2, 0.3, 0.9]).normalize()
    assert_allclose(found.wxyz / found.wxyz[1], [9, 1, 2, 3])
    assert_allclose(found.as_quaternion_xyzw(), np.roll(found.wxyz, -1))


@pytest.mark.parametrize('axis', range(3))
def test_half_turns_have_a_matrix_and_a_logarithm(axis: int) -> None:
    vector = np.eye(3)[axis] * np.pi
    half = SO3.from_matrix(np.round(SO3.exp(vector).as_matrix()))
    assert_allclose(abs(half.log()), vector)


def test_quaternions_of_bytes_make_rotations_all_the_same() -> None:
    matrix = SO3(np.array([0.71, 0.7, 0.02, -0.01])).as_matrix()
    assert_allclose(matrix @ matrix.T, np.eye(3), atol=1e-12)


def test_random_rotations_are_even() -> None:
    found = SO3.sample_uniform(np.random.default_rng(5), (4000,))
    assert abs(found.as_matrix().mean(axis=0)).max() < 0.05
