# SPDX-License-Identifier: Apache-2.0
"""What input modules share: the error of a value that cannot be published, and headers."""

from __future__ import annotations

import math
from typing import Any, TypeAlias

Message: TypeAlias = dict[str, Any]
"""Fields of a ROS message, as ``cdr.Writer`` takes them."""


class InputError(ValueError):
    """A value from a page, or from a topic, that has no place on the other side."""


def header(stamp: float, frame_id: str) -> Message:
    """Return a std_msgs/Header; ``stamp`` is ROS time in seconds, not negative."""
    sec = math.floor(stamp)
    nanosec = round((stamp - sec) * 1e9)
    if nanosec == 1_000_000_000:
        sec, nanosec = sec + 1, 0
    return {'stamp': {'sec': sec, 'nanosec': nanosec}, 'frame_id': frame_id}


def pose(values: Any) -> Message:
    """Return a geometry_msgs/Pose of seven numbers x y z, x y z w."""
    x, y, z, qx, qy, qz, qw = (float(value) for value in values)
    return {
        'position': {'x': x, 'y': y, 'z': z},
        'orientation': {'x': qx, 'y': qy, 'z': qz, 'w': qw},
    }
