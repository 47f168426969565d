# SPDX-License-Identifier: Apache-2.0
"""Settings of poses that displays of several types have in common, as RViz names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from ..base import DisplayOptions, option


def metres(default: float, doc: str, *, shown_if: str = '', maximum: float = 100.0) -> Any:
    """Return an option that is a length."""
    return option(
        default, doc, minimum=0.001, maximum=maximum, step=0.001, unit='m', shown_if=shown_if
    )


def opacity(default: float, *, doc: str = 'Opacity.', shown_if: str = '') -> Any:
    """Return an option that is an opacity."""
    return option(default, doc, minimum=0.0, maximum=1.0, step=0.05, shown_if=shown_if)


@dataclass(frozen=True)
class PoseOptions(DisplayOptions):
    """How one pose is drawn."""

    shape: Literal['arrow', 'axes'] = option('arrow', 'What a pose is drawn as.')
    color: str = option('#ff1900', 'Colour of the arrow.', kind='color', shown_if='shape=arrow')
    alpha: float = opacity(1.0)
    shaft_length: float = metres(1.0, "Length of the arrow's shaft.", shown_if='shape=arrow')
    shaft_radius: float = metres(
        0.05,
        'Thickness of the shaft: its diameter, as RViz draws this value.',
        shown_if='shape=arrow',
    )
    head_length: float = metres(0.3, "Length of the arrow's head.", shown_if='shape=arrow')
    head_radius: float = metres(
        0.1,
        'Thickness of the head: its diameter, as RViz draws this value.',
        shown_if='shape=arrow',
    )
    axes_length: float = metres(1.0, 'Length of each axis.', shown_if='shape=axes')
    axes_radius: float = metres(
        0.1,
        'Thickness of each axis: its diameter, as RViz draws this value.',
        shown_if='shape=axes',
    )


@dataclass(frozen=True)
class CovarianceOptions(DisplayOptions):
    """How the uncertainty of a pose is drawn."""

    covariance: bool = option(True, 'Draw the covariance.')
    position: bool = option(
        True, 'Draw the ellipsoid of the position.', shown_if='covariance=true'
    )
    position_color: str = option(
        '#cc33cc', 'Colour of the ellipsoid.', kind='color', shown_if='position=true'
    )
    position_alpha: float = opacity(0.3, doc='Opacity of the ellipsoid.', shown_if='position=true')
    position_scale: float = option(
        1.0,
        'Half the ellipsoid is so many standard deviations.',
        minimum=0.1,
        maximum=10.0,
        step=0.1,
        shown_if='position=true',
    )
    orientation: bool = option(True, 'Draw where the axes may point.', shown_if='covariance=true')
    orientation_frame: Literal['local', 'fixed'] = option(
        'local',
        "Whether the rotations are about the pose's own axes, or those of its frame.",
        shown_if='orientation=true',
    )
    orientation_color_style: Literal['unique', 'rgb'] = option(
        'unique', 'One colour, or one for each axis.', shown_if='orientation=true'
    )
    orientation_color: str = option(
        '#ffff7f', 'Colour of all three.', kind='color', shown_if='orientation_color_style=unique'
    )
    orientation_alpha: float = opacity(
        0.5, doc='Opacity of the three.', shown_if='orientation=true'
    )
    orientation_offset: float = metres(
        1.0, 'How far from the pose they are drawn.', shown_if='orientation=true'
    )
    orientation_scale: float = option(
        1.0,
        'Half the opening is so many standard deviations.',
        minimum=0.1,
        maximum=10.0,
        step=0.1,
        shown_if='orientation=true',
    )
