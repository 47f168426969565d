# SPDX-License-Identifier: Apache-2.0
"""Sticks as joy nodes have them, buttons in xr-standard order."""

from __future__ import annotations

from typing import Any

from inputs.xr_samples import body, nobody
import numpy as np
import pytest

from ros_viz_bridge.inputs import controller_joy


def test_axes_and_buttons(received: Any) -> None:
    """The stick is to the right and pushed forward: x right is negative, y forward positive."""
    fields = controller_joy.to_ros(body(), stamp=2.5, hand='left')
    message = received(controller_joy.ROS_TYPE, fields)
    assert list(message.axes) == pytest.approx([-0.5, 1.0, 1.0, 0.25, 0.0, 0.0])
    assert list(message.buttons) == [1, 0, 0, 0, 1, 0]
    assert message.header.frame_id == 'xr_origin'


def test_a_controller_of_no_buttons_has_axes() -> None:
    fields = controller_joy.to_ros(
        body(right_gamepad=np.zeros(4, np.float32)), stamp=1.0, hand='right'
    )
    assert fields is not None
    assert (len(fields['axes']), len(fields['buttons'])) == (6, 0)


def test_buttons_without_a_pose_and_none_without_a_controller() -> None:
    """A clutch is let go also where the headset does not see the controller."""
    found = body(left_controller=np.zeros(0, np.float32))
    assert found.left.grip is None
    assert controller_joy.to_ros(found, stamp=1.0, hand='left') is not None
    assert controller_joy.to_ros(nobody(), stamp=1.0, hand='left') is None
