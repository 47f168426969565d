# SPDX-License-Identifier: Apache-2.0
"""visualization_msgs/msg/MarkerArray: all markers of a message at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..cdr import View
from ..wire.display import StatusItem
from ..wire.markers import Markers
from .base import DisplayOptions, option, Source
from .markers.build import convert_markers

ROS_TYPE = 'visualization_msgs/msg/MarkerArray'


@dataclass(frozen=True)
class Options(DisplayOptions):
    """How markers are drawn."""

    alpha: float = option(
        1.0, 'Times the opacity of every marker.', minimum=0.0, maximum=1.0, step=0.05
    )
    hidden: str = option(
        '',
        'Namespaces that are not drawn, separated by commas (in quotes: "", "a, b"); they keep '
        'being updated.',
    )
    outlines: bool = option(False, 'Draw the edges of solid shapes.')


def convert(msg: View, source: Source) -> Iterator[Markers | StatusItem]:
    """Return what the markers change, and a StatusItem for each that is refused or looks wrong."""
    return convert_markers(msg.markers, source)
