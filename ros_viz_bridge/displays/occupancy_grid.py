# SPDX-License-Identifier: Apache-2.0
"""nav_msgs/msg/OccupancyGrid, and the map_msgs/msg/OccupancyGridUpdate beside it: a map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
import math
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from ..cdr import View
from ..wire.display import StatusItem
from ..wire.occupancy_grid import OccupancyGrid
from .base import DisplayError, DisplayOptions, option, Source
from .common.header import frame_of, seconds
from .common.quaternions import lengths, normalised

ROS_TYPE = 'nav_msgs/msg/OccupancyGrid'

_LOOSE = 0.1
"""How far from unit length a rotation may be and still be taken for a rounded one."""


@dataclass(frozen=True)
class Options(DisplayOptions):
    """How a map is drawn."""

    alpha: float = option(0.7, 'Opacity.', minimum=0.0, maximum=1.0, step=0.05)
    color_scheme: Literal['map', 'costmap', 'raw'] = option(
        'map', 'How the values are coloured: from white to black, from blue to red, or as bytes.'
    )
    draw_behind: bool = option(False, 'Draw it behind everything else, wherever it is.')
    use_timestamp: bool = option(
        False, 'Place it where its frame was at its stamp, not where the frame is now.'
    )
    binary_representation: bool = option(False, 'Show cells as either free or occupied.')
    binary_threshold: float = option(
        100.0,
        'The least value of an occupied cell.',
        minimum=0.0,
        maximum=100.0,
        step=1.0,
        shown_if='binary_representation=true',
    )


def companions(topic: str) -> Mapping[str, str]:
    """Return the topic of the updates, as RViz expects it."""
    return {f'{topic}_updates': 'map_msgs/msg/OccupancyGridUpdate'}


def convert(msg: View, source: Source) -> Iterator[OccupancyGrid | StatusItem]:
    """
    Return the whole map, or the rectangle of it that an update changes.

    Raises DisplayError for sizes that contradict the data, a resolution or origin that is no
    number, and an update that reaches beyond its map.
    """
    return _whole(msg, source) if 'info' in msg else _update(msg, source)


def _whole(msg: View, source: Source) -> Iterator[OccupancyGrid | StatusItem]:
    info = msg.info
    width, height, resolution = info.width, info.height, info.resolution
    if not width or not height:
        raise DisplayError(f'the map has {width} x {height} cells: info.width or height is 0')
    if not (math.isfinite(resolution) and resolution > 0.0):
        raise DisplayError(f'info.resolution is {resolution:g}: it must be above 0 metres')
    pose = info.origin.array().reshape(1, 7)
    if not np.isfinite(pose).all():
        raise DisplayError('info.origin holds NaN or infinity')
    norm = lengths(pose)
    if abs(norm[0] - 1.0) > _LOOSE:
        text = f'no unit quaternion, its length is {norm[0]:.3g}: it is taken as one'
        yield StatusItem('info.origin.orientation', 'warning', text)
    x, y, z, qx, qy, qz, qw = normalised(pose, norm)[0].tolist()
    grid = OccupancyGrid(
        display=source.display,
        key=source.display,
        frame=frame_of(msg.header),
        stamp=seconds(msg.header.stamp),
        resolution=resolution,
        width=width,
        height=height,
        origin=(x, y, z, qx, qy, qz, qw),
        whole=True,
        x=0,
        y=0,
        columns=width,
        rows=height,
        cells=_cells(msg, width, height),
    )
    source.kept['map'] = replace(grid, whole=False, cells=np.zeros(0, np.uint8))
    yield StatusItem('update', 'ok', '')
    yield grid


def _update(msg: View, source: Source) -> Iterator[OccupancyGrid | StatusItem]:
    x, y, width, height = msg.x, msg.y, msg.width, msg.height
    cells = _cells(msg, width, height)
    whole: OccupancyGrid | None = source.kept.get('map')
    if whole is None:
        text = 'it came before any whole map: nothing is shown until there is one'
        yield StatusItem('update', 'waiting', text)
        return
    if x < 0 or y < 0 or x + width > whole.width or y + height > whole.height:
        raise DisplayError(
            f'an update of {width} x {height} cells at x {x}, y {y} reaches beyond the map of '
            f'{whole.width} x {whole.height}'
        )
    frame = msg.header.frame_id.removeprefix('/')
    other = frame not in ('', whole.frame)
    text = f'it is in {frame!r}, the map in {whole.frame!r}: taken as in the map' if other else ''
    yield StatusItem('update', 'warning' if other else 'ok', text)
    if width and height:
        yield replace(whole, x=x, y=y, columns=width, rows=height, cells=cells)


def _cells(msg: Any, width: int, height: int) -> NDArray[np.uint8]:
    """Return the int8 cells as bytes."""
    if len(msg.data) != width * height:
        raise DisplayError(
            f'data has {len(msg.data)} cells, but {width} x {height} are {width * height}'
        )
    cells: NDArray[np.uint8] = msg.data.view(np.uint8)
    return cells
