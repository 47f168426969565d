# SPDX-License-Identifier: Apache-2.0
"""Leases: of each control group (what drives the robot) one client at a time is the holder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

PROGRAM = 'program'
"""Holds what the server's own program keeps for itself; no client is called that."""

Why = Literal['taken', 'released', 'given', 'left', 'silent', 'demoted']


@dataclass(frozen=True)
class Handover:
    """A group has another holder; '' is nobody."""

    group: str
    holder: str
    previous: str
    why: Why


@dataclass
class _Group:
    holder: str = ''
    heard: float = 0.0
    waiting: list[str] = field(default_factory=list)


class Leases:
    """
    Who holds which group; ``changed`` is told whenever that, or who waits, is another.

    A lease ends when its holder releases it, leaves, or has not been heard of for ``timeout``
    seconds. Whoever asks for a held group waits for it: the next release hands it over.
    """

    def __init__(
        self,
        groups: tuple[str, ...],
        *,
        timeout: float,
        changed: Callable[[Handover | None], None] = lambda handover: None,
    ) -> None:
        self._groups = {name: _Group() for name in groups}
        self._timeout = timeout
        self._changed = changed

    def __contains__(self, group: str) -> bool:
        return group in self._groups

    def holders(self) -> dict[str, str]:
        """Return the holder of every group, '' where it is free."""
        return {name: group.holder for name, group in self._groups.items()}

    def waiting(self, group: str) -> list[str]:
        """Return who waits for a group, who is next first."""
        return list(self._groups[group].waiting)

    def held_by(self, client: str) -> frozenset[str]:
        """Return the groups that a client holds."""
        return frozenset(n for n, group in self._groups.items() if group.holder == client)

    def lacks(self, group: str, client: str) -> str:
        """Return why a client may not do what belongs to a group, '' if it may, or '' does."""
        if not group or (found := self._groups.get(group)) and found.holder == client:
            return ''
        if found is None:
            return f'there is no control group {group!r}'
        who = f'{found.holder} has' if found.holder else 'nobody has'
        return f'{who} the control of {group!r}; take it first'

    def barred(self, group: str, client: str) -> str:
        """Return who else has a group, in a sentence, '' if nobody: for what is done at once."""
        found = self._groups.get(group)
        if found is None:
            return f'there is no control group {group!r}'
        if found.holder not in ('', client):
            return f'{found.holder} has the control of {group!r}; ask for it first'
        return ''

    def take(self, group: str, client: str, now: float) -> str:
        """
        Give the group to the client if it is free, else note that it waits.

        Return the holder.
        """
        found = self._groups[group]
        if found.holder in ('', client):
            self._hand_over(group, client, now, 'taken')
        elif client not in found.waiting:
            found.waiting.append(client)
            self._changed(None)
        return found.holder

    def give(self, group: str, client: str, now: float) -> None:
        """Make the client the holder, whoever was; the program decides that."""
        self._hand_over(group, client, now, 'given')

    def release(
        self, group: str, client: str, now: float, *, to: str = '', why: Why = 'released'
    ) -> bool:
        """
        End the client's lease, or its waiting.

        The next holder is ``to``, else whoever waits longest. Tell whether anything changed.
        """
        found = self._groups[group]
        if found.holder != client:
            if client in found.waiting:
                found.waiting.remove(client)
                self._changed(None)
            return False
        if not to and found.waiting:
            to = found.waiting[0]
        self._hand_over(group, to, now, why)
        return True

    def free(self, client: str, now: float, why: Why = 'left') -> bool:
        """The client holds nothing any more, nor waits; tell whether it held anything."""
        held = self.held_by(client)
        for group in self._groups:
            self.release(group, client, now, why=why)
        return bool(held)

    def heard(self, client: str, now: float) -> None:
        """The client is alive."""
        for group in self._groups.values():
            if group.holder == client:
                group.heard = now

    def expire(self, now: float) -> list[str]:
        """End the leases of holders that fell silent; return those clients."""
        silent = {
            group.holder
            for group in self._groups.values()
            if group.holder not in ('', PROGRAM) and now - group.heard > self._timeout
        }
        for client in silent:
            self.free(client, now, 'silent')
        return sorted(silent)

    def _hand_over(self, name: str, holder: str, now: float, why: Why) -> None:
        group = self._groups[name]
        previous, group.holder, group.heard = group.holder, holder, now
        if holder in group.waiting:
            group.waiting.remove(holder)
        if previous != holder:
            self._changed(Handover(name, holder, previous, why))
