# SPDX-License-Identifier: Apache-2.0
"""Things by names that form a tree ('/arm/hand' is below '/arm'), for any thread."""

from __future__ import annotations

import threading
from typing import Generic, TypeVar

T = TypeVar('T')


class NameTree(Generic[T]):
    """
    What is known by each name; a name may have others below it and nothing of its own.

    ``lock`` is held by who does several things at once; it may be taken again by its thread.
    """

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self._values: dict[str, T] = {}
        self._below: dict[str, dict[str, None]] = {}

    def get(self, name: str) -> T | None:
        """Return what has this name."""
        return self._values.get(name)

    def put(self, name: str, value: T) -> T | None:
        """Give a name to a thing; return what had it before."""
        with self.lock:
            old = self._values.get(name)
            self._values[name] = value
            while name != '/' and name not in self._below.setdefault(above(name), {}):
                self._below[above(name)][name] = None
                name = above(name)
            return old

    def take(self, name: str) -> list[tuple[str, T]]:
        """Forget a name and all below it; return what had them, from above to below."""
        with self.lock:
            found: list[tuple[str, T]] = []
            waiting = [name]
            while waiting:
                each = waiting.pop()
                if each in self._values:
                    found.append((each, self._values.pop(each)))
                waiting += reversed(self._below.pop(each, {}))
            self._prune(name)
            return found

    def values(self) -> list[T]:
        """Return all things, in the order in which their names were given first."""
        with self.lock:
            return list(self._values.values())

    def _prune(self, name: str) -> None:
        """Forget the names above that have nothing left."""
        while name != '/':
            siblings = self._below.get(above(name), {})
            siblings.pop(name, None)
            name = above(name)
            if siblings or name in self._values:
                return
            self._below.pop(name, None)


def above(name: str) -> str:
    """Return the name of the parent: '/' of '/arm', '/arm' of '/arm/hand'."""
    return name[: name.rindex('/')] or '/'
