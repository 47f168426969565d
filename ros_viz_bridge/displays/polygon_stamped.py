# SPDX-License-Identifier: Apache-2.0
"""geometry_msgs/msg/PolygonStamped: a closed outline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..cdr import View
from ..wire.display import StatusItem
from ..wire.flat import Polygon
from .base import DisplayError, DisplayOptions, option, Source
from .common.findings import not_finite
from .common.header import frame_of, seconds

ROS_TYPE = 'geometry_msgs/msg/PolygonStamped'


@dataclass(frozen=True)
class Options(DisplayOptions):
    """How the outline is drawn."""

    color: str = option('#19ff00', 'Colour of the outline.', kind='color')
    alpha: float = option(1.0, 'Opacity.', minimum=0.0, maximum=1.0, step=0.05)
    line_width: float = option(
        0.0,
        'Width of the outline; 0 is as thin as can be seen.',
        minimum=0.0,
        maximum=1.0,
        step=0.01,
        unit='m',
    )
    fill: bool = option(False, 'Fill what is inside.')
    fill_alpha: float = option(
        0.3,
        'Opacity of the inside.',
        minimum=0.0,
        maximum=1.0,
        step=0.05,
        shown_if='fill=true',
    )


def convert(msg: View, source: Source) -> Iterator[Polygon | StatusItem]:
    """Return the outline. Raises DisplayError for a point that is no place."""
    points = msg.polygon.points.array()
    bad = np.flatnonzero(not_finite(points))
    if len(bad):
        raise DisplayError(f'polygon.points[{bad[0]}] holds NaN or infinity')
    few = f'it has {len(points)} points: there is no outline' if len(points) < 2 else ''
    yield StatusItem('polygon', 'warning' if few else 'ok', few)
    yield Polygon(
        display=source.display,
        key=source.display,
        frame=frame_of(msg.header),
        stamp=seconds(msg.header.stamp),
        points=points,
    )
