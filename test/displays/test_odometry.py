# SPDX-License-Identifier: Apache-2.0
"""nav_msgs/msg/Odometry: pose, covariance and velocity of a robot."""

from __future__ import annotations

from typing import Any

from displays.pose_messages import convert, NAMELESS, NAN, pose, vectors
import numpy as np
import pytest

from ros_viz_bridge.displays import odometry
from ros_viz_bridge.displays.base import DisplayError, option_fields


def message(x: float = 1.0, speed: float = 1.0) -> dict[str, Any]:
    return {
        'child_frame_id': 'base_link',
        'pose': {'pose': pose(x), 'covariance': np.eye(6).reshape(36)},
        'twist': {'twist': vectors('linear', 'angular', speed)},
    }


def test_pose_covariance_and_velocity_arrive(as_view: Any) -> None:
    (shown, velocity), items = convert(as_view, odometry, message())
    assert items == []
    assert (shown.frame, shown.stamp) == (velocity.frame, velocity.stamp) == ('map', 3.5)
    assert shown.poses.tolist() == [[1, 2, 3, 0, 0, 0, 1]]
    assert shown.covariance.tolist() == [np.eye(6).reshape(36).tolist()]
    assert velocity.pose.tolist() == shown.poses[0].tolist()
    assert velocity.linear.tolist() == [1, 2, 3]
    assert velocity.angular.tolist() == [4, 5, 6]
    assert velocity.key != shown.key


def test_a_velocity_of_nan_leaves_the_pose(as_view: Any) -> None:
    (shown, velocity), (item,) = convert(as_view, odometry, message(speed=NAN))
    assert len(shown.poses) == 1
    assert not velocity.linear.any() and not velocity.angular.any()
    assert (item.name, item.level) == ('twist.twist', 'warning')


def test_each_pose_counts(as_view: Any) -> None:
    (keep,) = (field for field in option_fields(odometry.Options) if field.name == 'keep')
    assert (keep.default, keep.keeps) == (100.0, 'messages')


@pytest.mark.parametrize('values', [message(x=NAN), NAMELESS])
def test_what_has_no_place_is_refused(as_view: Any, values: Any) -> None:
    with pytest.raises(DisplayError):
        convert(as_view, odometry, values)
