# SPDX-License-Identifier: Apache-2.0
"""Points out of columns: coordinates and numbers beside each other, as the GPU reads them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...wire.point_cloud import PointField, Scalar
from .layout import XYZ

Array = NDArray[Any]


def interleaved(xyz: Array, columns: Mapping[str, Array]) -> tuple[Array, int, list[PointField]]:
    """
    Return the bytes of n points, the bytes of each, and where its numbers lie.

    ``xyz`` is (n, 3), made float32 if it is not; each of ``columns`` is (n,) of a type that
    ``PointField.scalar`` names, and keeps it.
    """
    count = len(xyz)
    fields = [PointField(name, 4 * i, 'f4') for i, name in enumerate(XYZ)]
    step = 12
    for name, column in columns.items():
        scalar: Scalar = column.dtype.str[1:]  # type: ignore[assignment]
        fields.append(PointField(name, step, scalar))
        step += max(column.itemsize, 4)
    data = np.zeros(count * step, np.uint8)
    if count:
        with np.errstate(over='ignore', invalid='ignore'):
            _column(data, 0, '<f4', count, step, 3)[...] = xyz
        for field in fields[3:]:
            _column(data, field.offset, '<' + field.scalar, count, step)[:, 0] = columns[
                field.name
            ]
    return data, step, fields


def _column(data: Array, offset: int, dtype: str, count: int, step: int, width: int = 1) -> Array:
    size = np.dtype(dtype).itemsize
    found: Array = np.ndarray(
        (count, width), dtype, buffer=data, offset=offset, strides=(step, size)
    )
    return found
