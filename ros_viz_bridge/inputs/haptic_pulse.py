# SPDX-License-Identifier: Apache-2.0
"""sensor_msgs/msg/JoyFeedback as what shakes a controller."""

from __future__ import annotations

import math

from ..cdr import View
from ..wire.page_events import Pulse
from .base import InputError
from .xr_body import Hand

ROS_TYPE = ('sensor_msgs/msg/JoyFeedback', 'sensor_msgs/msg/JoyFeedbackArray')

_RUMBLE = 1


def from_ros(msg: View, *, ros_type: str, hand: Hand, duration: float) -> list[Pulse]:
    """
    Return the pulses of a message; ``duration`` (seconds) is what JoyFeedback does not tell.

    What is no rumble (LEDs, buzzers) is left out: controllers have none. Raises InputError for an
    intensity that is not 0 to 1.
    """
    feedback = list(msg['array']) if ros_type == ROS_TYPE[1] else [msg]
    found = []
    for one in feedback:
        strength = float(one.intensity)
        if not (math.isfinite(strength) and 0.0 <= strength <= 1.0):
            raise InputError(f'intensity is {strength}: 0 to 1 is allowed')
        if one.type == _RUMBLE:
            found.append(Pulse(hand, strength, duration))
    return found
