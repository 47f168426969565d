# SPDX-License-Identifier: Apache-2.0
"""sensor_msgs/msg/FluidPressure: pascals where the barometer is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..cdr import View
from ..wire.display import StatusItem
from ..wire.point_cloud import PointCloud
from .base import option, Source
from .clouds.scalar import scalar_cloud, ScalarOptions

ROS_TYPE = 'sensor_msgs/msg/FluidPressure'


@dataclass(frozen=True)
class Options(ScalarOptions):
    """How the point is drawn; the range is RViz's."""

    color_by: Literal['auto', 'rgb', 'field', 'axis', 'flat'] = option(
        'field', 'What the colour is made from.'
    )
    field: str = option(
        'fluid_pressure', 'Number that is coloured.', kind='field', shown_if='color_by=field'
    )
    range: Literal['auto', 'min_max', 'fixed'] = option(
        'fixed', 'fixed: from min to max.', shown_if='color_by=auto|field|axis'
    )
    min: float = option(98000.0, 'Value at the start of the map.', shown_if='range=fixed')
    max: float = option(105000.0, 'Value at the end of the map.', shown_if='range=fixed')


def convert(msg: View, source: Source) -> Iterator[PointCloud | StatusItem]:
    """Return a point at the sensor. Raises DisplayError for an empty frame."""
    yield from scalar_cloud(msg, source, name='fluid_pressure', unit='hPa', scale=0.01)
