# SPDX-License-Identifier: Apache-2.0
"""visualization_msgs/msg/MarkerArray."""

from __future__ import annotations

from dataclasses import dataclass

from .base import option

ROS_TYPE = 'visualization_msgs/msg/MarkerArray'


@dataclass(frozen=True)
class Options:
    """How markers are drawn."""

    alpha: float = option(
        1.0, 'Times the opacity of every marker.', minimum=0.0, maximum=1.0, step=0.05
    )
    hidden: str = option(
        '', 'Namespaces that are not drawn, separated by commas; they keep being updated.'
    )
    outlines: bool = option(False, 'Draw the edges of solid shapes.')
