# SPDX-License-Identifier: Apache-2.0
"""Fold of ``OccupancyGrid``: the newest whole map with every rectangle since."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ...wire.occupancy_grid import OccupancyGrid


class OccupancyGridFold:
    """
    One array of cells, copied when it changes after somebody was given it.

    A rectangle that comes before any whole map, or of a map of another size, changes nothing.
    """

    def __init__(self) -> None:
        self._map: OccupancyGrid | None = None
        self._cells: NDArray[np.uint8] = np.zeros((0, 0), np.uint8)
        self._shared = True
        self._lost: OccupancyGrid | None = None

    @property
    def nbytes(self) -> int:
        """Roughly how large the folded message is."""
        return 256 + self._cells.nbytes

    def add(self, delta: OccupancyGrid, time: float = 0.0) -> None:
        """Take a whole map, or write a rectangle into the one that is there."""
        if delta.whole:
            self._cells = delta.cells.reshape(delta.height, delta.width)
            self._map, self._shared, self._lost = delta, True, None
            return
        if self._map is None or self._cells.shape != (delta.height, delta.width):
            self._lost = delta
            return
        if self._shared:
            self._cells, self._shared = self._cells.copy(), False
        bottom, left = delta.y, delta.x
        area = self._cells[bottom : bottom + delta.rows, left : left + delta.columns]
        area[:] = delta.cells.reshape(delta.rows, delta.columns)

    def state(self, time: float) -> OccupancyGrid:
        """Return the whole map; one rectangle of no size while there is none."""
        if self._map is None:
            if self._lost is None:
                raise ValueError('a fold of maps without any message has no state')
            return replace(self._lost, columns=0, rows=0, cells=np.zeros(0, np.uint8))
        self._shared = True
        return replace(self._map, cells=self._cells.reshape(-1))

    def forget_dynamic(self, *, latched: bool) -> bool:
        """Time jumped: a map holds on where its publisher latches it."""
        if not latched:
            self.__init__()  # type: ignore[misc]
        return self._map is not None
