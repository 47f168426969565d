# SPDX-License-Identifier: Apache-2.0
"""Who is there, as news and the answer to a question tell: each change is told once."""

from __future__ import annotations

from collections.abc import Callable


class Presence:
    """
    Calls ``changed`` with each key that is there, or is no more.

    News are always right; what was asked for may be older than news that came already.
    """

    def __init__(self, changed: Callable[[str, bool], None]) -> None:
        self._changed = changed
        self._here: set[str] = set()
        self._news: set[str] | None = set()
        """Keys of which there were news, until the question is answered."""

    def tell(self, key: str, here: bool) -> None:
        """Take news."""
        if self._news is not None:
            self._news.add(key)
        self._set(key, here)

    def find(self, key: str) -> None:
        """Take a part of the answer: this one was there."""
        if self._news is not None and key not in self._news:
            self._set(key, True)

    def end(self) -> None:
        """Take note that this was the whole answer."""
        self._news = None

    def _set(self, key: str, here: bool) -> None:
        if here == (key in self._here):
            return
        (self._here.add if here else self._here.discard)(key)
        self._changed(key, here)
