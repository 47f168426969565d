# SPDX-License-Identifier: Apache-2.0
"""tf2_msgs/msg/TFMessage: the transform tree, and how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from .base import option

ROS_TYPE = 'tf2_msgs/msg/TFMessage'


@dataclass(frozen=True)
class Options:
    """How frames are drawn."""

    axes: bool = option(True, 'Draw the axes of every frame.')
    names: bool = option(True, 'Write the name of every frame.')
    arrows: bool = option(True, 'Draw a line from every frame to its parent.')
    scale: float = option(
        0.5, 'Length of the axes.', minimum=0.01, maximum=10.0, step=0.01, unit='m'
    )
    frame_timeout: float = option(
        15.0,
        'A moving frame not heard of for this long has faded away.',
        minimum=1.0,
        maximum=600.0,
        step=1.0,
        unit='s',
    )
    hidden: str = option(
        '', 'Frames that are not drawn, separated by commas; * stands for anything.'
    )
