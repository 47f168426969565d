# SPDX-License-Identifier: Apache-2.0
"""Array annotations of the schema: dtype and row width live in the type of a field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Column:
    """
    How a field travels as a buffer.

    ``dtype`` is a little-endian numpy type string and ``width`` the number of values in a row:
    width 1 is an array of shape (n,), width k one of shape (n, k).
    """

    dtype: str
    width: int = 1


F32: TypeAlias = Annotated[NDArray[np.float32], Column('<f4')]
F32x2: TypeAlias = Annotated[NDArray[np.float32], Column('<f4', 2)]
F32x3: TypeAlias = Annotated[NDArray[np.float32], Column('<f4', 3)]
F32x4: TypeAlias = Annotated[NDArray[np.float32], Column('<f4', 4)]
F32x7: TypeAlias = Annotated[NDArray[np.float32], Column('<f4', 7)]
F64: TypeAlias = Annotated[NDArray[np.float64], Column('<f8')]
F64x3: TypeAlias = Annotated[NDArray[np.float64], Column('<f8', 3)]
F64x7: TypeAlias = Annotated[NDArray[np.float64], Column('<f8', 7)]
F64x12: TypeAlias = Annotated[NDArray[np.float64], Column('<f8', 12)]
F64x36: TypeAlias = Annotated[NDArray[np.float64], Column('<f8', 36)]
I32: TypeAlias = Annotated[NDArray[np.int32], Column('<i4')]
U8: TypeAlias = Annotated[NDArray[np.uint8], Column('|u1')]
U8x3: TypeAlias = Annotated[NDArray[np.uint8], Column('|u1', 3)]
U32: TypeAlias = Annotated[NDArray[np.uint32], Column('<u4')]
U32x3: TypeAlias = Annotated[NDArray[np.uint32], Column('<u4', 3)]
U32x4: TypeAlias = Annotated[NDArray[np.uint32], Column('<u4', 4)]


def empty(column: Any) -> Any:
    """
    Return a factory of an empty array of an annotated type.

    ``field(default_factory=empty(F32))``.
    """
    spec: Column = column.__metadata__[0]
    shape = (0,) if spec.width == 1 else (0, spec.width)
    return lambda: np.zeros(shape, spec.dtype)
