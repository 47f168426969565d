# SPDX-License-Identifier: Apache-2.0
"""sensor_msgs/msg/PointCloud, which PointCloud2 replaced: points, and channels of numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..cdr import View
from ..wire.display import StatusItem
from ..wire.point_cloud import PointCloud
from .base import DisplayError, Source
from .clouds.interleave import interleaved
from .clouds.layout import MOST_FIELDS, XYZ
from .clouds.options import CloudOptions
from .common.header import frame_of, seconds

ROS_TYPE = 'sensor_msgs/msg/PointCloud'


@dataclass(frozen=True)
class Options(CloudOptions):
    """How the points are drawn."""


def convert(msg: View, source: Source) -> Iterator[PointCloud | StatusItem]:
    """
    Return the cloud; a channel is a field of its name (``rgb`` holds packed colours).

    Channels that have not one value for each point, and second ones of a name, are named in the
    status and left out. Raises DisplayError for an empty frame or absurdly many channels.
    """
    frame, points, channels = frame_of(msg.header), msg.points, msg.channels
    if len(channels) > MOST_FIELDS:
        raise DisplayError(f'there are {len(channels)} channels; at most {MOST_FIELDS} are read')
    columns: dict[str, Any] = {}
    names, values = channels.name.list(), channels.values
    for i, name in enumerate(names):
        numbers = values[i]
        what = f'channels[{i}] {name!r}'
        if len(numbers) != len(points):
            text = f'it has {len(numbers)} values for {len(points)} points and is left out'
            yield StatusItem(what, 'warning', text)
        elif name in columns or name in XYZ or not name:
            text = 'it has no name' if not name else 'another field has the same name'
            yield StatusItem(what, 'warning', f'{text}; it is left out')
        else:
            columns[name] = numbers
    data, step, fields = interleaved(points.array(), columns)
    yield PointCloud(
        display=source.display,
        key=source.display,
        frame=frame,
        stamp=seconds(msg.header.stamp),
        count=len(points),
        step=step,
        fields=fields,
        origin=(0.0, 0.0, 0.0),
        data=data,
    )
