# SPDX-License-Identifier: Apache-2.0
"""Axes: what each convention calls forward, left and up, and round trips that lose nothing."""

from __future__ import annotations

import math
from typing import Any

from hypothesis import assume, given
import hypothesis.extra.numpy as hnp
import hypothesis.strategies as st
import numpy as np
import pytest

from ros_viz_bridge.inputs.axes import (
    body_from_webxr,
    body_orientation,
    optical_orientation,
    sound_poses,
    webxr_from_body,
)

Array = np.ndarray[Any, Any]

FORWARD = {'body': (1, 0, 0), 'webxr': (0, 0, -1), 'optical': (0, 0, 1)}
LEFT = {'body': (0, 1, 0), 'webxr': (-1, 0, 0), 'optical': (-1, 0, 0)}
UP = {'body': (0, 0, 1), 'webxr': (0, 1, 0), 'optical': (0, -1, 0)}


def matrix(q: Any) -> Array:
    """Return the rotation matrix of a quaternion x y z w, by the textbook."""
    x, y, z, w = q
    return np.array(
        [
            [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
            [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
            [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
        ]
    )


@st.composite
def pose_arrays(draw: Any) -> Array:
    """Return (n, 7) poses with unit quaternions."""
    shape = (draw(st.integers(1, 4)), 7)
    poses = draw(hnp.arrays(np.float64, shape, elements=st.floats(-100, 100)))
    norms = np.linalg.norm(poses[:, 3:], axis=1)
    assume((norms > 1e-3).all())
    poses[:, 3:] /= norms[:, None]
    return poses  # type: ignore[no-any-return]


@given(pose_arrays())
def test_webxr_round_trip(poses: Array) -> None:
    np.testing.assert_allclose(webxr_from_body(body_from_webxr(poses)), poses, atol=1e-12)
    np.testing.assert_allclose(body_from_webxr(webxr_from_body(poses)), poses, atol=1e-12)


@given(pose_arrays())
def test_optical_round_trip(poses: Array) -> None:
    q = poses[:, 3:]
    np.testing.assert_allclose(body_orientation(optical_orientation(q)), q, atol=1e-12)
    np.testing.assert_allclose(optical_orientation(body_orientation(q)), q, atol=1e-12)


@given(pose_arrays())
def test_rotations_stay_rotations(poses: Array) -> None:
    for q in (*body_from_webxr(poses)[:, 3:], *optical_orientation(poses[:, 3:])):
        r = matrix(q)
        np.testing.assert_allclose(r @ r.T, np.eye(3), atol=1e-9)
        assert np.linalg.det(r) == pytest.approx(1.0)


@given(pose_arrays())
def test_webxr_changes_the_axes_of_world_and_body(poses: Array) -> None:
    to_body = np.array([FORWARD['webxr'], LEFT['webxr'], UP['webxr']])
    for xr, body in zip(poses, body_from_webxr(poses), strict=True):
        np.testing.assert_allclose(body[:3], to_body @ xr[:3], atol=1e-9)
        expected = to_body @ matrix(xr[3:]) @ to_body.T
        np.testing.assert_allclose(matrix(body[3:]), expected, atol=1e-9)


@given(pose_arrays())
def test_optical_axes_point_where_the_body_looks(poses: Array) -> None:
    for q, optical in zip(poses[:, 3:], optical_orientation(poses[:, 3:]), strict=True):
        for direction in (FORWARD, LEFT, UP):
            seen = matrix(optical) @ direction['optical']
            np.testing.assert_allclose(seen, matrix(q) @ direction['body'], atol=1e-9)


@pytest.mark.parametrize('bad', [math.nan, math.inf, -math.inf])
def test_numbers_that_are_no_pose(bad: float) -> None:
    for i in range(7):
        values = [1.0, 2.0, 3.0, 0.0, 0.0, 0.0, 1.0]
        values[i] = bad
        assert sound_poses(values, count=1) is None


def test_poses_are_whole_or_nothing() -> None:
    pose = [1.0, 2.0, 3.0, 0.0, 0.0, 0.0, 1.02]
    assert sound_poses(pose * 2, count=1) is None
    assert sound_poses(pose[:6], count=1) is None
    assert sound_poses([], count=1) is None
    assert sound_poses([1.0, 2.0, 3.0, 0.0, 0.0, 0.0, 0.0], count=1) is None
    assert sound_poses([1.0, 2.0, 3.0, 0.0, 0.0, 0.0, 1.5], count=1) is None
    found = sound_poses(pose, count=1)
    assert found is not None
    assert found.tolist() == [[1.0, 2.0, 3.0, 0.0, 0.0, 0.0, 1.0]]
