# SPDX-License-Identifier: Apache-2.0
"""Who is given all that is published, beside the clients: a recording, a relay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from ..wire.session import TimeJumped
from .entry import Entry, Thing
from .scene_log import Folded, Kept


class Receiver(Protocol):
    """Everything here is called by the stage, in the order in which it happens."""

    def take(self, entry: Entry, *, folded: Folded | None = None, but: str = '') -> None:
        """
        Something was published, and is in the log already.

        ``folded`` is what a delta went into, ``but`` the client that has it.
        """

    def remove(self, entry: Entry, kept: Sequence[Kept]) -> None:
        """A thing is gone (``Remove``), of which this was kept."""

    def jump(self, message: TimeJumped, things: Iterable[Thing], folds: Iterable[Folded]) -> None:
        """Time jumped: these things are void, of these folds something is left."""

    def together(self) -> AbstractContextManager[None]:
        """Return a context in which all that is taken belongs in one picture."""
