# SPDX-License-Identifier: Apache-2.0
"""State behind a handle: any thread may change a part of it, and what is told is never older."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
import threading
from typing import Any, Generic, TypeVar

T = TypeVar('T')


class Live(Generic[T]):
    """
    A frozen value that ``tell`` is given at first, and after each change until the end.

    After the end changes are not told; with a text ``gone`` they raise RuntimeError with it.
    """

    __slots__ = ('_tell', '_gone', '_lock', 'state', 'ended')

    def __init__(self, state: T, tell: Callable[[T], None], *, gone: str = '') -> None:
        self._tell = tell
        self._gone = gone
        self._lock = threading.Lock()
        self.ended = False
        tell(state)
        self.state = state

    def change(self, **fields: Any) -> T:
        """
        Change fields and tell; changes of two threads are both in what is told last.

        Returns what it was before.
        """
        return self.update(lambda state: replace(state, **fields))  # type: ignore[type-var]

    def update(self, make: Callable[[T], T], *, tell: bool = True) -> T:
        """
        Likewise, to what ``make`` returns for the latest; what that raises changes nothing.

        Nor does what ``tell`` raises. With ``tell`` False nobody is told.
        """
        with self._lock:
            if self.ended and self._gone:
                raise RuntimeError(self._gone)
            before = self.state
            after = make(before)
            if tell and not self.ended:
                self._tell(after)
            self.state = after
            return before

    def end(self, last: Callable[[T], None]) -> None:
        """Tell nothing any more but ``last``, which is called once."""
        with self._lock:
            if not self.ended:
                self.ended = True
                last(self.state)
