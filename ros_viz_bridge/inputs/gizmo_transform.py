# SPDX-License-Identifier: Apache-2.0
"""Where gizmos are, as frames: tf2_msgs/msg/TFMessage."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ..teleop.rigid import Pose
from ..wire.pointer import GizmoDragged
from .base import header, Message

ROS_TYPE = 'tf2_msgs/msg/TFMessage'
EVENT = GizmoDragged


def to_ros(poses: Mapping[str, tuple[str, Pose]], *, stamp: float) -> Message:
    """Return parent and pose of each frame as transforms; ``stamp`` is ROS time in seconds."""
    return {
        'transforms': [
            {
                'header': header(stamp, parent),
                'child_frame_id': child,
                'transform': np.array(pose.values),
            }
            for child, (parent, pose) in poses.items()
        ]
    }
