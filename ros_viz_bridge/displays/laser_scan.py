# SPDX-License-Identifier: Apache-2.0
"""sensor_msgs/msg/LaserScan: a cloud whose beams are each of their own time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..cdr import View
from ..wire.display import StatusItem
from ..wire.point_cloud import PointCloud
from .base import option, Source
from .clouds.interleave import interleaved
from .clouds.options import CloudOptions, on_screen
from .clouds.scan import read_scan
from .common.header import frame_of, seconds

ROS_TYPE = 'sensor_msgs/msg/LaserScan'


@dataclass(frozen=True)
class Options(CloudOptions):
    """How the beams' ends are drawn."""

    size: float = on_screen(3.0)
    deskew: bool = option(
        True,
        'Place each beam where the scanner was at its own time (time_increment); otherwise all '
        'where it was at the stamp.',
    )


def convert(msg: View, source: Source) -> Iterator[PointCloud | StatusItem]:
    """
    Return the ends of all beams; those without a valid range have no place.

    Fields: range, angle, index and, where there are any, intensity. Raises DisplayError for an
    empty frame and for angles that are no numbers.
    """
    frame = frame_of(msg.header)
    scan = read_scan(msg)
    for name, text in scan.faults:
        yield StatusItem(name, 'warning', text)
    data, step, fields = interleaved(scan.xyz, scan.columns)
    yield PointCloud(
        display=source.display,
        key=source.display,
        frame=frame,
        stamp=seconds(msg.header.stamp),
        count=len(scan.xyz),
        step=step,
        fields=fields,
        origin=(0.0, 0.0, 0.0),
        data=data,
        sweep=scan.sweep,
    )
