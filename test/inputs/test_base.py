# SPDX-License-Identifier: Apache-2.0
"""Stamps keep their nanoseconds within what a float64 holds."""

from __future__ import annotations

from hypothesis import given
import hypothesis.strategies as st
import pytest

from ros_viz_bridge.inputs.base import header, pose


@given(st.floats(0.0, 2.0**31 - 1))
def test_stamps(seconds: float) -> None:
    stamp = header(seconds, 'f')['stamp']
    assert 0 <= stamp['nanosec'] < 1_000_000_000
    assert stamp['sec'] + stamp['nanosec'] * 1e-9 == pytest.approx(seconds, abs=1e-6)


def test_a_stamp_just_below_a_second_carries() -> None:
    assert header(1.9999999999, '')['stamp'] == {'sec': 2, 'nanosec': 0}


def test_pose_fields() -> None:
    assert pose(range(7)) == {
        'position': {'x': 0.0, 'y': 1.0, 'z': 2.0},
        'orientation': {'x': 3.0, 'y': 4.0, 'z': 5.0, 'w': 6.0},
    }
