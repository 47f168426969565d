# SPDX-License-Identifier: Apache-2.0
"""visualization_msgs/msg/Marker: an array of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..cdr import View
from ..wire.display import StatusItem
from ..wire.markers import Markers
from . import marker_array
from .base import Source
from .markers.build import convert_markers

ROS_TYPE = 'visualization_msgs/msg/Marker'


@dataclass(frozen=True)
class Options(marker_array.Options):
    """How markers are drawn."""


def convert(msg: View, source: Source) -> Iterator[Markers | StatusItem]:
    """Return what the marker changes, or a StatusItem that says why it cannot be shown."""
    return convert_markers(msg.columns(), source)
