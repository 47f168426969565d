# SPDX-License-Identifier: Apache-2.0
"""State behind a handle: any thread may change a part of it, and what is told is never older."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
import threading
from typing import Any, Generic, TypeVar

T = TypeVar('T')


class Live(Generic[T]):
    """A frozen dataclass that ``tell`` is given at first, and after each change until the end."""

    def __init__(self, state: T, tell: Callable[[T], None]) -> None:
        self._tell = tell
        self._lock = threading.Lock()
        self.state = state
        self.ended = False
        tell(state)

    def change(self, **fields: Any) -> T:
        """
        Change fields and tell; changes of two threads are both in what is told last.

        Returns what it was before.
        """
        with self._lock:
            before = self.state
            self.state = replace(before, **fields)  # type: ignore[type-var]
            if not self.ended:
                self._tell(self.state)
            return before

    def end(self, last: Callable[[T], None]) -> None:
        """Tell nothing any more but ``last``, which is called once."""
        with self._lock:
            if not self.ended:
                self.ended = True
                last(self.state)
