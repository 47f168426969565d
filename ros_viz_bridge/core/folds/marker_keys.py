# SPDX-License-Identifier: Apache-2.0
"""Keys of markers as numbers, and which rows of a chain of deltas survive it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ...wire.markers import Markers

Keys = NDArray[np.int64]


class KeyTable:
    """Numbers the namespaces of one topic; a key is ``namespace << 32 | id``."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}

    def __len__(self) -> int:
        """Return how many namespaces have a number."""
        return len(self._ids)

    def table(self, message: Markers) -> Keys:
        """Return this table's number of each of the message's namespaces."""
        names = message.namespaces
        return np.array([self._ids.setdefault(n, len(self._ids)) for n in names], np.int64)

    def of(self, message: Markers) -> Keys:
        """Return the key of every row."""
        return _keys(self.table(message), message.ns, message.id)

    def deleted(self, message: Markers) -> Keys:
        """Return the keys that the message deletes."""
        return _keys(self.table(message), message.deleted_ns, message.deleted_id)

    def cleared(self, message: Markers) -> Keys:
        """Return the numbers of the namespaces that the message clears."""
        return self.table(message)[message.cleared]


def _keys(table: Keys, ns: NDArray[np.uint32], ids: NDArray[np.int32]) -> Keys:
    return table[ns] << 32 | (ids.astype(np.int64) & 0xFFFFFFFF)


def survivors(parts: Sequence[Markers], table: KeyTable) -> tuple[Keys, list[Keys]]:
    """
    Return what is left when ``parts`` have been applied in order.

    These are the surviving keys, and for each part its surviving rows.

    Deletions are rows too, ones that do not survive: of all rows of a key the last one decides.
    """
    first = max((i for i, part in enumerate(parts) if part.clear_all), default=0)
    pieces: list[Keys] = []
    owners: list[Keys] = []
    index: list[Keys] = []
    for i, part in enumerate(parts):
        if i < first:
            continue
        gone, rows = table.deleted(part), table.of(part)
        for keys, at in ((gone, np.full(len(gone), -1)), (rows, np.arange(len(rows)))):
            pieces.append(keys)
            owners.append(np.full(len(keys), i))
            index.append(at)
    keys, owner, row = (np.concatenate(column) for column in (pieces, owners, index))
    last = _last_of_each(keys)
    kept = last[row[last] >= 0]
    kept = kept[~_cleared(keys[kept], owner[kept], parts, table)]
    chosen = [row[kept[owner[kept] == i]] for i in range(len(parts))]
    return keys[kept], chosen


def _last_of_each(keys: Keys) -> Keys:
    """Return the positions of the last occurrence of every key, ascending."""
    _, from_end = np.unique(keys[::-1], return_index=True)
    return np.sort(len(keys) - 1 - from_end)


def _cleared(
    keys: Keys, owner: Keys, parts: Sequence[Markers], table: KeyTable
) -> NDArray[np.bool_]:
    """Tell which rows a later part cleared with their namespace."""
    gone = np.zeros(len(keys), bool)
    namespace = keys >> 32
    for i, part in enumerate(parts):
        if len(part.cleared):
            gone |= (owner < i) & np.isin(namespace, table.cleared(part))
    return gone
