# SPDX-License-Identifier: Apache-2.0
"""geometry_msgs/msg/TwistStamped: a velocity as two arrows at the origin of its frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..cdr import View
from ..wire.screw import Screw
from .base import Source
from .common.screw_options import MotionOptions
from .common.screws import finite_screw

ROS_TYPE = 'geometry_msgs/msg/TwistStamped'


@dataclass(frozen=True)
class Options(MotionOptions):
    """How the two arrows are drawn."""


def convert(msg: View, source: Source) -> Iterator[Screw]:
    """Return the two vectors; raises DisplayError if they hold NaN or have no frame."""
    yield finite_screw(msg.header, msg.twist.array(), source, field='twist')
