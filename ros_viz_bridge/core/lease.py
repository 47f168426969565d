# SPDX-License-Identifier: Apache-2.0
"""Leases: of each control group (what drives the robot) one client at a time is the holder."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class _Group:
    holder: str = ''
    heard: float = 0.0
    waiting: list[str] = field(default_factory=list)


class Leases:
    """
    Who holds which group.

    A lease ends when its holder releases it, leaves, or has not been heard of for ``timeout``
    seconds. Whoever asks for a held group waits for it: the next release hands it over.
    """

    def __init__(self, groups: tuple[str, ...], *, timeout: float) -> None:
        self._groups = {name: _Group() for name in groups}
        self._timeout = timeout

    def __contains__(self, group: str) -> bool:
        return group in self._groups

    def holders(self) -> dict[str, str]:
        """Return the holder of every group, '' where it is free."""
        return {name: group.holder for name, group in self._groups.items()}

    def held_by(self, client: str) -> frozenset[str]:
        """Return the groups that a client holds."""
        return frozenset(n for n, group in self._groups.items() if group.holder == client)

    def take(self, group: str, client: str, now: float) -> str:
        """
        Give the group to the client if it is free, else note that it waits.

        Return the holder.
        """
        found = self._groups[group]
        if found.holder in ('', client):
            found.holder, found.heard = client, now
        elif client not in found.waiting:
            found.waiting.append(client)
        return found.holder

    def release(self, group: str, client: str, now: float) -> bool:
        """
        End the client's lease, or its waiting; whoever waits longest is the next holder.

        Tell whether anything changed.
        """
        found = self._groups[group]
        if client in found.waiting:
            found.waiting.remove(client)
        if found.holder != client:
            return False
        found.holder = found.waiting.pop(0) if found.waiting else ''
        found.heard = now
        return True

    def free(self, client: str, now: float) -> bool:
        """The client left; tell whether it held anything."""
        held = self.held_by(client)
        for group in self._groups:
            self.release(group, client, now)
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
            if group.holder and now - group.heard > self._timeout
        }
        for client in silent:
            self.free(client, now)
        return sorted(silent)
