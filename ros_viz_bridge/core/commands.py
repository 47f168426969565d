# SPDX-License-Identifier: Apache-2.0
"""What other threads ask of the hub; the mailbox carries these."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .entry import Entry


@dataclass(frozen=True)
class Publish:
    """Entries for everybody, or for one client and not to be kept."""

    entries: tuple[Entry, ...]
    to: str | None = None
    together: bool = False
    """Pages shall see all of them in one picture."""
    but: str = ''
    """The client that is not sent them: it was there that the state came about."""


@dataclass(frozen=True)
class RemoveDisplay:
    """A display is gone with all that it showed."""

    display: str


@dataclass(frozen=True)
class TimeJump:
    """ROS time went backwards."""

    time: float
    reason: str
    latched: frozenset[str]


@dataclass(frozen=True)
class Call:
    """Anything else that must happen between two batches, on the loop thread."""

    run: Callable[[], None]


Command = Publish | RemoveDisplay | TimeJump | Call
