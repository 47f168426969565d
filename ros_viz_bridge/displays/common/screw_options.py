# SPDX-License-Identifier: Apache-2.0
"""Settings of linear and angular vectors that displays of several types have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..base import DisplayOptions, option
from .pose_options import opacity


def screw_color(default: str, what: str, *, shown_if: str = '') -> Any:
    """Return an option that is the colour of an arrow."""
    return option(default, f'Colour of {what}.', kind='color', shown_if=shown_if)


def arrow_scale(unit: str, *, shown_if: str = '') -> Any:
    """Return an option that is how long the arrow of a vector of length 1 is."""
    return option(
        2.0,
        f'Length of the shaft for 1 {unit}.',
        minimum=0.001,
        maximum=1000.0,
        step=0.001,
        unit='m',
        shown_if=shown_if,
    )


def arrow_width(*, shown_if: str = '') -> Any:
    """Return an option that is how thick arrows are, in RViz's measure."""
    return option(
        0.5,
        'Thickness of the arrows: ten times the diameter of the shaft.',
        minimum=0.001,
        maximum=10.0,
        step=0.001,
        unit='m',
        shown_if=shown_if,
    )


def history_length() -> Any:
    """Return an option that is how many messages stay on screen."""
    return option(
        1.0, 'How many messages are kept.', minimum=1.0, maximum=1000.0, step=1.0, keeps='messages'
    )


def hide_small_values() -> Any:
    """Return an option that hides arrows which would be shorter than thick."""
    return option(True, 'Hide an arrow that would be shorter than its width.')


@dataclass(frozen=True)
class MotionOptions(DisplayOptions):
    """How a velocity or an acceleration is drawn."""

    linear_color: str = screw_color('#cc3333', 'the linear arrow')
    angular_color: str = screw_color('#cccc33', 'the angular arrow')
    alpha: float = opacity(1.0)
    linear_arrow_scale: float = arrow_scale('m/s (m/s²)')
    angular_arrow_scale: float = arrow_scale('rad/s (rad/s²)')
    arrow_width: float = arrow_width()
    history_length: float = history_length()
    hide_small_values: bool = hide_small_values()
