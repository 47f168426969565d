# SPDX-License-Identifier: Apache-2.0
"""Poses that a message gives together: one, a swarm of particles, the points of a path."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from .columns import empty, F64x7, F64x36
from .message import Priority, StateMessage


@dataclass(frozen=True)
class Poses(StateMessage):
    """
    n poses in ``frame`` at ``stamp``; the settings of the display say how they are drawn.

    A covariance is that of geometry_msgs/PoseWithCovariance: rows and columns are x y z, then
    rotation about x y z, metres and radians. Its position part is in the axes of ``frame``.
    """

    PRIORITY: ClassVar[Priority] = Priority.SMALL

    frame: str
    stamp: float
    poses: F64x7
    """(n, 7) x y z metres, unit quaternion x y z w."""
    covariance: F64x36 = field(default_factory=empty(F64x36))
    """(n, 36) rows first, or (0, 36) where none is known."""
