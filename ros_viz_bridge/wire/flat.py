# SPDX-License-Identifier: Apache-2.0
"""Small stamped things: cells, an outline, a point, a distance, a place on the globe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .columns import F32x3, F64
from .message import Priority, StateMessage


@dataclass(frozen=True)
class GridCells(StateMessage):
    """Rectangles in the xy plane of ``frame``, all of one size."""

    PRIORITY: ClassVar[Priority] = Priority.SMALL

    frame: str
    stamp: float
    cell_width: float
    """Metres along x."""
    cell_height: float
    """Metres along y."""
    cells: F32x3
    """(n, 3) their middles, metres."""


@dataclass(frozen=True)
class Polygon(StateMessage):
    """A closed outline; the last point is joined to the first."""

    PRIORITY: ClassVar[Priority] = Priority.SMALL

    frame: str
    stamp: float
    points: F32x3
    """(n, 3) metres."""


@dataclass(frozen=True)
class Point(StateMessage):
    """A point in ``frame``, metres."""

    PRIORITY: ClassVar[Priority] = Priority.SMALL

    frame: str
    stamp: float
    position: tuple[float, float, float]


@dataclass(frozen=True)
class Range(StateMessage):
    """What a sensor that looks along x of ``frame`` measured as one distance."""

    PRIORITY: ClassVar[Priority] = Priority.SMALL

    frame: str
    stamp: float
    distance: float
    """Metres that are drawn; 0 for nothing: nothing was detected."""
    field_of_view: float
    """The cone's whole angle, radians."""


@dataclass(frozen=True)
class NavSatFix(StateMessage):
    """Where an antenna, the origin of ``frame``, is on the globe (WGS 84)."""

    PRIORITY: ClassVar[Priority] = Priority.SMALL

    frame: str
    stamp: float
    fix: bool
    """False while the receiver has none: then there is no place."""
    latitude: float
    """Degrees, north positive."""
    longitude: float
    """Degrees, east positive."""
    altitude: float
    """Metres above the ellipsoid; NaN travels as 0 with ``has_altitude`` false."""
    has_altitude: bool
    covariance: F64
    """(9,) row by row, metres squared, axes east, north, up; or (0,) where it is not known."""
