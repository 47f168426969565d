# SPDX-License-Identifier: Apache-2.0
"""What an inertial measurement unit says, as far as it says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .columns import F64
from .message import Priority, StateMessage


@dataclass(frozen=True)
class Imu(StateMessage):
    """One reading of the sensor in ``frame``; what it does not measure is empty (REP-145)."""

    PRIORITY: ClassVar[Priority] = Priority.SMALL

    frame: str
    stamp: float
    orientation: F64
    """(4,) unit quaternion x y z w of the sensor in its world (east, north, up), or (0,)."""
    angular_velocity: F64
    """(3,) rad/s in the sensor's axes, or (0,)."""
    linear_acceleration: F64
    """(3,) m/s^2 in the sensor's axes, or (0,)."""
