# SPDX-License-Identifier: Apache-2.0
"""Fewer points of a cloud than came, spread over all of it."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .layout import Layout

Array = NDArray[Any]

_GOLDEN = 0.6180339887498949


def thin(data: Array, layout: Layout, most: int) -> tuple[Array, Layout]:
    """
    Return at most ``most`` points of ``data`` (uint8) in one row, and their layout.

    A cloud that has no more is returned as it is. Each of ``most`` parts of equal length gives one
    point, not always at the same place of its part: a scanner's points come in rows, and every
    tenth of rows of 1,000 would be the same columns of each. The choice depends on the two counts
    alone, so that a cloud that rests does not flicker.
    """
    if layout.count <= most:
        return data, layout
    points = np.ndarray(
        (layout.height, layout.width),
        np.dtype((np.void, layout.step)),
        buffer=data,
        strides=(layout.row_step, layout.step),
    )
    chosen = _chosen(layout.count, most)
    if layout.padded:
        kept = points[np.divmod(chosen, layout.width)]
    else:
        kept = points.reshape(-1)[chosen]
    size = most * layout.step
    return kept.view(np.uint8), replace(layout, width=most, height=1, row_step=size)


@lru_cache(maxsize=2)
def _chosen(count: int, most: int) -> NDArray[np.int64]:
    """Return ascending indices, (most,), one from each of so many parts of ``count``."""
    starts = np.arange(most + 1, dtype=np.int64) * count // most
    place = np.arange(most) * _GOLDEN % 1.0
    chosen = starts[:-1] + (place * np.diff(starts)).astype(np.int64)
    chosen.flags.writeable = False
    return chosen
