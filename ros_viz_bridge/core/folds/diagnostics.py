# SPDX-License-Identifier: Apache-2.0
"""Fold of ``Diagnostics``: the latest state of every part."""

from __future__ import annotations

from ...wire.diagnostics import Diagnostic, Diagnostics

PARTS = 4096
MOST_BYTES = 32 * 1024 * 1024
"""Whoever makes up ever new names pushes out those that were silent for longest."""


class DiagnosticsFold:
    """Parts by name, the one that spoke last at the end."""

    def __init__(self) -> None:
        self._display = self._key = ''
        self._parts: dict[str, Diagnostic] = {}
        self._nbytes = 0

    @property
    def nbytes(self) -> int:
        """Roughly how large the folded message is."""
        return self._nbytes

    def add(self, delta: Diagnostics, time: float = 0.0) -> None:
        """Apply a delta."""
        self._display, self._key = delta.display, delta.key
        for part in delta.parts:
            self._forget(part.name)
            self._parts[part.name] = part
            self._nbytes += _size(part)
        while len(self._parts) > PARTS or (self._nbytes > MOST_BYTES and len(self._parts) > 1):
            self._forget(next(iter(self._parts)))

    def state(self, time: float) -> Diagnostics:
        """Return all parts; none expires, the page says which are silent."""
        return Diagnostics(self._display, self._key, list(self._parts.values()))

    def forget_dynamic(self, *, latched: bool) -> bool:
        """Time jumped: what was said at another time stays only where it is latched."""
        if not latched:
            self._parts.clear()
            self._nbytes = 0
        return bool(self._parts)

    def _forget(self, name: str) -> None:
        old = self._parts.pop(name, None)
        if old is not None:
            self._nbytes -= _size(old)


def _size(part: Diagnostic) -> int:
    values = sum(len(each.key) + len(each.value) + 24 for each in part.values)
    return 100 + len(part.name) + len(part.message) + len(part.hardware_id) + values
