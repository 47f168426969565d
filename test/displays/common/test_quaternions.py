# SPDX-License-Identifier: Apache-2.0
"""Quaternions become unit length and keep their rotation, however long they were."""

from __future__ import annotations

from hypothesis import given
import hypothesis.extra.numpy as hnp
import hypothesis.strategies as st
import numpy as np
import pytest

from ros_viz_bridge.displays.common.quaternions import are_unit, lengths, normalised, TIGHT


@given(
    hnp.arrays(np.float64, (3, 7), elements=st.floats(-1.0, 1.0)),
    st.sampled_from([1.0, 1e-120, 1e-300, 1e200]),
)
def test_length_one_and_the_same_direction(poses: np.ndarray, size: float) -> None:  # type: ignore[type-arg]
    poses[np.abs(poses) < 1e-3] = 0.0
    poses[:, 3:] *= size
    made = normalised(poses, lengths(poses))
    for before, after in zip(poses, made, strict=True):
        if not before[3:].any():
            assert after[3:].tolist() == [0, 0, 0, 1]
            continue
        np.testing.assert_allclose(np.linalg.norm(after[3:]), 1.0, atol=1e-6)
        unit = before[3:] / np.abs(before[3:]).max()
        np.testing.assert_allclose(after[3:], unit / np.linalg.norm(unit), atol=1e-6)
    np.testing.assert_array_equal(made[:, :3], poses[:, :3])


def test_unit_ones_are_not_copied() -> None:
    poses = np.array([[1.0, 2.0, 3.0, 0.0, 0.0, 0.6, 0.8]])
    assert normalised(poses, lengths(poses)) is poses


@given(hnp.arrays(np.float64, (2, 7), elements=st.floats(-1.0, 1.0)), st.floats(-3.0, 3.0))
def test_what_is_unit_stays_to_the_bit(poses: np.ndarray, off: float) -> None:  # type: ignore[type-arg]
    poses[:, 3:] += (0.0, 0.0, 0.0, 2.0)
    poses[:, 3:] *= (1.0 + off * TIGHT) / np.linalg.norm(poses[:, 3:], axis=1)[:, None]
    if are_unit(poses):
        assert normalised(poses, lengths(poses)) is poses
    assert are_unit(poses) or abs(off) > 0.4


@pytest.mark.parametrize('bad', [np.nan, np.inf, -np.inf, 1e200, 0.0])
def test_what_is_no_unit_quaternion_is_found_among_others(bad: float) -> None:
    poses = np.tile([1.0, 2.0, 3.0, 0.0, 0.0, 0.0, 1.0], (5, 1))
    assert are_unit(poses)
    assert are_unit(poses[:0])
    poses[3, 6] = bad
    assert not are_unit(poses)
