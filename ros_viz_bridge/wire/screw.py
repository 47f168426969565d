# SPDX-License-Identifier: Apache-2.0
"""A vector and a vector to turn about: velocity, acceleration, force and torque."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .columns import F64
from .message import Priority, StateMessage


@dataclass(frozen=True)
class Screw(StateMessage):
    """
    A linear and an angular vector at a pose in ``frame``, in the axes of that pose.

    Either may hold NaN: whether that is drawn is for the settings of the display.
    """

    PRIORITY: ClassVar[Priority] = Priority.SMALL

    frame: str
    stamp: float
    pose: F64
    """(7,) x y z metres, unit quaternion x y z w."""
    linear: F64
    """(3,) m/s, m/s^2 or N."""
    angular: F64
    """(3,) rad/s, rad/s^2 or Nm."""
