# SPDX-License-Identifier: Apache-2.0
"""sensor_msgs/msg/CameraInfo: what the camera sees, as a frustum."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..cdr import View
from ..wire.camera_model import CameraModel
from ..wire.display import StatusItem
from .base import DisplayError, DisplayOptions, option, Source
from .common.header import frame_of, seconds

ROS_TYPE = 'sensor_msgs/msg/CameraInfo'


@dataclass(frozen=True)
class Options(DisplayOptions):
    """How the frustum is drawn."""

    far_clip: float = option(
        1.0,
        'How far from the camera the frustum reaches.',
        minimum=0.01,
        maximum=100.0,
        step=0.01,
        unit='m',
    )
    show_edges: bool = option(True, 'Draw the edges.')
    edge_color: str = option(
        '#7d7d7d', 'Colour of the edges.', kind='color', shown_if='show_edges=true'
    )
    show_polygons: bool = option(True, 'Fill what is seen at the far end.')
    hide_side_polygons: bool = option(
        True, 'Leave the four sides open.', shown_if='show_polygons=true'
    )
    color: str = option(
        '#55ffff', 'Colour of the filled sides.', kind='color', shown_if='show_polygons=true'
    )
    alpha: float = option(0.5, 'Opacity.', minimum=0.0, maximum=1.0, step=0.05)


def convert(msg: View, source: Source) -> Iterator[CameraModel | StatusItem]:
    """
    Return the camera.

    Raises DisplayError for a picture of no size and a matrix that projects nothing. A message
    without ``p`` (not calibrated for rectified pictures) is drawn by ``k``, with a warning.
    """
    frame = frame_of(msg.header)
    width, height = msg.width, msg.height
    if not width or not height:
        raise DisplayError(f'the picture is {width} x {height} pixels large: width or height is 0')
    d, k, r, p = (_finite(msg, name) for name in ('d', 'k', 'r', 'p'))
    if not p.any() and _projects(k[0], k[4]):
        yield StatusItem('p', 'warning', 'p is all zero: the camera is drawn by k')
        p = np.hstack([k.reshape(3, 3), np.zeros((3, 1))]).reshape(12)
    if not _projects(p[0], p[5]):
        raise DisplayError(
            f'p[0] (fx) is {p[0]:g} and p[5] (fy) is {p[5]:g}: focal lengths must be above 0'
        )
    roi = msg.roi
    yield CameraModel(
        display=source.display,
        key=source.display,
        frame=frame,
        stamp=seconds(msg.header.stamp),
        width=width,
        height=height,
        distortion_model=msg.distortion_model,
        d=d,
        k=k,
        r=r,
        p=p,
        binning_x=max(msg.binning_x, 1),
        binning_y=max(msg.binning_y, 1),
        roi_x=roi.x_offset,
        roi_y=roi.y_offset,
        roi_width=roi.width or width,
        roi_height=roi.height or height,
    )


def _finite(msg: View, name: str) -> NDArray[Any]:
    values: NDArray[Any] = msg[name]
    if not np.isfinite(values).all():
        raise DisplayError(f'{name} holds NaN or infinity')
    return values


def _projects(fx: float, fy: float) -> bool:
    return fx > 0.0 and fy > 0.0
