# SPDX-License-Identifier: Apache-2.0
"""sensor_msgs/msg/BatteryState: charge and voltage, written where the battery is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
import math
from typing import Literal

from ..cdr import View
from ..wire.display import StatusItem
from ..wire.point_cloud import PointCloud
from .base import DisplayError, option, Source
from .clouds.scalar import labelled_point, ScalarOptions

ROS_TYPE = 'sensor_msgs/msg/BatteryState'

_LOW = 0.15
"""Charge, 0 to 1, below which the display warns."""
_HEALTH = {
    2: 'it overheats',
    3: 'it is dead',
    4: 'its voltage is too high',
    5: 'it has failed',
    6: 'it is too cold',
    7: 'its watchdog timer expired',
    8: 'its safety timer expired',
}


@dataclass(frozen=True)
class Options(ScalarOptions):
    """How the point is drawn: from empty to full."""

    color_by: Literal['auto', 'rgb', 'field', 'axis', 'flat'] = option(
        'field', 'What the colour is made from.'
    )
    field: str = option(
        'percentage', 'Number that is coloured.', kind='field', shown_if='color_by=field'
    )
    range: Literal['auto', 'min_max', 'fixed'] = option(
        'fixed', 'fixed: from min to max.', shown_if='color_by=auto|field|axis'
    )
    min: float = option(0.0, 'Value at the start of the map.', shown_if='range=fixed')
    max: float = option(1.0, 'Value at the end of the map.', shown_if='range=fixed')


def convert(msg: View, source: Source) -> Iterator[PointCloud | StatusItem]:
    """
    Return a point with charge and voltage; what is not measured is NaN and left out.

    Raises DisplayError for a charge that is none, such as per cent instead of 0 to 1.
    """
    charge, voltage = float(msg.percentage), float(msg.voltage)
    if not (math.isnan(charge) or 0.0 <= charge <= 1.0):
        raise DisplayError(f'percentage is {charge:g}: it must be from 0 to 1')
    low = f'{charge * 100.0:.0f} % are left' if charge < _LOW else ''
    yield StatusItem('percentage', 'warning' if low else 'ok', low)
    ill = _HEALTH.get(msg.power_supply_health, '')
    yield StatusItem('power_supply_health', 'error' if ill else 'ok', ill)
    words = [f'{charge * 100.0:.0f} %'] if math.isfinite(charge) else []
    words += [f'{voltage:.1f} V'] if math.isfinite(voltage) else []
    values = {'percentage': charge, 'voltage': voltage}
    yield labelled_point(msg, source, values, ', '.join(words) or 'battery')
