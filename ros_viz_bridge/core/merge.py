# SPDX-License-Identifier: Apache-2.0
"""
Neighbouring deltas of one batch become one.

A hundred small TF messages cost what one large one does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
import contextlib
from dataclasses import replace
from typing import Any

from ..wire.message import Kind
from .commands import Command, Publish
from .entry import Entry
from .folds import MERGED


def mergeable(entry: Entry) -> bool:
    """Tell whether an entry may be merged with its neighbours, so that it is encoded later."""
    return entry.kind is Kind.ROWS or type(entry.message) in MERGED


def merged(batch: Sequence[Command]) -> Iterator[Command]:
    """
    Return the commands with runs of mergeable entries of one identity joined.

    The order of all else stays.
    """
    run: list[Entry] = []
    for command in batch:
        if not isinstance(command, Publish) or _stands_alone(command):
            yield from _close(run)
            yield command
            continue
        for entry in command.entries:
            if run and not (mergeable(entry) and entry.identity == run[0].identity):
                yield from _close(run)
            if mergeable(entry):
                run.append(entry)
            else:
                yield Publish((entry,))
    yield from _close(run)


def _stands_alone(command: Publish) -> bool:
    return command.together or command.to is not None or command.but != ''


def _close(run: list[Entry]) -> Iterator[Command]:
    """Yield the run as one entry, and empty it."""
    if not run:
        return
    entries = tuple(run)
    run.clear()
    if len(entries) > 1:
        # One whose columns do not fit each other, or are none, must fail alone, when it is folded.
        with contextlib.suppress(Exception):
            entries = (joined(entries),)
    for entry in entries:
        yield Publish((entry,))


def joined(entries: Iterable[Entry]) -> Entry:
    """
    Return neighbours of one identity, for the same clients, as one.

    Raises ValueError or IndexError where columns of one do not fit each other.
    """
    entries = [*entries]
    first = entries[0]
    if first.kind is not Kind.ROWS:
        merge = MERGED[type(first.message)]
        return replace(
            first,
            message=merge([entry.message for entry in entries]),
            stands_for=sum(entry.stands_for for entry in entries),
        )
    rows: dict[str, Any] = {}
    for entry in entries:
        rows.update(entry.rows)
    return first.with_rows(rows)
