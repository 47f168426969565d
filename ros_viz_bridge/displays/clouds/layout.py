# SPDX-License-Identifier: Apache-2.0
"""Where the numbers of a PointCloud2 lie, checked, and whether the GPU can read them there."""

from __future__ import annotations

from collections.abc import Sequence, Sized
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ...cdr import View
from ...wire.point_cloud import PointField, Scalar
from ..base import DisplayError

SCALARS: dict[int, Scalar] = {
    1: 'i1', 2: 'u1', 3: 'i2', 4: 'u2', 5: 'i4', 6: 'u4', 7: 'f4', 8: 'f8',
}  # fmt: skip
"""sensor_msgs/msg/PointField datatypes as numpy kinds and sizes."""

XYZ = ('x', 'y', 'z')

MOST_ELEMENTS = 64
"""Elements of one field (a descriptor, a histogram) that are offered one by one."""

MOST_FIELDS = 256

_KNOWN = 8
"""Layouts that are remembered."""


@dataclass(frozen=True)
class Field:
    """One number of a point: ``scalar`` at byte ``offset``, in the byte order of the cloud."""

    name: str
    offset: int
    scalar: Scalar

    @property
    def size(self) -> int:
        """Bytes of the number."""
        return int(self.scalar[1])

    def plain(self) -> PointField:
        """Return the field as the page is told of it."""
        return PointField(self.name, self.offset, self.scalar)


@dataclass(frozen=True)
class Layout:
    """
    ``height`` rows of ``width`` points.

    ``step`` bytes lie from point to point, ``row_step`` from row to row. The fields x, y and z
    exist if there are points.
    """

    fields: Sequence[Field]
    shortened: Sequence[str]
    """Fields with more elements than are offered."""
    width: int
    height: int
    step: int
    row_step: int
    big_endian: bool

    @property
    def count(self) -> int:
        """Points."""
        return self.width * self.height

    @property
    def padded(self) -> bool:
        """Whether bytes that belong to no point follow a row."""
        return self.height > 1 and self.row_step != self.width * self.step

    @cached_property
    def plain(self) -> tuple[PointField, ...]:
        """The fields as pages are told of them."""
        return tuple(field.plain() for field in self.fields)

    @cached_property
    def drawable(self) -> bool:
        """Whether the GPU can read the points: aligned little-endian float32 coordinates."""
        xyz = [f for f in self.fields if f.name in XYZ]
        return (
            not self.big_endian
            and self.step % 4 == 0
            and all(f.scalar == 'f4' and f.offset % 4 == 0 for f in xyz)
        )


def read_layout(msg: View, data: Sized, known: dict[Any, Layout] | None = None) -> Layout:
    """
    Return the layout of a sensor_msgs/msg/PointCloud2 with this ``data``, its fields in order.

    Clouds of one source are laid out alike: what is ``known`` is not read again, but for the size
    of the data. Raises DisplayError for a field that is unknown or lies outside the point, for
    missing x, y, z, and for less data than height, width and steps ask for.
    """
    known = {} if known is None else known
    key = msg.span('height', 'data')
    found = known.get(key)
    if found is None:
        found = _read(msg, data)
        if len(known) >= _KNOWN:
            known.clear()
        known[key] = found
    elif found.count:
        _check_size(data, found.height, found.row_step)
    return found


def _read(msg: Any, data: Sized) -> Layout:
    width, height, step, row_step = msg.width, msg.height, msg.point_step, msg.row_step
    if not width * height:
        return Layout([], [], width, height, step, row_step, msg.is_bigendian)
    if not step:
        raise DisplayError(f'point_step is 0, but there are {width} x {height} points')
    if height == 1 and row_step == 0:
        row_step = width * step  # Old drivers do not fill it in for clouds of one row.
    if row_step < width * step:
        raise DisplayError(
            f'row_step is {row_step}, but {width} points of {step} bytes are {width * step} bytes'
        )
    _check_size(data, height, row_step)
    fields, shortened = _read_fields(msg.fields, step)
    names = {field.name for field in fields}
    missing = [name for name in XYZ if name not in names]
    if missing:
        has = ', '.join(sorted(names)) or 'none'
        raise DisplayError(f'there is no field {", ".join(missing)}; the fields are {has}')
    return Layout(fields, shortened, width, height, step, row_step, msg.is_bigendian)


def _check_size(data: Sized, height: int, row_step: int) -> None:
    size = len(data)
    if size < height * row_step:
        raise DisplayError(
            f'data has {size} bytes, but height {height} x row_step {row_step} '
            f'are {height * row_step}'
        )


def _read_fields(columns: Any, step: int) -> tuple[list[Field], list[str]]:
    if len(columns) > MOST_FIELDS:
        raise DisplayError(f'there are {len(columns)} fields; at most {MOST_FIELDS} are read')
    fields: dict[str, Field] = {}
    shortened = []
    rows = zip(
        columns.name.list(),
        columns.offset.tolist(),
        columns.datatype.tolist(),
        columns['count'].tolist(),
        strict=True,
    )
    for name, offset, datatype, count in rows:
        if datatype not in SCALARS:
            known = ', '.join(f'{number} {scalar}' for number, scalar in SCALARS.items())
            raise DisplayError(f'field {name!r} has datatype {datatype}; known are {known}')
        scalar = SCALARS[datatype]
        size = int(scalar[1])
        count = max(count, 1)  # 0 is what old drivers say for one.
        if offset + size * count > step:
            raise DisplayError(
                f'field {name!r} ({count} x {scalar} at byte {offset}) ends at byte '
                f'{offset + size * count} of points of {step} bytes'
            )
        if count > MOST_ELEMENTS:
            shortened.append(name)
        for i in range(min(count, MOST_ELEMENTS)):
            each = name if count == 1 else f'{name}[{i}]'
            fields.setdefault(each, Field(each, offset + i * size, scalar))
    return list(fields.values()), shortened
