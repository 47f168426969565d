# SPDX-License-Identifier: Apache-2.0
"""The calibration of a camera: what places its pixels in the scene."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .columns import F64
from .message import Priority, StateMessage


@dataclass(frozen=True)
class CameraModel(StateMessage):
    """
    A camera by sensor_msgs/msg/CameraInfo; ``frame`` is its optical frame (z into the picture).

    ``width`` x ``height`` is the full resolution of the sensor, to which ``k`` and ``p`` belong;
    the pictures may be a binned region of it.
    """

    PRIORITY: ClassVar[Priority] = Priority.SMALL

    frame: str
    stamp: float
    width: int
    """Pixels."""
    height: int
    distortion_model: str
    """'plumb_bob', 'rational_polynomial', 'equidistant', ...; '' where nobody said."""
    d: F64
    """Distortion parameters, as many as the model has; (0,) for none."""
    k: F64
    """(9,) intrinsic matrix of the raw pictures, rows first."""
    r: F64
    """(9,) rotation of the rectified camera, rows first."""
    p: F64
    """(12,) projection of the rectified pictures, rows first; p[3] is -fx times the baseline."""
    binning_x: int
    """Sensor pixels in one pixel of the picture; at least 1."""
    binning_y: int
    roi_x: int
    """Left edge of the region that the pictures show, in sensor pixels."""
    roi_y: int
    roi_width: int
    """The full width where the message names no region."""
    roi_height: int
