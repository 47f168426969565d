# SPDX-License-Identifier: Apache-2.0
"""sensor_msgs/msg/Imu: orientation, acceleration and turning (REP-145)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..cdr import View
from ..wire.display import StatusItem
from ..wire.imu import Imu
from .base import DisplayError, DisplayOptions, option, Source
from .common.header import frame_of, seconds
from .common.pose_options import metres, opacity
from .common.quaternions import lengths, normalised
from .common.screw_options import screw_color

ROS_TYPE = 'sensor_msgs/msg/Imu'

_UNKNOWN = -1.0
"""The first element of the covariance of what the sensor does not measure."""


@dataclass(frozen=True)
class Options(DisplayOptions):
    """How the reading is drawn, at the origin of the sensor's frame."""

    fixed_frame_orientation: bool = option(
        True,
        'The reported orientation is that in the fixed frame (east, north, up); otherwise it is '
        "drawn in the sensor's frame.",
    )
    axes: bool = option(True, 'Draw the orientation as axes.')
    axes_length: float = metres(0.5, 'Length of each axis.', shown_if='axes=true')
    axes_radius: float = metres(
        0.06,
        'Thickness of each axis: its diameter, as RViz draws this value.',
        shown_if='axes=true',
    )
    box: bool = option(False, 'Draw the orientation as a box.')
    box_x: float = metres(1.0, 'Size of the box along its x axis.', shown_if='box=true')
    box_y: float = metres(1.0, 'Size of the box along its y axis.', shown_if='box=true')
    box_z: float = metres(1.0, 'Size of the box along its z axis.', shown_if='box=true')
    box_color: str = option('#ff0000', 'Colour of the box.', kind='color', shown_if='box=true')
    acceleration: bool = option(True, 'Draw the linear acceleration, gravity included.')
    acceleration_color: str = screw_color(
        '#ffff00', 'the acceleration', shown_if='acceleration=true'
    )
    acceleration_scale: float = metres(
        0.1, 'Length of the arrow for 1 m/s².', shown_if='acceleration=true'
    )
    angular_velocity: bool = option(True, 'Draw the turning as an arrow with a circle about it.')
    angular_velocity_color: str = screw_color(
        '#00ffff', 'the turning', shown_if='angular_velocity=true'
    )
    angular_velocity_scale: float = metres(
        1.0, 'Length of the arrow for 1 rad/s.', shown_if='angular_velocity=true'
    )
    derotate: bool = option(
        False,
        "Turn the arrows by the reported orientation instead of by the sensor's frame.",
    )
    arrow_width: float = metres(0.3, 'Thickness of the arrows: ten times the shaft.')
    alpha: float = opacity(1.0)


def convert(msg: View, source: Source) -> Iterator[Imu | StatusItem]:
    """
    Return what the sensor measures: a covariance that begins with -1 says that it does not.

    Raises DisplayError if nothing is left, naming why.
    """
    frame = frame_of(msg.header)
    found: dict[str, NDArray[Any]] = {}
    faults = []
    for field in ('orientation', 'angular_velocity', 'linear_acceleration'):
        values = msg[field].array()
        fault = _fault(values, unmeasured=msg[f'{field}_covariance'][0] == _UNKNOWN)
        if field == 'orientation' and fault is None:
            values, fault = _unit(values)
        found[field] = values if fault is None else values[:0]
        if fault:
            faults.append(StatusItem(field, 'warning', fault))
    if not any(len(values) for values in found.values()):
        told = '; '.join(f'{item.name}: {item.text}' for item in faults)
        raise DisplayError(told or 'every covariance begins with -1: nothing is measured')
    yield from faults
    yield Imu(source.display, source.display, frame, seconds(msg.header.stamp), **found)


def _fault(values: NDArray[Any], *, unmeasured: bool) -> str | None:
    """Return why the values do not count ('' where that is as it should be), None if they do."""
    if unmeasured:
        return ''
    return None if np.isfinite(values).all() else 'it holds NaN or infinity: left out'


def _unit(quaternion: NDArray[Any]) -> tuple[NDArray[Any], str | None]:
    """Return the quaternion made unit length, and why it does not count."""
    row = np.hstack([np.zeros(3), quaternion])[None, :]
    norms = lengths(row)
    if norms[0] == 0.0:
        return quaternion, 'all zero: taken for unknown (REP-145: covariance[0] = -1 says so)'
    return normalised(row, norms)[0, 3:], None
