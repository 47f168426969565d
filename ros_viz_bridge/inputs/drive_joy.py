# SPDX-License-Identifier: Apache-2.0
"""What whoever drives holds, as sensor_msgs/msg/Joy."""

from __future__ import annotations

import numpy as np

from ..wire.drive import Drive
from .base import header, Message

ROS_TYPE = 'sensor_msgs/msg/Joy'
EVENT = Drive


def to_ros(event: Drive, *, stamp: float, released: bool = False) -> Message:
    """
    Return axes as joy has them, left and forward positive, and buttons 0 or 1.

    All of them are 0 when released.
    """
    live = 0.0 if released else 1.0
    return {
        'header': header(stamp, 'joy'),
        # 0 - x: no -0.0 of what rests.
        'axes': (0.0 - event.axes * live).astype(np.float32),
        'buttons': (event.buttons * live >= 0.5).astype(np.int32),
    }
