# SPDX-License-Identifier: Apache-2.0
"""sensor_msgs/msg/NavSatFix: coordinates at the antenna, how sure they are, and its track."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
import math

import numpy as np

from ..cdr import View
from ..wire.display import StatusItem
from ..wire.flat import NavSatFix
from .base import DisplayError, DisplayOptions, option, Source
from .common.header import frame_of, seconds

ROS_TYPE = 'sensor_msgs/msg/NavSatFix'

_NO_FIX = -1
_UNKNOWN = 0
"""COVARIANCE_TYPE_UNKNOWN."""


@dataclass(frozen=True)
class Options(DisplayOptions):
    """How a fix is drawn. East is taken to be x of the fixed frame, north y (REP 103)."""

    color: str = option('#3ba7ff', 'Colour of mark, circle and track.', kind='color')
    alpha: float = option(0.3, 'Opacity of the circle.', minimum=0.0, maximum=1.0, step=0.05)
    show_label: bool = option(True, 'Write the coordinates.')
    show_covariance: bool = option(True, 'Draw how sure it is: one standard deviation.')
    track_length: float = option(
        1.0,
        'How many fixes the track behind the antenna has.',
        minimum=1.0,
        maximum=1000.0,
        step=1.0,
        keeps='messages',
    )


def convert(msg: View, source: Source) -> Iterator[NavSatFix | StatusItem]:
    """
    Return the fix; while the receiver has none it has no place, and a StatusItem says so.

    Raises DisplayError for coordinates that are none.
    """
    fix = msg.status.status != _NO_FIX
    said = 'it is not set: taken as a fix' if msg.status.status < _NO_FIX else ''
    said = said if fix else 'the receiver has no fix'
    yield StatusItem('status', 'warning' if said else 'ok', said)
    latitude, longitude, altitude = msg.latitude, msg.longitude, msg.altitude
    if not fix:
        latitude = longitude = altitude = 0.0
    for name, value, most in (('latitude', latitude, 90.0), ('longitude', longitude, 360.0)):
        if not abs(value) <= most:
            raise DisplayError(f'{name} is {value:g}: there is no such place')
    covariance = msg.position_covariance
    known = fix and msg.position_covariance_type != _UNKNOWN
    odd = ''
    if known and not (np.isfinite(covariance).all() and (covariance[::4] >= 0.0).all()):
        known, odd = False, 'it is negative or no number'
    yield StatusItem('position_covariance', 'warning' if odd else 'ok', odd)
    yield NavSatFix(
        display=source.display,
        key=source.display,
        frame=frame_of(msg.header),
        stamp=seconds(msg.header.stamp),
        fix=fix,
        latitude=latitude,
        longitude=longitude,
        altitude=altitude if math.isfinite(altitude) else 0.0,
        has_altitude=fix and math.isfinite(altitude),
        covariance=covariance if known else np.zeros(0),
    )
