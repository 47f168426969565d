# SPDX-License-Identifier: Apache-2.0
"""sensor_msgs/msg/Range: the cone in which something is nearest at a distance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
import math

from ..cdr import View
from ..wire.display import StatusItem
from ..wire.flat import Range
from .base import DisplayError, DisplayOptions, option, Source
from .common.header import frame_of, seconds

ROS_TYPE = 'sensor_msgs/msg/Range'

_TYPES = (0, 1)
"""ULTRASOUND and INFRARED."""


@dataclass(frozen=True)
class Options(DisplayOptions):
    """How ranges are drawn."""

    color: str = option('#ffffff', 'Colour of the cone.', kind='color')
    alpha: float = option(0.5, 'Opacity.', minimum=0.0, maximum=1.0, step=0.05)
    buffer_length: float = option(
        1.0, 'How many cones are kept.', minimum=1.0, maximum=1000.0, step=1.0, keeps='messages'
    )


def convert(msg: View, source: Source) -> Iterator[Range | StatusItem]:
    """
    Return the cone; of distance 0 where nothing is detected.

    Raises DisplayError for an angle of no cone, and limits that are no numbers.
    """
    angle, distance, low, high = msg.field_of_view, msg.range, msg.min_range, msg.max_range
    if not 0.0 <= angle < math.pi:
        raise DisplayError(f'field_of_view is {angle:g}: it must be from 0 to below pi radians')
    if not (math.isfinite(low) and low >= 0.0 and high >= low):
        raise DisplayError(f'min_range is {low:g}, max_range {high:g}: there is nothing between')
    thin = 'it is 0: the cone is as thin as can be seen' if angle == 0.0 else ''
    yield StatusItem('field_of_view', 'warning' if thin else 'ok', thin)
    kind = msg.radiation_type
    odd = '' if kind in _TYPES else f'it is {kind}: 0 is ultrasound, 1 infrared'
    yield StatusItem('radiation_type', 'warning' if odd else 'ok', odd)
    shown = _shown_distance(distance, low, high)
    none = '' if shown else f'{distance:g} m, outside of {low:g} to {high:g} m: nothing detected'
    yield StatusItem('range', 'ok', none)
    frame, stamp = frame_of(msg.header), seconds(msg.header.stamp)
    yield Range(source.display, source.display, frame, stamp, shown, angle)


def _shown_distance(distance: float, low: float, high: float) -> float:
    """
    Return the distance to draw, metres; 0 where nothing is detected.

    A ranger of a fixed distance (``low`` is ``high``) says -infinity for something within it and
    +infinity for nothing (REP 117).
    """
    if low <= distance <= high and math.isfinite(distance):
        return distance
    return low if low == high and distance == -math.inf else 0.0
