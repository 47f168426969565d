# SPDX-License-Identifier: Apache-2.0
"""Rotations against the library that everybody trusts."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st
import numpy as np
import pytest
from teleop.poses import poses, quaternions, vectors
from transforms3d.quaternions import axangle2quat, qmult, quat2mat

from ros_viz_bridge.teleop import rigid
from ros_viz_bridge.teleop.rigid import Pose


def wxyz(q):
    return [q[3], *q[:3]]


@given(quaternions, quaternions)
def test_products_are_those_of_transforms3d(a, b):
    np.testing.assert_allclose(
        wxyz(rigid.times(a, b)), qmult(wxyz(a), wxyz(b)), rtol=0, atol=1e-12
    )


@given(quaternions, vectors)
def test_rotating_is_multiplying_with_the_matrix(q, v):
    np.testing.assert_allclose(rigid.rotated(q, v), quat2mat(wxyz(q)) @ v, atol=1e-12)
    np.testing.assert_allclose(rigid.rotated(rigid.inverse(q), rigid.rotated(q, v)), v, atol=1e-12)


@given(quaternions)
def test_rotation_vector_and_back(q):
    vector = rigid.rotation_vector(q)
    assert math.hypot(*vector) <= math.pi + 1e-9
    assert rigid.angle(rigid.from_rotation_vector(vector), q) < 1e-9


@given(vectors)
def test_from_rotation_vector_is_axis_and_angle(v):
    length = math.hypot(*v)
    if length > 1e-6:
        expected = axangle2quat(v, length)
        np.testing.assert_allclose(wxyz(rigid.from_rotation_vector(v)), expected, atol=1e-9)


@given(poses)
def test_pose_is_its_seven_numbers(pose):
    assert Pose.of(np.array(pose.values)) == pose


@given(vectors, st.floats(0.0, 2.0))
def test_at_most_keeps_the_direction(v, length):
    found = rigid.at_most(v, length)
    assert math.hypot(*found) <= length + 1e-12 or found == v
    assert rigid.distance(found, rigid.ZERO) <= math.hypot(*v) + 1e-12
    np.testing.assert_allclose(np.cross(found, v), 0.0, atol=1e-9)


@given(st.floats(-3.1, 3.1), st.floats(-1.5, 1.5), st.floats(-0.5, 0.5))
def test_heading_is_the_yaw_of_a_head_that_nods_and_tilts(yaw, pitch, roll):
    """Also looking at the feet, where the direction itself has no heading."""
    nod = rigid.from_rotation_vector((0.0, pitch, 0.0))
    tilt = rigid.from_rotation_vector((roll if abs(pitch) < 1.0 else 0.0, 0.0, 0.0))
    head = rigid.times(rigid.about_z(yaw), rigid.times(nod, tilt))
    assert math.remainder(rigid.heading(head) - yaw, 2 * math.pi) == pytest.approx(0.0, abs=1e-9)


def test_angle_between_a_rotation_and_its_negative_is_none():
    q = rigid.about_z(1.0)
    assert rigid.angle(q, tuple(-x for x in q)) == pytest.approx(0.0, abs=1e-12)
    assert rigid.angle(rigid.about_z(0.2), rigid.about_z(0.5)) == pytest.approx(0.3)
    assert rigid.subtract((1, 2, 3), (1, 1, 1)) == (0, 1, 2)
    assert rigid.add((1, 2, 3), (1, 1, 1)) == (2, 3, 4)
    assert rigid.scaled((1, 2, 3), 2) == (2, 4, 6)
