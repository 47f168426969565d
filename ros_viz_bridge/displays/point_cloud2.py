# SPDX-License-Identifier: Apache-2.0
"""sensor_msgs/msg/PointCloud2: as it lies where the GPU can read it, rearranged where not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from ..cdr import View
from ..wire.display import StatusItem
from ..wire.point_cloud import PointCloud, PointField
from .base import option, Source
from .clouds.layout import MOST_ELEMENTS, read_layout, XYZ
from .clouds.pack import pack, without_padding
from .common.header import frame_of, seconds

ROS_TYPE = 'sensor_msgs/msg/PointCloud2'


@dataclass(frozen=True)
class Options:
    """How the points are drawn; all of it is the page's work and needs no new data."""

    color_by: Literal['auto', 'rgb', 'field', 'axis', 'flat'] = option(
        'auto', 'auto: rgb or rgba if the cloud has it, else intensity, else z.'
    )
    field: str = option(
        'intensity', 'Number that is coloured.', kind='field', shown_if='color_by=field'
    )
    axis: Literal['x', 'y', 'z'] = option(
        'z', 'Axis of the fixed frame that is coloured.', shown_if='color_by=axis'
    )
    color: str = option(
        '#ffffff', 'Colour of every point.', kind='color', shown_if='color_by=flat'
    )
    map: Literal['turbo', 'viridis', 'plasma', 'rainbow', 'grey'] = option(
        'turbo', 'Colour map.', shown_if='color_by=auto|field|axis'
    )
    invert: bool = option(False, 'Turn the colour map round.', shown_if='color_by=auto|field|axis')
    range: Literal['auto', 'fixed'] = option(
        'auto',
        'auto: least and greatest value of each cloud.',
        shown_if='color_by=auto|field|axis',
    )
    min: float = option(0.0, 'Value at the start of the map.', shown_if='range=fixed')
    max: float = option(1.0, 'Value at the end of the map.', shown_if='range=fixed')
    size_unit: Literal['pixels', 'metres'] = option('pixels', 'What the size is measured in.')
    size: float = option(
        2.0,
        'Size on screen.',
        minimum=0.5,
        maximum=20.0,
        step=0.5,
        unit='px',
        shown_if='size_unit=pixels',
    )
    size_m: float = option(
        0.02,
        'Size in the world.',
        minimum=0.001,
        maximum=1.0,
        step=0.001,
        unit='m',
        shown_if='size_unit=metres',
        label='Size',
    )
    shape: Literal['square', 'circle'] = option('square', 'Shape of a point.')
    alpha: float = option(1.0, 'Opacity.', minimum=0.0, maximum=1.0, step=0.05)
    decay: float = option(
        0.0,
        'How long a cloud stays; 0 keeps the newest.',
        minimum=0.0,
        maximum=60.0,
        step=0.1,
        unit='s',
        keeps='seconds',
    )


def convert(msg: View, source: Source) -> Iterator[PointCloud | StatusItem]:
    """
    Return the cloud: the message's own bytes where the GPU can read them, else packed anew.

    Raises DisplayError for fields and sizes that contradict each other or the data.
    """
    frame, stamp = frame_of(msg.header), seconds(msg.header.stamp)
    layout = read_layout(msg)
    for name in layout.shortened:
        text = f'only the first {MOST_ELEMENTS} elements of this field can be coloured by'
        yield StatusItem(name, 'warning', text)
    origin = (0.0, 0.0, 0.0)
    if not layout.count:
        data, step = np.zeros(0, np.uint8), 12
        fields = [
            PointField(name, offset, 'f4') for name, offset in zip(XYZ, (0, 4, 8), strict=True)
        ]
    elif layout.drawable:
        data, step = without_padding(msg.data, layout), layout.step
        fields = [field.plain() for field in layout.fields]
    else:
        packed = pack(msg.data, layout)
        data, step, fields, origin = packed.data, packed.step, packed.fields, packed.origin
    yield PointCloud(
        display=source.display,
        key=source.display,
        frame=frame,
        stamp=stamp,
        count=layout.count,
        step=step,
        fields=fields,
        origin=origin,
        data=data,
    )
