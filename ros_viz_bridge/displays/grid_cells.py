# SPDX-License-Identifier: Apache-2.0
"""nav_msgs/msg/GridCells: rectangles of one size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
import math

import numpy as np
from numpy.typing import NDArray

from ..cdr import View
from ..wire.display import StatusItem
from ..wire.flat import GridCells
from .base import DisplayError, DisplayOptions, option, Source
from .common.findings import Findings, not_finite
from .common.header import frame_of, seconds

ROS_TYPE = 'nav_msgs/msg/GridCells'


@dataclass(frozen=True)
class Options(DisplayOptions):
    """How the cells are drawn."""

    color: str = option('#19ff00', 'Colour of the cells.', kind='color')
    alpha: float = option(1.0, 'Opacity.', minimum=0.0, maximum=1.0, step=0.05)


def convert(msg: View, source: Source) -> Iterator[GridCells | StatusItem]:
    """
    Return the cells; those whose place is no number are left out, each with a StatusItem.

    Raises DisplayError for cells without a size.
    """
    for name, value in (('cell_width', msg.cell_width), ('cell_height', msg.cell_height)):
        if not (math.isfinite(value) and value > 0.0):
            raise DisplayError(f'{name} is {value:g}: it must be above 0 metres')
    places = msg.cells.array()
    findings = Findings(np.ones(len(places), np.bool_), name=lambda i: f'cells[{i}]')
    findings.refuse(not_finite(places), 'it holds NaN or infinity')
    yield from findings.items
    good = places if findings.good.all() else places[findings.good]
    yield GridCells(
        display=source.display,
        key=source.display,
        frame=frame_of(msg.header),
        stamp=seconds(msg.header.stamp),
        cell_width=msg.cell_width,
        cell_height=msg.cell_height,
        cells=_within_float32(good),
    )


def _within_float32(values: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return (n, 3) float64 coordinates as float32, those beyond its numbers at its limits."""
    most = np.finfo(np.float32).max
    near: NDArray[np.float32] = np.clip(values, -most, most).astype(np.float32)
    return near
