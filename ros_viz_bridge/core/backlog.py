# SPDX-License-Identifier: Apache-2.0
"""What waits for the loop thread: all of it, in order, until it is too much."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from ..wire.message import Kind, ServerMessage, StateMessage
from .commands import Command, Publish
from .entry import Entry, Identity

MOST_BYTES = 64 * 1024 * 1024


class Backlog:
    """
    Commands in order, with about ``MOST_BYTES`` of encoded messages.

    Beyond that, what a newer message of its identity replaces anyway is left out, as it is for a
    client that reads slowly. What is published for one picture, or for one client, stays.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self.replaced = 0
        """Messages left out since ``take``."""
        self._most = self._limit = most_bytes
        self._nbytes = 0
        self._commands: list[Command] = []

    def __len__(self) -> int:
        """Return how many commands wait."""
        return len(self._commands)

    @property
    def nbytes(self) -> int:
        """Encoded bytes that wait."""
        return self._nbytes

    def add(self, command: Command) -> None:
        """Let a command wait."""
        self._commands.append(command)
        self._nbytes += _size(command)
        if self._nbytes > self._limit:
            self._thin_out()

    def take(self) -> list[Command]:
        """Return all that waits, and forget it."""
        commands, self._commands = self._commands, []
        self._nbytes, self._limit, self.replaced = 0, self._most, 0
        return commands

    def _thin_out(self) -> None:
        """Leave out what is replaced; where little is, it is not tried again for every message."""
        newer: Counter[Identity] = Counter()
        kept: list[Command] = []
        for command in reversed(self._commands):
            left = self._left(command, newer)
            if left is not None:
                kept.append(left)
        self._commands = kept[::-1]
        self._nbytes = sum(_size(command) for command in kept)
        self._limit = max(self._most, 2 * self._nbytes)

    def _left(self, command: Command, newer: Counter[Identity]) -> Command | None:
        """Return what is left of a command; ``newer`` counts what later ones replace."""
        if not isinstance(command, Publish) or command.to is not None:
            return command
        entries: list[Entry] = []
        for entry in reversed(command.entries):
            most = 0 if command.together else _worth_keeping(entry.message)
            stale = {each.key for each in entry.identities if most and newer[each] >= most}
            self.replaced += len(stale)
            if len(stale) == len(entry.identities):
                continue
            if stale:
                entry = entry.with_rows({k: r for k, r in entry.rows.items() if k not in stale})
            if isinstance(entry.message, StateMessage) and entry.message.stands_alone:
                newer.update(entry.identities)
            entries.append(entry)
        left = tuple(reversed(entries))
        if left == command.entries:
            return command
        return replace(command, entries=left) if left else None


def _worth_keeping(message: ServerMessage) -> int:
    """Return after how many newer ones nobody would see it any more, 0 for never."""
    if message.KIND is Kind.EVENT or not isinstance(message, StateMessage):
        return 0
    return max(message.KEPT, message.QUEUED) if message.KIND is Kind.STREAM else 1


def _size(command: Command) -> int:
    if not isinstance(command, Publish):
        return 0
    return sum(entry.encoded_size for entry in command.entries)
