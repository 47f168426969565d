# SPDX-License-Identifier: Apache-2.0
"""A point cloud in fewer bytes, each number on a grid of its own, until the page unpacks it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .columns import U8, U32
from .message import Priority, StateMessage
from .point_cloud import Scalar

BLOCK = 64
"""Points whose numbers are packed with as many bits each as the block needs."""


@dataclass(frozen=True)
class PackedField:
    """What the whole numbers of a field mean."""

    name: str
    scalar: Scalar
    """What becomes of it: f4 (f8 of what was f8), or with ``step`` 0 a 32-bit word as it is."""
    start: float
    step: float
    """The number is ``start + step * code``."""
    none: float
    """The code that stands for NaN; -1 where there is none."""


@dataclass(frozen=True)
class PackedCloud(StateMessage):
    """
    ``count`` points in blocks of 64: of each field and block the least code, and what is added.

    In ``bits`` the blocks lie field by field, one after the other; each has 64 numbers of
    ``widths`` bits from the lowest bit of its first word on, so 2 * width words. Those beyond
    ``count`` mean nothing. The first fields are x, y and z, metres from ``origin``.
    """

    PRIORITY: ClassVar[Priority] = Priority.CLOUD

    frame: str
    stamp: float
    count: int
    origin: tuple[float, float, float]
    fields: list[PackedField]
    least: U32
    """(fields * blocks,) least code of each block."""
    widths: U8
    """(fields * blocks,) bits of each number, 0..32."""
    bits: U32
