# SPDX-License-Identifier: Apache-2.0
"""What is wrong with single elements of an array, of which the others are shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ...wire.display import Level, StatusItem

MOST = 20
"""Elements named one by one for the same fault; the others are counted."""

Mask = NDArray[np.bool_]
Text: TypeAlias = str | Callable[[int], str]


def not_finite(values: NDArray[Any]) -> Mask:
    """Return (n,) which rows of (n, k) numbers hold NaN or infinity."""
    finite = np.isfinite(values)
    if finite.all():
        return np.zeros(len(values), np.bool_)
    bad: Mask = np.logical_not(finite.all(axis=1))
    return bad


class Findings:
    """
    The faults of n elements.

    ``good`` (n,) bool are those not refused so far; a fault found later is told only of these, so
    that an element is refused for one reason.
    """

    def __init__(self, good: Mask, *, name: Callable[[int], str]) -> None:
        self.good = good
        self.items: list[StatusItem] = []
        self._name = name

    def refuse(self, which: Any, text: Text) -> None:
        """Take the elements of mask ``which`` out of ``good``; ``text`` says why."""
        which = which & self.good
        if which.any():
            self._tell(which, 'error', text)
            self.good = self.good & ~which

    def warn(self, which: Any, text: Text) -> None:
        """Note a fault of the elements of mask ``which`` that are shown all the same."""
        which = which & self.good
        if which.any():
            self._tell(which, 'warning', text)

    def _tell(self, which: Mask, level: Level, text: Text) -> None:
        rows = np.flatnonzero(which).tolist()
        for row in rows[:MOST]:
            said = text if isinstance(text, str) else text(row)
            self.items.append(StatusItem(self._name(row), level, said))
        if len(rows) > MOST:
            said = text if isinstance(text, str) else text(rows[MOST])
            rest = f'{len(rows) - MOST} more, such as {self._name(rows[MOST])}'
            self.items.append(StatusItem(rest, level, said))
