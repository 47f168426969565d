# SPDX-License-Identifier: Apache-2.0
"""Where head, wrists and controllers are, as tf2_msgs/msg/TFMessage under xr_origin."""

from __future__ import annotations

import numpy as np

from ..teleop.anchor import Anchor
from ..wire.xr import XrSample
from .base import header, Message
from .xr_body import XrBody

ROS_TYPE = 'tf2_msgs/msg/TFMessage'
EVENT = XrSample


def to_ros(body: XrBody, *, stamp: float, anchor: Anchor, frame_id: str = 'xr_origin') -> Message:
    """
    Return the transforms of all that is tracked, and first that of ``frame_id`` in its parent.

    It is sent each time, so that an operator who is placed anew moves between two frames and never
    within one (REP-105).
    """
    found = {'xr_head': body.head}
    for name, side in (('left', body.left), ('right', body.right)):
        found[f'xr_{name}_wrist'] = None if side.joints is None else side.joints[0]
        found[f'xr_{name}_grip'] = side.grip
        found[f'xr_{name}_aim'] = side.aim
    there, here = header(stamp, anchor.parent), header(stamp, frame_id)
    origin = np.array(anchor.origin.values)
    first = {'header': there, 'child_frame_id': frame_id, 'transform': origin}
    rest = [
        {'header': here, 'child_frame_id': child, 'transform': pose}
        for child, pose in found.items()
        if pose is not None
    ]
    return {'transforms': [first, *rest]}
