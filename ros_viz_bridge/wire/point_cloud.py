# SPDX-License-Identifier: Apache-2.0
"""A point cloud, as it lies in the ROS message wherever that can be drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from .columns import U8
from .message import Priority, StateMessage

Scalar = Literal['i1', 'u1', 'i2', 'u2', 'i4', 'u4', 'f4', 'f8']


@dataclass(frozen=True)
class PointField:
    """Where a field of a point lies."""

    name: str
    offset: int
    """Bytes from the start of the point."""
    scalar: Scalar
    """Little-endian number type."""


@dataclass(frozen=True)
class PointCloud(StateMessage):
    """
    ``count`` points of ``step`` bytes each in ``data``; ``fields`` says where each number lies.

    x, y and z are always float32 at offsets that are multiples of four, and ``step`` is one too:
    ``data`` can go to the GPU as an interleaved buffer. Points with a non-finite coordinate are
    not drawn. Colour maps, ranges, size and decay are the page's work.
    """

    PRIORITY: ClassVar[Priority] = Priority.CLOUD

    frame: str
    stamp: float
    count: int
    step: int
    fields: list[PointField]
    origin: tuple[float, float, float]
    """Added to every point, metres: float64 clouds far from the origin keep their precision."""
    data: U8
    """(count * step,) bytes."""
    sweep: float = 0.0
    """
    Seconds from the first point to the last, which follow each other evenly.

    Each point was seen from where its frame was at its own time, the first one's being ``stamp``.
    """
    labels: list[str] = field(default_factory=list)
    """What is written beside the first points; empty where nothing is."""
