# SPDX-License-Identifier: Apache-2.0
"""geometry_msgs/msg/WrenchStamped: force and torque as two arrows at the origin of the frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..cdr import View
from ..wire.screw import Screw
from .base import DisplayOptions, option, Source
from .common.pose_options import opacity
from .common.screw_options import (
    arrow_scale,
    arrow_width,
    hide_small_values,
    history_length,
    screw_color,
)
from .common.screws import screw

ROS_TYPE = 'geometry_msgs/msg/WrenchStamped'


@dataclass(frozen=True)
class Options(DisplayOptions):
    """How force and torque are drawn."""

    accept_nan_values: bool = option(
        False, 'Take NaN for 0; otherwise a message that holds it is an error.'
    )
    force_color: str = screw_color('#cc3333', 'the force')
    torque_color: str = screw_color('#cccc33', 'the torque')
    alpha: float = opacity(1.0)
    force_arrow_scale: float = arrow_scale('N')
    torque_arrow_scale: float = arrow_scale('Nm')
    arrow_width: float = arrow_width()
    history_length: float = history_length()
    hide_small_values: bool = hide_small_values()


def convert(msg: View, source: Source) -> Iterator[Screw]:
    """
    Return force and torque, NaN included: each viewer chooses whether that is drawn as 0.

    Raises DisplayError for an empty frame.
    """
    yield screw(msg.header, msg.wrench.array(), source)
