# SPDX-License-Identifier: Apache-2.0
"""Where the robot is, as geometry_msgs/msg/PoseWithCovarianceStamped (RViz's 2D Pose Estimate)."""

from __future__ import annotations

import numpy as np

from ..wire.tools import ToolUsed
from .base import header, Message
from .places import places

ROS_TYPE = 'geometry_msgs/msg/PoseWithCovarianceStamped'
EVENT = ToolUsed
_POSITION = 0.5**2
_YAW = np.deg2rad(15.0) ** 2
"""Variances that RViz has: of x and y in m², of the yaw in rad²."""


def to_ros(event: ToolUsed, *, stamp: float) -> Message:
    """Return the pose in the viewer's fixed frame, as sure as RViz's. Raises InputError."""
    covariance = np.zeros(36)
    covariance[[0, 7, 35]] = _POSITION, _POSITION, _YAW
    pose = places(event, most=1)[0]
    return {
        'header': header(stamp, event.frame),
        'pose': {'pose': pose, 'covariance': covariance},
    }
