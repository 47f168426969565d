# SPDX-License-Identifier: Apache-2.0
"""A pose that is none is refused, one that is nearly one is made whole."""

from __future__ import annotations

from displays.conftest import by_writer
from displays.interactive_messages import convert, pose_of, STAMP
import numpy as np
import pytest

from ros_viz_bridge.displays.interactive.poses import LONGEST_NAME, orientations, read_poses


def test_poses_are_read_with_frame_and_stamp() -> None:
    turn = {'position': {'x': 4.0}, 'orientation': {'z': 2.0, 'w': 0.0}}
    moved = pose_of('a', 0.0, header={'frame_id': '/odom', 'stamp': STAMP}, pose=turn)
    scene, (item,) = convert(by_writer, poses=[moved])
    assert scene is not None
    (pose,) = scene.poses
    assert (pose.name, pose.frame, pose.stamp) == ('a', 'odom', 3.5)
    assert (pose.position, pose.orientation) == ((4.0, 0.0, 0.0), (0.0, 0.0, 1.0, 0.0))
    assert 'length 2' in item.text and item.level == 'warning'


@pytest.mark.parametrize(
    ('fields', 'reason'),
    [
        ({'pose': {'position': {'y': float('nan')}, 'orientation': {'w': 1.0}}}, 'NaN'),
        ({'pose': {'orientation': {'w': float('inf')}}}, 'NaN or infinity'),
        ({'header': {'frame_id': ''}}, 'frame_id is empty'),
        ({'header': {'frame_id': 'f' * 999}}, 'frame_id has 999'),
        ({'name': ''}, 'name is empty'),
        ({'name': 'n' * (LONGEST_NAME + 1)}, 'name has 257'),
    ],
)
def test_a_bad_pose_is_refused_and_harms_no_other(fields: dict, reason: str) -> None:
    scene, (item,) = convert(by_writer, poses=[pose_of('a', 1.0, **fields), pose_of('b', 2.0)])
    assert scene is not None
    assert [pose.name for pose in scene.poses] == ['b']
    assert item.level == 'error' and reason in item.text


def test_no_rotation_is_all_zeros_as_in_rviz() -> None:
    found, notes = orientations(np.array([[0, 0, 0, 0], [0, 0, 0, 1.05], [0, np.nan, 0, 1]]))
    assert found == [(0.0, 0.0, 0.0, 1.0), (0.0, 0.0, 0.0, 1.0), None]
    assert notes == ['', '', 'holds NaN or infinity']
    assert read_poses([]) == ([], [])
