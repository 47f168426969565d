# SPDX-License-Identifier: Apache-2.0
"""Who drags which node of the scene: each by one client at a time, and every drag ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ..wire.pointer import GizmoDragged, NodeDragged
from .entry import Thing
from .scene_log import SceneLog

Dragged = NodeDragged | GizmoDragged
Ended = Callable[[str, Dragged], None]
"""Takes the client and the end of its drag, which its page did not say."""


class NodeGrabs:
    """
    One drag per client, and one client per node; the first has it.

    A drag that its page cannot end (a lost connection, a stop, another start) ends here, where
    its last event was.
    """

    def __init__(self, log: SceneLog, ended: Ended) -> None:
        self._log = log
        self._ended = ended
        self._held: dict[str, Dragged] = {}

    def refusal(self, client: str, event: Dragged, *, barred: str = '') -> str:
        """
        Return why an event must not be acted on, '' if it may; keeps account of drags.

        ``barred`` is why it may not, whoever holds the node.
        """
        if event.phase != 'start':
            reason = self._not_held(client, event)
            if reason:
                return barred or reason
            if not barred and event.phase != 'end':
                self._held[client] = event
            elif not barred:
                del self._held[client]
            elif event.phase == 'end':
                self.end(client)
            return barred
        self.end(client)
        reason = barred or self._taken(client, event)
        if not reason:
            self._held[client] = event
        return reason

    def held(self, client: str) -> Dragged | None:
        """Return the last event of the drag of a client, None while there is none."""
        return self._held.get(client)

    def end(self, client: str) -> None:
        """End the drag of a client, if there is one."""
        last = self._held.pop(client, None)
        if last is not None:
            self._ended(client, replace(last, phase='end'))

    def end_all(self) -> None:
        """End every drag: nothing goes on when a stop is lifted."""
        for client in list(self._held):
            self.end(client)

    def _not_held(self, client: str, event: Dragged) -> str:
        held = self._held.get(client)
        if held is not None and type(held) is type(event) and held.node == event.node:
            return ''
        return self._taken(client, event) or f'{event.node!r} is not held: take hold of it again'

    def _taken(self, client: str, event: Dragged) -> str:
        layer = self._layer(client, event.node)
        for other, held in self._held.items():
            if held.node == event.node and self._layer(other, held.node) == layer:
                if other != client:
                    return f'{other} holds {event.node!r}; wait until it is let go'
        return ''

    def _layer(self, client: str, node: str) -> str:
        """Return the layer in which the client sees the node: its own hides the shared one."""
        return client if any(True for _ in self._log.slots(Thing(client, '', node))) else ''
