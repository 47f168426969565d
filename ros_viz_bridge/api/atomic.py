# SPDX-License-Identifier: Apache-2.0
"""What is published between the begin and the end of ``Server.atomic``, by thread or task."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType

from ..core.entry import Entry

Post = Callable[[tuple[Entry, ...]], None]


class _Group:
    """Entries that wait for the end; a task that outlives it must not add to it any more."""

    def __init__(self) -> None:
        self.entries: list[Entry] | None = []


_open: ContextVar[Mapping[int, _Group]] = ContextVar('atomic', default=MappingProxyType({}))


class Atomic:
    """The groups of one server; ``post`` takes what belongs together."""

    def __init__(self, post: Post) -> None:
        self._post = post

    def hold(self, entries: tuple[Entry, ...]) -> bool:
        """Keep entries until the end of the group that is open here; False where none is."""
        group = _open.get().get(id(self))
        if group is None or group.entries is None:
            return False
        group.entries.extend(entries)
        return True

    @contextmanager
    def group(self) -> Iterator[None]:
        """Hold what is published; the outermost of nested groups posts it, whatever happens."""
        groups = _open.get()
        around = groups.get(id(self))
        if around is not None and around.entries is not None:
            yield
            return
        group = _Group()
        token = _open.set({**groups, id(self): group})
        try:
            yield
        finally:
            _open.reset(token)
            entries, group.entries = group.entries, None
            if entries:
                self._post(tuple(entries))
