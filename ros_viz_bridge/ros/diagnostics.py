# SPDX-License-Identifier: Apache-2.0
"""The state of the displays as /diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Sequence
import math
from typing import Any

from ..wire.display import DisplayStatus, Level

ROS_TYPE = 'diagnostic_msgs/msg/DiagnosticArray'
_OK, _WARN, _ERROR, _STALE = range(4)
# A topic that nobody publishes, or looks at, is no fault of the bridge.
_LEVELS: dict[Level, int] = {
    'ok': _OK,
    'waiting': _OK,
    'stale': _STALE,
    'warning': _WARN,
    'error': _ERROR,
}


def to_ros(
    statuses: Sequence[DisplayStatus],
    *,
    node: str,
    clients: int,
    stopped: bool,
    now: float,
    headset: dict[str, str],
    video: Callable[[str], dict[str, str]] = lambda display: {},
) -> dict[str, Any]:
    """
    Return a DiagnosticArray: the bridge itself, the headset, then each display.

    ``video`` tells what is known of a display's video, nothing where it has none.
    """
    fraction, seconds = math.modf(now)
    own = {
        'level': _WARN if stopped else _OK,
        'name': node,
        'message': 'outputs are stopped' if stopped else f'clients: {clients}',
        'hardware_id': node,
        'values': _values({'clients': clients, 'stopped': stopped}),
    }
    displays = [_status(one, node, now, video(one.display)) for one in statuses]
    return {
        'header': {'stamp': {'sec': int(seconds), 'nanosec': int(fraction * 1e9)}, 'frame_id': ''},
        'status': [own, _headset(headset, node), *displays],
    }


def _headset(values: dict[str, str], node: str) -> dict[str, Any]:
    operator = values.get('operator')
    return {
        'level': _OK,
        'name': f'{node}: headset',
        'message': f'worn by {operator}' if operator else 'no headset has the control',
        'hardware_id': operator or node,
        'values': _values(values),
    }


def _status(status: DisplayStatus, node: str, now: float, video: dict[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {
        'messages': status.count,
        'rate': f'{status.rate:g} Hz',
        'bandwidth': f'{status.bandwidth:g} B/s',
        'publishers': status.publishers,
    }
    if status.received:
        values['age'] = f'{now - status.received:.3f} s'
    values.update(video)
    values.update({item.name: f'{item.level}: {item.text}' for item in status.items})
    return {
        'level': _LEVELS[status.level],
        'name': f'{node}: {status.display}',
        'message': status.text or 'ok',
        'hardware_id': node,
        'values': _values(values),
    }


def _values(values: dict[str, Any]) -> list[dict[str, str]]:
    return [{'key': key, 'value': str(value)} for key, value in values.items()]
