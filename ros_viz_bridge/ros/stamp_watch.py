# SPDX-License-Identifier: Apache-2.0
"""Notices that transforms start again from an earlier time: a recording that loops; pure."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from ..wire.tf import Transforms

_BACKWARD = 1.0
"""Seconds. Broadcasters that race on one frame differ by less; recordings are longer."""

MOST = 10_000
"""Frames remembered; of more, those that were silent for longest are forgotten."""
_KNOWN = 64
_UNKNOWN = -np.inf


class StampWatch:
    """
    Remembers the newest stamp of every moving frame of one display.

    Two sources that say one frame with clocks apart look like a recording that loops, until the
    first of them goes on where it was: from then on that frame tells nothing.
    """

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Forget everything."""
        self._number: dict[str, int] = {}
        # Broadcasters say the same frames again and again.
        self._known: dict[tuple[str, ...], npt.NDArray[np.intp]] = {}
        self._last: tuple[Any, Any, npt.NDArray[np.intp]] | None = None
        self._jumped = False
        self._batches = 0
        # A row is a frame; there are more rows than frames.
        self._newest: npt.NDArray[np.float64] = np.zeros(0)
        # Newest before the last jump, and the first after it.
        self._before = np.zeros(0)
        self._landed = np.zeros(0)
        self._disputed: npt.NDArray[np.bool_] = np.zeros(0, np.bool_)
        # Number of the batch that told of it last.
        self._told: npt.NDArray[np.int64] = np.zeros(0, np.int64)

    def went_back(self, batch: Transforms) -> str:
        """Return by how much which frame went back in time, '' if none did; then all is new."""
        # A stamp of 0 is none.
        dated = (batch.static == 0) & (batch.stamp != 0.0)
        count = np.count_nonzero(dated)
        if not count:
            return ''
        rows, stamps = self._rows(batch), batch.stamp
        if count < len(rows):
            rows, stamps = rows[dated], stamps[dated]
        self._batches += 1
        self._told[rows] = self._batches
        behind = self._newest[rows] - stamps
        if self._jumped:
            self._find_disputes(rows, stamps)
            behind[self._disputed[rows]] = 0.0
        worst = int(behind.argmax())
        text = ''
        if behind[worst] > _BACKWARD:
            name = batch.names[batch.child[dated][worst]]
            text = f'the stamps of frame {name} went back by {behind[worst]:.1f} s'
            self._jumped = True
            self._before = self._newest
            self._newest = np.full_like(self._before, _UNKNOWN)
            self._landed = np.full_like(self._before, np.inf)
            np.minimum.at(self._landed, rows, stamps)
        np.maximum.at(self._newest, rows, stamps)
        return text

    def _find_disputes(self, rows: npt.NDArray[np.intp], stamps: npt.NDArray[np.float64]) -> None:
        """Note the frames that went back, and are now at once where they were before."""
        newest, before = self._newest[rows], self._before[rows]
        np.minimum.at(self._landed, rows[newest == _UNKNOWN], stamps[newest == _UNKNOWN])
        fall = before - self._landed[rows]
        returned = (stamps - newest > 0.9 * fall) & (stamps >= before - _BACKWARD)
        self._disputed[rows[(fall > _BACKWARD) & returned]] = True

    def _rows(self, batch: Transforms) -> npt.NDArray[np.intp]:
        """Return the row of each transform."""
        last = self._last
        # Displays say the same with the same lists and arrays.
        if last is None or last[0] is not batch.names or last[1] is not batch.child:
            rows = self._rows_of(batch.names)[batch.child]
            last = self._last = batch.names, batch.child, rows
        return last[2]

    def _rows_of(self, names: list[str]) -> npt.NDArray[np.intp]:
        key = tuple(names)
        rows = self._known.get(key)
        if rows is None:
            if len(self._number) > MOST:
                self._forget_silent()
            numbers = [self._number.setdefault(name, len(self._number)) for name in names]
            rows = np.array(numbers, np.intp)
            if len(self._known) >= _KNOWN:
                self._known.clear()
            self._known[key] = rows
            missing = len(self._number) - len(self._newest)
            if missing > 0:
                self._grow(max(missing, len(self._newest)))
        return rows

    def _grow(self, count: int) -> None:
        self._newest = np.append(self._newest, np.full(count, _UNKNOWN))
        self._before = np.append(self._before, np.full(count, _UNKNOWN))
        self._landed = np.append(self._landed, np.full(count, np.inf))
        self._disputed = np.append(self._disputed, np.zeros(count, np.bool_))
        self._told = np.append(self._told, np.zeros(count, np.int64))

    def _forget_silent(self) -> None:
        """Keep half of the frames, in their order: those that were told of last."""
        count = len(self._number)
        kept = np.sort(np.argsort(self._told[:count], kind='stable')[-MOST // 2 :])
        names = list(self._number)
        self._number = {names[i]: row for row, i in enumerate(kept.tolist())}
        self._known.clear()
        self._last = None
        self._newest, self._before = self._newest[kept], self._before[kept]
        self._landed, self._disputed = self._landed[kept], self._disputed[kept]
        self._told = self._told[kept]
