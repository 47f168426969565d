# SPDX-License-Identifier: Apache-2.0
"""What any display or script can use: removal, and the nodes of scripts with their places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
import struct
from typing import Any, ClassVar, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from .columns import F64x12
from .message import Kind, NodeLook, Priority, RowsMessage, StateMessage

FIELDS = {
    'position': (0, 24, struct.Struct('<3d')),
    'orientation': (24, 56, struct.Struct('<4d')),
    'scale': (56, 80, struct.Struct('<3d')),
    'stamp': (80, 88, struct.Struct('<d')),
    'visible': (88, 96, struct.Struct('<d')),
}
"""From where to where in its values the fields of a place are, and how."""
VALUES = struct.Struct('96s')
Vector: TypeAlias = tuple[float, float, float]
Quaternion: TypeAlias = tuple[float, float, float, float]
_tuple = tuple.__new__


@dataclass(frozen=True)
class Remove(StateMessage):
    """
    The thing with this key is gone, with all its slots.

    Not kept: it removes what the log kept.
    """

    KIND: ClassVar[Kind] = Kind.EVENT
    PRIORITY: ClassVar[Priority] = Priority.SMALL


class _Row(NamedTuple):
    key: str
    """Its name."""
    frame: str
    """A frame of the transforms; '' for the parent in the tree."""
    values: bytes
    """A row of ``NodePlacements.places``."""


class NodePlacement(_Row):
    """
    Where one node of the scene tree is: '/arm/hand' is placed by '/arm', and that by '/'.

    One with a ``frame`` hangs on that frame instead. It is kept as it is sent: a row of
    ``NodePlacements``.
    """

    __slots__ = ()
    SLOT: ClassVar[str] = 'placement'
    NAMES: ClassVar[tuple[str, ...]] = ('frame', *FIELDS)

    @classmethod
    def at(
        cls,
        key: str,
        frame: str,
        stamp: float,
        position: Vector,
        orientation: Quaternion,
        scale: Vector = (1.0, 1.0, 1.0),
        visible: bool = True,
    ) -> NodePlacement:
        """Return a place: metres, unit quaternion x y z w. Raises struct.error for no numbers."""
        place = position, orientation, scale, stamp, visible
        return cls(key, frame, b'').with_fields(dict(zip(FIELDS, place, strict=True)))

    def with_fields(self, fields: Mapping[str, Any]) -> NodePlacement:
        """Return it with other values of some fields; bytes are values as they are sent."""
        key, frame, values = self
        for name, value in fields.items():
            if name == 'frame':
                frame = value
                continue
            start, end, form = FIELDS[name]
            if type(value) is tuple:
                value = form.pack(*value)
            elif type(value) is not bytes:
                value = form.pack(value)
            values = values[:start] + value + values[end:]
        return _tuple(NodePlacement, (key, frame, values))

    @property
    def position(self) -> Vector:
        """Metres."""
        x, y, z = self._read('position')
        return x, y, z

    @property
    def orientation(self) -> Quaternion:
        """Unit quaternion x y z w."""
        x, y, z, w = self._read('orientation')
        return x, y, z, w

    @property
    def scale(self) -> Vector:
        """Along x, y and z."""
        x, y, z = self._read('scale')
        return x, y, z

    @property
    def stamp(self) -> float:
        """ROS time of the transform, 0 for the latest."""
        return self._read('stamp')[0]

    @property
    def visible(self) -> bool:
        """Whether it is shown, where its parents are."""
        return self._read('visible')[0] != 0.0

    def _read(self, name: str) -> tuple[float, ...]:
        start, _, form = FIELDS[name]
        return form.unpack_from(self.values, start)


def with_columns(
    places: Sequence[NodePlacement], columns: Mapping[str, NDArray[np.float64]]
) -> list[NodePlacement]:
    """Return places with a row each of columns, by the names of fields."""
    table = np.array(_table(places))
    for name, column in columns.items():
        start, end, _ = FIELDS[name]
        table[:, start // 8 : end // 8] = column.reshape(len(places), -1)
    rows = zip(places, VALUES.iter_unpack(table.tobytes()), strict=True)
    return [_tuple(NodePlacement, (key, frame, values)) for (key, frame, _), (values,) in rows]


def _table(places: Iterable[NodePlacement]) -> NDArray[np.float64]:
    return np.frombuffer(b''.join([each.values for each in places]), '<f8').reshape(-1, 12)


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
        return cls.of_rows({each.key: each for each in placements})

    @classmethod
    def of_rows(cls, rows: Mapping[str, NodePlacement]) -> NodePlacements:
        """Return one message with these rows."""
        places = rows.values()
        return cls('', '', [*rows], [each.frame for each in places], _table(places))

    def rows(self) -> dict[str, NodePlacement]:
        """Return the places by name; of two of one name the later."""
        if not len(self.names) == len(self.frames) == len(self.places):
            raise ValueError('NodePlacements: columns of different lengths')
        values = VALUES.iter_unpack(np.ascontiguousarray(self.places, '<f8').tobytes())
        rows = zip(self.names, self.frames, values, strict=True)
        return {name: NodePlacement(name, frame, row) for name, frame, (row,) in rows}


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
