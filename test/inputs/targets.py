# SPDX-License-Identifier: Apache-2.0
"""A target that a follower could have made."""

from __future__ import annotations

from ros_viz_bridge.teleop.follower import Target
from ros_viz_bridge.teleop.rigid import about_z, Pose

TARGET = Target(
    Pose((0.1, 0.2, 0.3), about_z(0.5)), (0.01, 0.02, 0.03), (0.4, 0.5, 0.6), captured=9.0
)
