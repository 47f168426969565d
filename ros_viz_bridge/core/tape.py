# SPDX-License-Identifier: Apache-2.0
"""Takes down what everybody is sent, for a page that has no server."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
import logging

from ..wire.message import Kind, Priority
from ..wire.scene_recording import Record
from ..wire.session import Clock, Hello, TimeJumped
from .entry import Entry, Thing
from .scene_log import Folded, Kept, SceneLog
from .table import Table

MOST = 1_000_000
"""Names in all sets of things that were said of together: these may be ever new ones."""

logger = logging.getLogger(__name__)


class Tape:
    """
    Begins with the scene as it is, shared by all; then each message as it is published.

    ``clock`` gives the seconds since it began; ``write`` may fail: then ``failure`` says why,
    nothing more is written, and publishing goes on. Widgets, and what the bridge says of itself
    and its viewers, are not on it.
    """

    def __init__(
        self,
        log: SceneLog,
        hello: Hello,
        *,
        clock: Callable[[], float],
        write: Callable[[Record], None],
    ) -> None:
        self.failure: Exception | None = None
        self._clock = clock
        self._write = write
        self._numbers: dict[tuple[str, ...], int] = {}
        self._room = MOST
        self._say(0, Entry(hello))
        for _, kept in log.scope(''):
            for entry in _entries(kept):
                self.take(entry)

    def take(self, entry: Entry, *, folded: Folded | None = None, but: str = '') -> None:
        """Note a message."""
        if entry.layer or isinstance(entry.message, Clock):
            return
        if entry.priority is Priority.CONTROL and not entry.identity.display:
            return
        self._say(self._number(entry), entry)

    def remove(self, entry: Entry, kept: Sequence[Kept]) -> None:
        """Note that a thing is gone."""
        self.take(entry)

    def jump(self, message: TimeJumped, things: Iterable[Thing], folds: Iterable[Folded]) -> None:
        """Note that time jumped."""
        self.take(Entry(message))

    def together(self) -> AbstractContextManager[None]:
        """Each message has its time: nothing is tied."""
        return nullcontext()

    def _number(self, entry: Entry) -> int:
        """Return the number of what replaces each other, 0 for what nothing replaces."""
        replaced: tuple[str, ...] = entry.identity
        if entry.kind is Kind.ROWS:
            # A later message of the same things says anew all that this one does.
            replaced = (*entry.identity, *entry.rows)
            if replaced not in self._numbers:
                if self._room < len(entry.rows):
                    return 0
                self._room -= len(entry.rows)
        elif entry.kind is not Kind.STATE:
            return 0
        return self._numbers.setdefault(replaced, len(self._numbers) + 1)

    def _say(self, number: int, entry: Entry) -> None:
        if self.failure is not None:
            return
        try:
            self._write(Record(self._clock(), number, entry.data))
        except Exception as error:
            # A full disk must not keep anything from those who look.
            self.failure = error
            logger.exception('the scene is not recorded any more')


def _entries(kept: Kept) -> list[Entry]:
    if isinstance(kept, Folded):
        entry = kept.entry()
        return [] if entry is None else [entry]
    if isinstance(kept, Table):
        return [kept.entry()]
    return [kept] if isinstance(kept, Entry) else list(kept.entries)
