# SPDX-License-Identifier: Apache-2.0
"""Menus of interactive markers: entries that can be reached, parents first, each once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ...wire.interactive_markers import Command, MenuItem

MOST = 1000
"""So many entries of one menu are shown."""
LONGEST = 200
"""Characters of a title, and of a command."""
_COMMANDS: tuple[Command, ...] = ('feedback', 'rosrun', 'roslaunch')


@dataclass(frozen=True)
class Entry:
    """visualization_msgs/msg/MenuEntry."""

    id: int
    parent_id: int
    title: str
    command: str = ''
    command_type: int = 0


def read_entries(entries: Any) -> list[Entry]:
    """Return the entries of columns of visualization_msgs/msg/MenuEntry."""
    columns = (
        entries.id.tolist(),
        entries.parent_id.tolist(),
        entries.title.list(),
        entries.command.list(),
        entries.command_type.tolist(),
    )
    return [Entry(*row) for row in zip(*columns, strict=True)]


def make_menu(entries: Sequence[Entry]) -> tuple[list[MenuItem], list[str]]:
    """
    Return a menu as it can be shown, and what is wrong with the entries that are left out.

    Entries of one parent keep their order. An entry whose parent comes after it is shown, too;
    one whose parents lead to none of the top level, or round in a circle, is not.
    """
    problems: list[str] = []
    children: dict[int, list[Entry]] = {}
    known: set[int] = set()
    for entry in entries:
        problem = _problem(entry, known)
        if problem:
            problems.append(problem)
            continue
        known.add(entry.id)
        children.setdefault(entry.parent_id, []).append(entry)
    found: list[MenuItem] = []
    reached: set[int] = set()
    waiting = list(reversed(children.get(0, ())))
    while waiting:
        entry = waiting.pop()
        reached.add(entry.id)
        if len(found) < MOST:
            found.append(_item(entry))
        waiting += reversed(children.get(entry.id, ()))
    if len(reached) > MOST:
        problems.append(f'the menu has {len(reached)} entries; the first {MOST} are shown')
    problems += [
        _lost(entry, known)
        for siblings in children.values()
        for entry in siblings
        if entry.id not in reached
    ]
    return found, problems


def _problem(entry: Entry, known: set[int]) -> str:
    if entry.id == 0:
        return f'menu entry {entry.title!r:.60} has id 0, which is the menu itself'
    if entry.id in known:
        return f'menu entry {entry.id} is there twice; the first is shown'
    if entry.command_type >= len(_COMMANDS):
        return f'menu entry {entry.id} has command_type {entry.command_type}: known are 0 to 2'
    return ''


def _lost(entry: Entry, known: set[int]) -> str:
    if entry.parent_id not in known:
        return f'menu entry {entry.id} has the parent {entry.parent_id}, which does not exist'
    return f'menu entry {entry.id} is in no menu: its parents lead to none'


def _item(entry: Entry) -> MenuItem:
    return MenuItem(
        id=entry.id,
        parent=entry.parent_id,
        title=entry.title[:LONGEST],
        command=entry.command[:LONGEST],
        command_type=_COMMANDS[entry.command_type],
    )
