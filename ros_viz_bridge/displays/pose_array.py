# SPDX-License-Identifier: Apache-2.0
"""geometry_msgs/msg/PoseArray: many poses at once, such as the particles of a localisation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..cdr import View
from ..wire.display import StatusItem
from ..wire.poses import Poses
from .base import DisplayOptions, option, Source
from .common.header import frame_of, seconds
from .common.pose_options import metres, opacity
from .common.poses import many_poses

ROS_TYPE = 'geometry_msgs/msg/PoseArray'


@dataclass(frozen=True)
class Options(DisplayOptions):
    """How the poses are drawn."""

    shape: Literal['arrow_flat', 'arrow_3d', 'axes'] = option(
        'arrow_flat', 'What each pose is drawn as; flat arrows are thin lines.'
    )
    color: str = option(
        '#ff1900', 'Colour of the arrows.', kind='color', shown_if='shape=arrow_flat|arrow_3d'
    )
    alpha: float = opacity(1.0)
    arrow_length: float = metres(0.3, 'Length of a flat arrow.', shown_if='shape=arrow_flat')
    shaft_length: float = metres(0.23, "Length of an arrow's shaft.", shown_if='shape=arrow_3d')
    shaft_radius: float = metres(
        0.01,
        'Thickness of the shaft: its diameter, as RViz draws this value.',
        shown_if='shape=arrow_3d',
    )
    head_length: float = metres(0.07, "Length of an arrow's head.", shown_if='shape=arrow_3d')
    head_radius: float = metres(
        0.03,
        'Thickness of the head: its diameter, as RViz draws this value.',
        shown_if='shape=arrow_3d',
    )
    axes_length: float = metres(0.3, 'Length of each axis.', shown_if='shape=axes')
    axes_radius: float = metres(
        0.01,
        'Thickness of each axis: its diameter, as RViz draws this value.',
        shown_if='shape=axes',
    )


def convert(msg: View, source: Source) -> Iterator[Poses | StatusItem]:
    """Return the poses; those with NaN are left out, with a StatusItem."""
    frame = frame_of(msg.header)
    poses, items = many_poses(msg.poses.array(), field='poses')
    yield from items
    yield Poses(source.display, source.display, frame, seconds(msg.header.stamp), poses)
