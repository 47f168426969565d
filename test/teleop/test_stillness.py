# SPDX-License-Identifier: Apache-2.0
"""A pose that stays is frozen, and a movement of one bit thaws it."""

from __future__ import annotations

import math

from ros_viz_bridge.teleop.rigid import Pose
from ros_viz_bridge.teleop.stillness import FROZEN, Stillness


def test_one_pose_for_long_is_frozen():
    still = Stillness()
    pose = Pose((1.0, 0.0, 0.0))
    assert not still.frozen(pose, 5.0)
    assert not still.frozen(pose, 5.0 + 0.9 * FROZEN)
    assert still.frozen(pose, 5.0 + 1.1 * FROZEN)
    assert not still.frozen(Pose((math.nextafter(1.0, 2.0), 0.0, 0.0)), 6.0)
    assert still.frozen(Pose((math.nextafter(1.0, 2.0), 0.0, 0.0)), 7.0)
    still.forget()
    assert not still.frozen(Pose((math.nextafter(1.0, 2.0), 0.0, 0.0)), 8.0)
