# SPDX-License-Identifier: Apache-2.0
"""Notices that transforms start again from an earlier time: a recording that loops; pure."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ..wire.tf import Transforms

_BACKWARD = 1.0
"""Seconds. Broadcasters that race on one frame differ by less; recordings are longer."""


class StampWatch:
    """Remembers the newest stamp of every moving frame."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self._newest = np.zeros(0)
        # Broadcasters say the same frames again and again.
        self._known: dict[tuple[str, ...], npt.NDArray[np.intp]] = {}

    def went_back(self, batch: Transforms) -> str:
        """Return by how much which frame went back in time, '' if none did; then all is new."""
        moving = batch.static == 0
        if not moving.any():
            return ''
        rows = self._rows(batch.names)[batch.child[moving]]
        stamps = batch.stamp[moving]
        behind = self._newest[rows] - stamps
        worst = int(behind.argmax())
        if behind[worst] > _BACKWARD:
            name = batch.names[batch.child[moving][worst]]
            text = f'the stamps of frame {name} went back by {behind[worst]:.1f} s'
            self.reset()
            return text
        np.maximum.at(self._newest, rows, stamps)
        return ''

    def reset(self) -> None:
        """Forget everything."""
        self._number.clear()
        self._known.clear()
        self._newest = np.zeros(0)

    def _rows(self, names: list[str]) -> npt.NDArray[np.intp]:
        key = tuple(names)
        rows = self._known.get(key)
        if rows is None:
            numbers = [self._number.setdefault(name, len(self._number)) for name in names]
            rows = np.array(numbers, np.intp)
            if len(self._known) > 64:
                self._known.clear()
            self._known[key] = rows
            missing = len(self._number) - len(self._newest)
            if missing:
                self._newest = np.concatenate([self._newest, np.full(missing, -np.inf)])
        return rows
