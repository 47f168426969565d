# SPDX-License-Identifier: Apache-2.0
"""Ragged columns (values and offsets): choosing rows, and joining, without a loop over rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Offsets = NDArray[np.uint32]


def take_ragged(
    values: NDArray[Any], offsets: Offsets, rows: NDArray[np.int64]
) -> tuple[NDArray[Any], Offsets]:
    """
    Return values and offsets of the chosen rows, in their order.

    Empty offsets mean that no row has values.
    """
    if len(offsets) == 0:
        return values[:0], offsets
    bounds = offsets.astype(np.int64)
    starts, sizes = bounds[rows], bounds[rows + 1] - bounds[rows]
    ends = np.cumsum(sizes)
    total = int(ends[-1]) if len(ends) else 0
    index = np.arange(total, dtype=np.int64) + np.repeat(starts - (ends - sizes), sizes)
    return values[index], np.concatenate(([0], ends)).astype(np.uint32)


def join_ragged(
    parts: Sequence[tuple[NDArray[Any], Offsets, int]],
) -> tuple[NDArray[Any], Offsets]:
    """Return the parts (values, offsets, number of rows) one after the other."""
    values = np.concatenate([part[0] for part in parts])
    if len(values) == 0:
        return values, np.zeros(0, np.uint32)
    sizes = [
        np.diff(offsets.astype(np.int64)) if len(offsets) else np.zeros(rows, np.int64)
        for _, offsets, rows in parts
    ]
    ends = np.cumsum(np.concatenate(sizes))
    return values, np.concatenate(([0], ends)).astype(np.uint32)
