# SPDX-License-Identifier: Apache-2.0
"""What is published between the begin and the end of ``Server.atomic``, by thread or task."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType

from ..core.entry import Entry
from ..wire.scene import NodePlacement, NodePlacements, Remove, Row
from .publisher import Told

Post = Callable[[tuple[Entry, ...]], None]


class _Group:
    """
    What waits for the end; a task that outlives it must not add to it any more.

    Of each node the last place waits, and all of a layer become one message: before the next
    removal or message of places, which must not be overtaken, or at the end.
    """

    def __init__(self) -> None:
        self.ended = False
        self._entries: list[Entry] = []
        self._places: dict[str, dict[str, Row]] = {}

    def add(self, message: Told, layer: str) -> None:
        """Let a message wait, encoded."""
        if isinstance(message, NodePlacement):
            self._places.setdefault(layer, {})[message.key] = message.row()
            return
        if isinstance(message, (Remove, NodePlacements)):
            self._say_places()
        self._add(Entry(message, layer))

    def end(self) -> tuple[Entry, ...]:
        """Return all of it; nothing is added any more."""
        self.ended = True
        self._say_places()
        return tuple(self._entries)

    def _say_places(self) -> None:
        places, self._places = self._places, {}
        for layer, found in places.items():
            self._add(Entry(NodePlacements.of_rows({}), layer).with_rows(found))

    def _add(self, entry: Entry) -> None:
        entry.data  # noqa: B018  encodes, and keeps the bytes
        self._entries.append(entry)


_open: ContextVar[Mapping[int, _Group]] = ContextVar('atomic', default=MappingProxyType({}))


class Atomic:
    """The groups of one server; ``post`` takes what belongs together."""

    def __init__(self, post: Post) -> None:
        self._post = post

    def hold(self, messages: Sequence[Told], layer: str) -> bool:
        """Keep messages until the end of the group that is open here; False where none is."""
        group = _open.get().get(id(self))
        if group is None or group.ended:
            return False
        for message in messages:
            group.add(message, layer)
        return True

    @contextmanager
    def group(self) -> Iterator[None]:
        """Hold what is published; the outermost of nested groups posts it, whatever happens."""
        groups = _open.get()
        around = groups.get(id(self))
        if around is not None and not around.ended:
            yield
            return
        group = _Group()
        token = _open.set({**groups, id(self): group})
        try:
            yield
        finally:
            _open.reset(token)
            entries = group.end()
            if entries:
                self._post(entries)
