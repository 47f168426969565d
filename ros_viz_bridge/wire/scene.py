# SPDX-License-Identifier: Apache-2.0
"""What any display or script can use: removal, and the nodes of scripts with their places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
import struct
from typing import ClassVar, TypeAlias

import numpy as np
from numpy.typing import NDArray

from .columns import F64x12
from .message import Kind, NodeLook, Priority, RowsMessage, StateMessage

PLACE = struct.Struct('<12d')
PLACE_BYTES = struct.Struct('96s')
Row: TypeAlias = tuple[str, bytes]
"""Frame, and the values of a row of ``NodePlacements.places``."""


@dataclass(frozen=True)
class Remove(StateMessage):
    """
    The thing with this key is gone, with all its slots.

    Not kept: it removes what the log kept.
    """

    KIND: ClassVar[Kind] = Kind.EVENT
    PRIORITY: ClassVar[Priority] = Priority.SMALL


@dataclass(frozen=True)
class NodePlacement:
    """
    Where one node of the scene tree is: '/arm/hand' is placed by '/arm', and that by '/'.

    One with a ``frame`` hangs on that frame instead.
    """

    SLOT: ClassVar[str] = 'placement'

    key: str
    """Its name."""
    frame: str
    """A frame of the transforms; '' for the parent in the tree."""
    stamp: float
    """ROS time of the transform, 0 for the latest."""
    position: tuple[float, float, float]
    """Metres."""
    orientation: tuple[float, float, float, float]
    """Unit quaternion x y z w."""
    scale: tuple[float, float, float] = (1.0, 1.0, 1.0)
    visible: bool = True

    @classmethod
    def of_row(cls, key: str, row: Row) -> NodePlacement:
        """Return what a row says."""
        frame, values = row
        x, y, z, qx, qy, qz, qw, sx, sy, sz, stamp, visible = PLACE.unpack(values)
        return cls(
            key, frame, stamp, (x, y, z), (qx, qy, qz, qw), (sx, sy, sz), visible=visible != 0.0
        )

    def row(self) -> Row:
        """Return it as a row of ``NodePlacements``. Raises struct.error for no numbers."""
        (x, y, z), (qx, qy, qz, qw) = self.position, self.orientation
        sx, sy, sz = self.scale
        values = PLACE.pack(x, y, z, qx, qy, qz, qw, sx, sy, sz, self.stamp, self.visible)
        return self.frame, values


@dataclass(frozen=True)
class NodePlacements(RowsMessage):
    """
    Where nodes of the scene tree are; moving nodes sends nothing else of them.

    A name is as '/arm/hand', which '/arm' places, scales and hides, and that '/', the whole scene.
    One with a frame hangs on that frame instead; '/arm' hides it as ever.
    """

    PRIORITY: ClassVar[Priority] = Priority.SMALL
    SLOT: ClassVar[str] = NodePlacement.SLOT

    frames: list[str]
    """Of each a frame of the transforms; '' for the parent in the tree."""
    places: F64x12
    """
    (n, 12): position x y z, metres; orientation, a unit quaternion x y z w; scale x y z; ROS time
    of the frame's transform, 0 for the latest; 1 if it is visible, else 0.
    """

    @classmethod
    def of(cls, placements: Iterable[NodePlacement]) -> NodePlacements:
        """Return one message that says all of these; of two of one name the later."""
        return cls.of_rows({each.key: each.row() for each in placements})

    @classmethod
    def of_rows(cls, rows: Mapping[str, Row]) -> NodePlacements:
        """Return one message with these rows."""
        frames = [frame for frame, _ in rows.values()]
        return cls('', '', [*rows], frames, _places([row for _, row in rows.values()]))

    def rows(self) -> dict[str, Row]:
        """Return frame and bytes of the values by name; of two of one name the later."""
        if not len(self.names) == len(self.frames) == len(self.places):
            raise ValueError('NodePlacements: columns of different lengths')
        values = PLACE_BYTES.iter_unpack(np.ascontiguousarray(self.places, '<f8').tobytes())
        rows = zip(self.frames, (each for (each,) in values), strict=True)
        return dict(zip(self.names, rows, strict=True))


def _places(rows: Sequence[bytes]) -> NDArray[np.float64]:
    return np.frombuffer(b''.join(rows), '<f8').reshape(-1, 12)


@dataclass(frozen=True)
class FrameLook(NodeLook):
    """A coordinate frame: three axes (x red, y green, z blue), and a ball at the origin."""

    show_axes: bool
    axes_length: float
    """Metres, as are the radii."""
    axes_radius: float
    origin_radius: float
    """0 for no ball."""
    origin_color: tuple[int, int, int]
    """0 to 255 each."""
