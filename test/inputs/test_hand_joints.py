# SPDX-License-Identifier: Apache-2.0
"""A hand is 25 joints in WebXR order in body axes, or it is not published."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from inputs.xr_samples import hand, NOTHING, sample
import numpy as np
import pytest

from ros_viz_bridge.inputs import hand_joints
from ros_viz_bridge.inputs.xr_body import xr_body


def test_joints_in_order_and_body_axes(received: Any) -> None:
    left, right = hand(1), hand(2)
    body = xr_body(sample(of=NOTHING, left_hand=left, right_hand=right))
    for name, poses in (('left', left), ('right', right)):
        fields = hand_joints.to_ros(body, stamp=3.5, hand=name)  # type: ignore[arg-type]
        message = received(hand_joints.ROS_TYPE, fields)
        assert message.header.frame_id == 'xr_origin'
        assert len(message.poses) == 25
        for pose, (x, y, z, qx, qy, qz, qw) in zip(
            message.poses, poses.reshape(25, 7), strict=True
        ):
            p, q = pose.position, pose.orientation
            assert (p.x, p.y, p.z) == pytest.approx((-z, -x, y), abs=1e-6)
            assert (q.x, q.y, q.z, q.w) == pytest.approx((-qz, -qx, qy, qw), abs=1e-6)


def test_a_flat_hand_pointing_forward(received: Any) -> None:
    """Fingers along the viewer's -z, palm down: the joints' own axes are the world's body axes."""
    poses = np.tile(np.array([0.2, 1.0, -0.5, 0, 0, 0, 1], np.float32), 25)
    fields = hand_joints.to_ros(
        xr_body(sample(of=NOTHING, right_hand=poses)), stamp=1.0, hand='right', frame_id='op'
    )
    wrist = received(hand_joints.ROS_TYPE, fields).poses[0]
    assert (wrist.position.x, wrist.position.y, wrist.position.z) == pytest.approx(
        (0.5, -0.2, 1.0)
    )
    assert wrist.orientation.w == 1.0


def broken(i: int, value: float) -> Any:
    poses = hand()
    poses[i] = value
    return poses


@pytest.mark.parametrize(
    'poses',
    [
        np.zeros(0, np.float32),
        hand()[:168],
        broken(0, np.nan),
        broken(174, np.inf),
        np.concatenate([hand()[:-7], np.zeros(7, np.float32)]),
    ],
)
def test_a_hand_that_is_not_whole_is_not_published(poses: Any) -> None:
    """The codec refuses most of these; whoever makes events otherwise is checked all the same."""
    body = xr_body(replace(sample(of=NOTHING, right_hand=hand()), left_hand=poses))
    assert hand_joints.to_ros(body, stamp=1.0, hand='left') is None
    assert hand_joints.to_ros(body, stamp=1.0, hand='right') is not None
