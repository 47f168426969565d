# SPDX-License-Identifier: Apache-2.0
"""geometry_msgs/msg/PointStamped: a sphere at a point."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..cdr import View
from ..wire.flat import Point
from .base import DisplayError, DisplayOptions, option, Source
from .common.header import frame_of, seconds

ROS_TYPE = 'geometry_msgs/msg/PointStamped'


@dataclass(frozen=True)
class Options(DisplayOptions):
    """How points are drawn."""

    color: str = option('#cc29cc', 'Colour of the sphere.', kind='color')
    alpha: float = option(1.0, 'Opacity.', minimum=0.0, maximum=1.0, step=0.05)
    radius: float = option(
        0.2,
        'Size of the sphere: its diameter, as RViz draws this value.',
        minimum=0.001,
        maximum=100.0,
        step=0.001,
        unit='m',
    )
    history_length: float = option(
        1.0, 'How many points are kept.', minimum=1.0, maximum=1000.0, step=1.0, keeps='messages'
    )


def convert(msg: View, source: Source) -> Iterator[Point]:
    """Return the point. Raises DisplayError if it is no place."""
    position = msg.point.array()
    if not np.isfinite(position).all():
        raise DisplayError('point holds NaN or infinity')
    x, y, z = position.tolist()
    frame, stamp = frame_of(msg.header), seconds(msg.header.stamp)
    yield Point(source.display, source.display, frame, stamp, (x, y, z))
