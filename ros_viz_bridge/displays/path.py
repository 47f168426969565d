# SPDX-License-Identifier: Apache-2.0
"""nav_msgs/msg/Path: a line through poses, which can be drawn as well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..cdr import View
from ..wire.display import StatusItem
from ..wire.poses import Poses
from .base import DisplayOptions, option, Source
from .common.header import frame_column, frame_of, seconds
from .common.pose_options import metres, opacity
from .common.poses import many_poses

ROS_TYPE = 'nav_msgs/msg/Path'


@dataclass(frozen=True)
class Options(DisplayOptions):
    """How the path is drawn."""

    line_style: Literal['lines', 'billboards'] = option(
        'lines', 'Thin lines, or bands that are broad in the world.'
    )
    line_width: float = metres(0.03, 'Breadth of the band.', shown_if='line_style=billboards')
    color: str = option('#19ff00', 'Colour of the line.', kind='color')
    alpha: float = opacity(1.0)
    buffer_length: float = option(
        1.0, 'How many paths are kept.', minimum=1.0, maximum=100.0, step=1.0, keeps='messages'
    )
    offset_x: float = option(0.0, 'Moves the drawing along the x axis of its frame.', unit='m')
    offset_y: float = option(0.0, 'Moves the drawing along the y axis of its frame.', unit='m')
    offset_z: float = option(0.0, 'Moves the drawing along the z axis of its frame.', unit='m')
    pose_style: Literal['none', 'axes', 'arrows'] = option('none', 'What each pose is drawn as.')
    pose_color: str = option(
        '#ff55ff', 'Colour of the arrows.', kind='color', shown_if='pose_style=arrows'
    )
    axes_length: float = metres(0.3, 'Length of each axis.', shown_if='pose_style=axes')
    axes_radius: float = metres(
        0.03,
        'Thickness of each axis: its diameter, as RViz draws this value.',
        shown_if='pose_style=axes',
    )
    shaft_length: float = metres(0.1, "Length of an arrow's shaft.", shown_if='pose_style=arrows')
    shaft_diameter: float = metres(
        0.1, "Diameter of an arrow's shaft.", shown_if='pose_style=arrows'
    )
    head_length: float = metres(0.2, "Length of an arrow's head.", shown_if='pose_style=arrows')
    head_diameter: float = metres(
        0.3, "Diameter of an arrow's head.", shown_if='pose_style=arrows'
    )


def convert(msg: View, source: Source) -> Iterator[Poses | StatusItem]:
    """
    Return the poses of the path, all in the frame and at the time of its own header, as in RViz.

    Those with NaN are left out, with a StatusItem; poses that name another frame get a warning.
    """
    frame = frame_of(msg.header)
    names, _ = frame_column(msg.poses.header.frame_id)
    others = sorted(set(names) - {frame, ''})
    if others:
        text = f'poses say {", ".join(others[:3])}; they are drawn in {frame}, as the path says'
        yield StatusItem('frame', 'warning', text)
    poses, items = many_poses(msg.poses.pose.array(), field='poses')
    yield from items
    yield Poses(source.display, source.display, frame, seconds(msg.header.stamp), poses)
