# SPDX-License-Identifier: Apache-2.0
"""visualization_msgs/msg/InteractiveMarkerUpdate: markers that viewers take hold of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..cdr import View
from ..wire.display import StatusItem
from ..wire.interactive_markers import InteractiveMarkers
from .base import DisplayOptions, option, Source
from .interactive.build import convert_update
from .interactive.session import UpdateSession

ROS_TYPE = 'visualization_msgs/msg/InteractiveMarkerUpdate'


@dataclass(frozen=True)
class Options(DisplayOptions):
    """How interactive markers are drawn."""

    show_descriptions: bool = option(True, "Write each marker's description above it.")
    show_axes: bool = option(False, "Draw each marker's axes.")
    show_visual_aids: bool = option(
        False, 'While a marker is dragged, draw the line, plane or circle that it moves along.'
    )
    enable_transparency: bool = option(
        True, 'Draw handles see-through where their server wants that; else all are opaque.'
    )
    interactive: bool = option(
        True,
        'Markers can be taken hold of. Off, only the parts that are always visible are drawn.',
    )


def session(topic: str) -> UpdateSession:
    """Return the talk with the server behind ``topic``: updates follow on its snapshot."""
    return UpdateSession(topic)


def convert(msg: View, source: Source) -> Iterator[InteractiveMarkers | StatusItem]:
    """Return what an update changes, and a StatusItem for each part that is refused."""
    return convert_update(msg, source)
