# SPDX-License-Identifier: Apache-2.0
"""Points that the GPU cannot read as they lie, packed anew without a loop over points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...wire.point_cloud import PointField
from ..base import DisplayError
from .layout import Field, Layout, XYZ

Array = NDArray[Any]

FAR = 1000.0
"""Metres at which float32 becomes too coarse (0.06 mm) for coordinates that came finer."""


_GROWTH = 4
"""Times that points can grow: each byte may become a four-byte number, but not many times over."""


@dataclass(frozen=True)
class Packed:
    """Points of ``step`` bytes, first float32 coordinates relative to ``origin``."""

    data: NDArray[np.uint8]
    step: int
    fields: list[PointField]
    origin: tuple[float, float, float]


def without_padding(data: Array, layout: Layout) -> Array:
    """Return the bytes of all points, (count * step,) uint8; a copy only if rows are padded."""
    if not layout.padded:
        return data[: layout.count * layout.step]
    row = layout.width * layout.step
    rows = data[: layout.height * layout.row_step].reshape(layout.height, layout.row_step)
    return np.ascontiguousarray(rows[:, :row]).reshape(-1)


def pack(data: Array, layout: Layout) -> Packed:
    """
    Return the points of ``data`` (uint8), their coordinates as float32.

    Every other number keeps its type, and begins at a multiple of four bytes. Raises DisplayError
    for fields that overlap so much that the cloud would grow without bounds.
    """
    by_name = {field.name: field for field in layout.fields}
    xyz = [by_name[name] for name in XYZ]
    fields = list(_packed_fields(layout, xyz))
    step = -(-(fields[-1].offset + int(fields[-1].scalar[1])) // 4) * 4
    check_growth(step, layout)
    packed = np.zeros(layout.count * step, np.uint8)
    out = Layout([], [], layout.width, layout.height, step, layout.width * step, big_endian=False)
    origin = _origin(data, layout, xyz)
    for target in fields:
        place = column(packed, out, Field(target.name, target.offset, target.scalar))
        values = column(data, layout, by_name[target.name])
        if target.name in XYZ:
            start = origin[XYZ.index(target.name)]
            with np.errstate(over='ignore', invalid='ignore'):
                place[...] = values - start if start else values
        else:
            place[...] = values
    return Packed(packed, step, fields, origin)


def check_growth(step: int, layout: Layout) -> None:
    """Raise DisplayError where points would become so many times larger, ``step`` bytes."""
    if step > _GROWTH * (layout.step + 4):
        raise DisplayError(
            f'{len(layout.fields)} fields lie one over the other in points of {layout.step} bytes'
        )


def _packed_fields(layout: Layout, xyz: list[Field]) -> Iterator[PointField]:
    offset = 0
    for field in xyz:
        yield PointField(field.name, offset, 'f4')
        offset += 4
    for field in layout.fields:
        if field not in xyz:
            yield PointField(field.name, offset, field.scalar)
            offset += max(field.size, 4)


def column(data: Array, layout: Layout, field: Field) -> Array:
    """Return one number of all points, (height, width), where it lies in ``data``."""
    order = '>' if layout.big_endian else '<'
    found: Array = np.ndarray(
        (layout.height, layout.width),
        order + field.scalar,
        buffer=data,
        offset=field.offset,
        strides=(layout.row_step, layout.step),
    )
    return found


def _origin(data: Array, layout: Layout, xyz: list[Field]) -> tuple[float, float, float]:
    """
    Return what to take off all coordinates before they become float32.

    It is the first finite point in whole metres if coordinates finer than float32 lie far out,
    else zero: near ones need none, and float32 ones are not made finer by it.
    """
    if not any(field.scalar in ('f8', 'i4', 'u4') for field in xyz):
        return 0.0, 0.0, 0.0
    columns = [column(data, layout, field) for field in xyz]
    finite = np.isfinite(columns[0]) & np.isfinite(columns[1]) & np.isfinite(columns[2])
    if not finite.any():
        return 0.0, 0.0, 0.0
    far = any(
        np.abs(column, where=finite, dtype=np.float64, out=np.zeros(finite.shape)).max() > FAR
        for column in columns
    )
    if not far:
        return 0.0, 0.0, 0.0
    row, col = np.unravel_index(int(finite.argmax()), finite.shape)
    x, y, z = (float(np.round(float(column[row, col]))) for column in columns)
    return x, y, z
