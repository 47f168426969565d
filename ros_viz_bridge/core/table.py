# SPDX-License-Identifier: Apache-2.0
"""The newest row of each thing, of messages that speak of many things at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..wire.message import Priority
from .entry import Entry, Identity


class Table:
    """Rows of one slot in one layer; the whole is encoded once for all who need it."""

    def __init__(self, entry: Entry) -> None:
        self.identity: Identity = entry.identity
        self.priority: Priority = entry.priority
        self.rows: dict[str, Any] = {}
        """By the key of the thing."""
        self._like = entry
        self._whole: Entry | None = None

    @property
    def nbytes(self) -> int:
        """Roughly how large the whole is."""
        return len(self.rows) * getattr(self._like.message, 'ROW_BYTES', 0)

    def add(self, entry: Entry) -> None:
        """
        Take the rows of a message.

        Raises ValueError where its columns do not fit each other; then nothing has changed.
        """
        whole = None if self.rows else entry
        self.rows.update(entry.rows)
        self._whole = whole

    def entry(self) -> Entry:
        """Return all of it in one message; the same until the next change."""
        if self._whole is None:
            self._whole = self._like.with_rows(dict(self.rows))
        return self._whole

    def row(self, key: str) -> Entry | None:
        """Return what it says of one thing, None where that is nothing."""
        return self._like.with_rows({key: self.rows[key]}) if key in self.rows else None

    def remove(self, key: str) -> Entry | None:
        """Forget one thing; return what it said of it."""
        entry = self.row(key)
        self.leave_out((key,))
        return entry

    def leave_out(self, keys: Iterable[str]) -> int:
        """Forget these things; return how many of them there were."""
        before = len(self.rows)
        for key in keys:
            self.rows.pop(key, None)
        gone = before - len(self.rows)
        if gone:
            self._whole = None
        return gone
