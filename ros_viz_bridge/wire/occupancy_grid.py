# SPDX-License-Identifier: Apache-2.0
"""A map of cells, whole or a rectangle of it that changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .columns import U8
from .message import Kind, Priority, StateMessage


@dataclass(frozen=True)
class OccupancyGrid(StateMessage):
    """
    ``rows`` x ``columns`` cells of a map, from cell (``x``, ``y``) on.

    ``whole`` ones replace the map; others change cells of the map of ``height`` x ``width`` that
    was sent before. Colours are the page's work.
    """

    KIND: ClassVar[Kind] = Kind.FOLD
    PRIORITY: ClassVar[Priority] = Priority.CLOUD

    frame: str
    stamp: float
    """ROS time of the whole map, seconds."""
    resolution: float
    """Metres per cell."""
    width: int
    """Cells along the map's x axis."""
    height: int
    origin: tuple[float, float, float, float, float, float, float]
    """
    The outer corner of cell (0, 0) in ``frame``: x y z metres, quaternion x y z w (unit).
    """
    whole: bool
    x: int
    y: int
    columns: int
    rows: int
    cells: U8
    """(rows * columns,) int8 of nav_msgs/msg/OccupancyGrid as bytes: 0..100, 255 is unknown."""

    @property
    def stands_alone(self) -> bool:
        """Whether it needs nothing of its kind that was sent before."""
        return self.whole
