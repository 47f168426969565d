# SPDX-License-Identifier: Apache-2.0
"""sensor_msgs/msg/PointCloud2: as it lies where the GPU can read it, rearranged where not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..cdr import View
from ..wire.display import StatusItem
from ..wire.packed_cloud import PackedCloud
from ..wire.point_cloud import PointCloud, PointField
from .base import option, Source
from .clouds.coarse import coarse
from .clouds.layout import MOST_ELEMENTS, read_layout, XYZ
from .clouds.options import CloudOptions
from .clouds.pack import pack, without_padding
from .clouds.thin import thin
from .common.header import frame_of, seconds

ROS_TYPE = 'sensor_msgs/msg/PointCloud2'


@dataclass(frozen=True)
class Options(CloudOptions):
    """How the points are drawn."""

    max_points: float = option(
        0.0,
        'At most so many points of a message are sent, spread over all of it; 0 sends all.',
        maximum=100_000_000,
        step=1.0,
        shared=True,
    )
    max_error: float = option(
        0.0,
        'How far a point may be moved so that the cloud takes fewer bytes, a third or less of a '
        "scanner's at 0.0015; 0 sends it as it came. Other numbers that are not whole or beyond "
        '16 million keep 1/4094 of their range.',
        maximum=1.0,
        step=0.0005,
        unit='m',
        shared=True,
    )


def convert(msg: View, source: Source) -> Iterator[PointCloud | PackedCloud | StatusItem]:
    """
    Return the cloud: the message's own bytes where the GPU can read them, else packed anew.

    With ``max_points`` others are left out, with ``max_error`` it is packed into fewer bytes.

    Raises DisplayError for fields and sizes that contradict each other or the data.
    """
    header, data = msg.header, msg.data
    frame, stamp = frame_of(header), seconds(header.stamp)
    layout = read_layout(msg, data, source.kept.setdefault('layouts', {}))
    for name in layout.shortened:
        text = f'only the first {MOST_ELEMENTS} elements of this field can be coloured by'
        yield StatusItem(name, 'warning', text)
    if most := int(source.options.max_points):
        data, layout = thin(data, layout, most)
    if source.options.max_error > 0.0 and layout.count:
        packed_cloud = coarse(data, layout, source.options.max_error)
        if packed_cloud is not None:
            yield PackedCloud(source.display, source.display, frame, stamp, **vars(packed_cloud))
            return
        yield StatusItem('max_error', 'warning', 'the points lie too far apart for so fine a grid')
    origin = (0.0, 0.0, 0.0)
    if not layout.count:
        data, step = np.zeros(0, np.uint8), 12
        fields = [
            PointField(name, offset, 'f4') for name, offset in zip(XYZ, (0, 4, 8), strict=True)
        ]
    elif layout.drawable:
        data, step = without_padding(data, layout), layout.step
        fields = list(layout.plain)
    else:
        packed = pack(data, layout)
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
