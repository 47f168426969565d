# SPDX-License-Identifier: Apache-2.0
"""Settings of everything that is drawn as points; all of it is the page's work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..base import DisplayOptions, option

Style = Literal['points', 'squares', 'flat_squares', 'spheres', 'boxes', 'tiles']

STYLE_DOC = (
    'points: squares of pixels; squares and flat_squares face the camera, the former with a rim; '
    'tiles lie in x and y of the frame; spheres and boxes are shaded.'
)

SOLID = 'style=squares|flat_squares|spheres|boxes|tiles'
"""``shown_if`` of what only styles have that are sized in metres."""


def on_screen(pixels: float) -> float:
    """Return the option for the size of points in pixels."""
    size: float = option(
        pixels,
        'Size on screen.',
        minimum=0.5,
        maximum=20.0,
        step=0.5,
        unit='px',
        shown_if='style=points',
    )
    return size


def in_the_world(metres: float, *, shown_if: str = SOLID) -> float:
    """Return the option for the size of points in metres."""
    size: float = option(
        metres,
        'Size in the world; never drawn smaller than a pixel.',
        minimum=0.001,
        maximum=100.0,
        step=0.001,
        unit='m',
        shown_if=shown_if,
        label='Size',
    )
    return size


@dataclass(frozen=True)
class CloudOptions(DisplayOptions):
    """How points are drawn; needs no new data."""

    color_by: Literal['auto', 'rgb', 'field', 'axis', 'flat'] = option(
        'auto', 'auto: rgb or rgba if the cloud has it, else intensity, else z.'
    )
    field: str = option(
        'intensity', 'Number that is coloured.', kind='field', shown_if='color_by=field'
    )
    axis: Literal['x', 'y', 'z'] = option(
        'z', 'Axis of the fixed frame that is coloured.', shown_if='color_by=axis'
    )
    color: str = option(
        '#ffffff', 'Colour of every point.', kind='color', shown_if='color_by=flat'
    )
    map: Literal['turbo', 'viridis', 'plasma', 'rainbow', 'grey'] = option(
        'turbo', 'Colour map.', shown_if='color_by=auto|field|axis'
    )
    invert: bool = option(False, 'Turn the colour map round.', shown_if='color_by=auto|field|axis')
    range: Literal['auto', 'min_max', 'fixed'] = option(
        'auto',
        'auto: from the 1st to the 99th percentile of each cloud, so that single wild values do '
        'not take all the colours; min_max: its least and greatest value, as RViz.',
        shown_if='color_by=auto|field|axis',
    )
    min: float = option(0.0, 'Value at the start of the map.', shown_if='range=fixed')
    max: float = option(1.0, 'Value at the end of the map.', shown_if='range=fixed')
    style: Style = option('points', STYLE_DOC)
    size: float = on_screen(2.0)
    size_m: float = in_the_world(0.02)
    alpha: float = option(1.0, 'Opacity.', minimum=0.0, maximum=1.0, step=0.05)
    decay: float = option(
        0.0,
        'How long a cloud stays; 0 keeps the newest.',
        minimum=0.0,
        maximum=60.0,
        step=0.1,
        unit='s',
        keeps='seconds',
    )
