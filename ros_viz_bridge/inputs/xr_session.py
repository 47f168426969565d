# SPDX-License-Identifier: Apache-2.0
"""The headset session as diagnostic_msgs/msg/DiagnosticStatus."""

from __future__ import annotations

from collections.abc import Mapping

from ..wire.client import XrSession
from .base import Message

ROS_TYPE = 'diagnostic_msgs/msg/DiagnosticStatus'
EVENT = XrSession

_OK, _WARN, _STALE = 0, 1, 3
_LEVELS = {'started': _OK, 'visible': _OK, 'blurred': _WARN, 'hidden': _WARN, 'ended': _STALE}


def to_ros(event: XrSession, *, client_id: str, more: Mapping[str, str | float] = {}) -> Message:
    """
    Return state, mode and client of the session.

    ``more`` is what else is known of it: rate (Hz), uncertainty of its clock (s), engaged.
    """
    values = {'mode': event.mode, 'client': client_id, **more}
    return {
        'level': _LEVELS[event.state],
        'name': 'xr/session',
        'message': event.state,
        'hardware_id': client_id,
        'values': [
            {'key': key, 'value': f'{value:.6g}' if isinstance(value, float) else str(value)}
            for key, value in values.items()
        ],
    }
