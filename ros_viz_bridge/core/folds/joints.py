# SPDX-License-Identifier: Apache-2.0
"""Fold of ``JointStates``: the newest that was told of every joint."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...wire.robot import JointStates

MOST = 20_000
"""Joints kept; a publisher that invents new names for ever does not fill the memory."""
LAYOUTS = 64
"""So many publishers' lists of names are remembered; each repeats its own."""
COLUMNS = ('stamp', 'position', 'velocity', 'effort')


class JointStatesFold:
    """Rows are joints, in order of first appearance; columns as ``COLUMNS``."""

    def __init__(self) -> None:
        self._display = self._key = ''
        self._rows: dict[str, int] = {}
        self._layouts: dict[tuple[str, ...], NDArray[np.int64]] = {}
        self._values: NDArray[Any] = np.full((64, len(COLUMNS)), np.nan)

    @property
    def nbytes(self) -> int:
        """Roughly how large the folded message is."""
        return len(self._rows) * 64

    def add(self, delta: JointStates, time: float = 0.0) -> None:
        """Apply a delta: what it does not tell stays."""
        self._display, self._key = delta.display, delta.key
        rows = self._layout(delta.names)
        new = np.column_stack([getattr(delta, name) for name in COLUMNS])
        kept = rows >= 0
        if not kept.all():
            rows, new = rows[kept], new[kept]
        self._values[rows] = np.where(np.isnan(new), self._values[rows], new)

    def state(self, time: float) -> JointStates:
        """Return the newest of every joint."""
        columns = self._values[: len(self._rows)]
        stamp, position, velocity, effort = (column.copy() for column in columns.T)
        return JointStates(
            self._display, self._key, list(self._rows), stamp, position, velocity, effort
        )

    def forget_dynamic(self, *, latched: bool) -> bool:
        """Time jumped: a state of joints is of its time, unless its publisher keeps it."""
        if not latched:
            self.__init__()  # type: ignore[misc]
        return bool(self._rows)

    def _layout(self, names: list[str]) -> NDArray[np.int64]:
        """Return the row of each name, -1 for those that are too many."""
        key = tuple(names)
        found = self._layouts.get(key)
        if found is None:
            if len(self._layouts) >= LAYOUTS:
                self._layouts.clear()
            found = np.array([self._row(name) for name in names], np.int64)
            self._layouts[key] = found
        return found

    def _row(self, name: str) -> int:
        row = self._rows.get(name)
        if row is None:
            if len(self._rows) >= MOST:
                return -1
            row = self._rows[name] = len(self._rows)
            if row == len(self._values):
                self._values = np.concatenate([self._values, np.full_like(self._values, np.nan)])
        return row
