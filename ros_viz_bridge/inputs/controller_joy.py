# SPDX-License-Identifier: Apache-2.0
"""The buttons and axes of a controller as sensor_msgs/msg/Joy."""

from __future__ import annotations

import numpy as np

from ..wire.xr import XrSample
from .base import header, Message
from .xr_body import Hand, XrBody

ROS_TYPE = 'sensor_msgs/msg/Joy'
EVENT = XrSample


def to_ros(
    body: XrBody, *, stamp: float, hand: Hand, frame_id: str = 'xr_origin'
) -> Message | None:
    """
    Return axes [stick x, stick y, trigger, squeeze, touchpad x, touchpad y] and all buttons.

    Sticks as joy has them, left and forward positive; trigger and squeeze 0 to 1; buttons in
    xr-standard order. Returns None if there is no controller; one whose pose is not tracked has
    buttons all the same.
    """
    side = body.side(hand)
    if side.axes is None or side.buttons is None:
        return None
    pad_x, pad_y, stick_x, stick_y = side.axes.tolist()
    values = side.buttons.tolist()
    trigger, squeeze = (*values, 0.0, 0.0)[:2]
    return {
        'header': header(stamp, frame_id),
        'axes': np.array([-stick_x, -stick_y, trigger, squeeze, -pad_x, -pad_y], np.float32),
        'buttons': np.array([side.pressed >> i & 1 for i in range(len(values))], np.int32),
    }
