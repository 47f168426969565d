# SPDX-License-Identifier: Apache-2.0
"""Poses that make no sense are named and left out; those that nearly do are made sense of."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ros_viz_bridge.displays.base import DisplayError
from ros_viz_bridge.displays.common.poses import many_poses, one_covariance, one_pose

GOOD = [1.0, 2.0, 3.0, 0.0, 0.0, 0.0, 1.0]
ZERO = [1.0, 2.0, 3.0, 0.0, 0.0, 0.0, 0.0]
LONG = [1.0, 2.0, 3.0, 0.0, 0.0, 0.0, 4.0]
NAN = [1.0, np.nan, 3.0, 0.0, 0.0, 0.0, 1.0]


def test_a_good_pose_is_left_as_it_is() -> None:
    pose = np.array(GOOD)
    poses, items = one_pose(pose, field='pose')
    assert poses.tolist() == [GOOD]
    assert items == []


@pytest.mark.parametrize(('pose', 'said'), [(ZERO, 'all zero'), (LONG, 'length is 4')])
def test_a_doubtful_orientation_is_made_one_and_told(pose: list[float], said: str) -> None:
    poses, (item,) = one_pose(np.array(pose), field='pose')
    assert poses.tolist() == [GOOD]
    assert item.level == 'warning' and said in item.text and 'pose.orientation' in item.name


def test_nan_is_refused_by_name() -> None:
    with pytest.raises(DisplayError, match='pose holds NaN'):
        one_pose(np.array(NAN), field='pose')


def test_of_many_poses_the_bad_ones_alone_are_left_out() -> None:
    rows = np.array([GOOD, NAN, ZERO, NAN, GOOD])
    poses, items = many_poses(rows, field='poses')
    assert poses.tolist() == [GOOD, GOOD, GOOD]
    said = {item.name: (item.level, item.text) for item in items}
    assert said['poses'] == ('error', '2 of 5 poses (1, 3) have NaN or infinity: left out')
    assert said['poses orientation'][0] == 'warning'
    assert said['poses orientation'][1].startswith('pose 1 of 3 has')


def test_thousands_of_bad_poses_make_a_short_report() -> None:
    poses, items = many_poses(np.array([NAN] * 5000), field='poses')
    assert len(poses) == 0
    assert [len(item.text) < 80 for item in items] == [True]


def test_no_poses_are_no_news() -> None:
    poses, items = many_poses(np.zeros((0, 7)), field='poses')
    assert poses.shape == (0, 7) and items == []


def covariance(**changes: Any) -> Any:
    values = np.eye(6)
    for index, value in changes.items():
        values.flat[int(index[1:])] = value
    return values.reshape(36)


def test_covariance_that_can_be_none_is_not_drawn() -> None:
    found, items = one_covariance(covariance(), field='pose.covariance')
    assert found.shape == (1, 36) and items == []
    for wrong, said in ((covariance(_3=np.nan), 'NaN'), (covariance(_14=-1.0), 'variance of z')):
        found, (item,) = one_covariance(wrong, field='pose.covariance')
        assert found.shape == (0, 36)
        assert (item.name, item.level) == ('pose.covariance', 'warning')
        assert said in item.text


def test_all_zero_is_unknown() -> None:
    found, items = one_covariance(np.zeros(36), field='pose.covariance')
    assert found.shape == (0, 36) and items == []
