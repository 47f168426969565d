# SPDX-License-Identifier: Apache-2.0
"""How well a hand or a controller is known, as diagnostic_msgs/msg/DiagnosticStatus."""

from __future__ import annotations

from ..teleop.tracking import Tracking
from ..wire.xr import XrSample
from .base import Message

ROS_TYPE = 'diagnostic_msgs/msg/DiagnosticStatus'
EVENT = XrSample

_OK, _WARN, _STALE = 0, 1, 3
_LEVELS = {Tracking.TRACKED: _OK, Tracking.UNKNOWN: _STALE, Tracking.BLURRED: _STALE}


def to_ros(tracking: Tracking, *, name: str) -> Message:
    """Return the state of ``name`` ('left_hand'): its message is the state's name."""
    return {
        'level': _LEVELS.get(tracking, _WARN),
        'name': f'xr/{name}',
        'message': tracking.name,
        'values': [{'key': 'meaning', 'value': tracking.value}],
    }
