# SPDX-License-Identifier: Apache-2.0
"""
The talk with an interactive marker server: a snapshot, then updates without a gap.

The states are those of ROS 2's interactive_markers client; it differs where that one would show
markers of a server that was replaced.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Any

from ..base import Ask, Clear, Show, Step, Tell

SERVICE_TYPE = 'visualization_msgs/srv/GetInteractiveMarkers'
QUEUE = 100
"""So many updates wait for the snapshot."""
PATIENCE = 2.0
"""Seconds after which a snapshot that did not come is asked for again."""
PAUSE = 0.5
"""Seconds between two questions, however often the updates break off."""
ON_THE_WAY = 1.0
"""Seconds for which updates may still arrive that the snapshot holds already."""
KEEP_ALIVE = 0


class UpdateSession:
    """
    Idle until there is a server, then initialising until its snapshot is there, then running.

    Pure: ``now`` is seconds of a monotonic clock, and what is to be done is returned.
    """

    service_type = SERVICE_TYPE

    def __init__(self, topic: str) -> None:
        self.service = f'{topic.removesuffix("/update")}/get_interactive_markers'
        self._state = 'idle'
        self._server = ''
        self._question = 0
        self._asked = -PAUSE
        self._answered = 0.0
        self._queue: deque[tuple[Any, bytes]] = deque(maxlen=QUEUE)
        self._last = 0
        self._writer = ''
        self._applied = False
        self._checked = True

    @property
    def running(self) -> bool:
        """Whether all is shown, and updates are followed."""
        return self._state == 'running'

    @property
    def waiting(self) -> str:
        """What is waited for, '' for nothing."""
        if self._state == 'idle' and not self._server:
            return f'waiting for service {self.service}'
        return '' if self.running else f'waiting for an answer of service {self.service}'

    def tick(self, server: str, now: float) -> list[Step]:
        """
        Let time pass; called often.

        ``server`` tells one server from another, '' while there is none.
        """
        if not server:
            return self._vanished()
        if server != self._server:
            self._server = server
            self._forget()
            self._asked = now - PAUSE
        if self._state == 'idle' and now - self._asked >= PAUSE:
            return self._ask(now)
        if self._state == 'initialising' and now - self._asked >= PATIENCE:
            return self._ask(now)
        if self.running and not self._checked and now - self._answered >= ON_THE_WAY:
            # The server may have found our subscription only after its answer.
            self._checked = True
            self._question += 1
            return [Ask(self._question)]
        return []

    def heard(self, update: Any, data: bytes, now: float) -> list[Step]:
        """Take an update: ``server_id``, ``seq_num`` and ``type`` of its view, and its bytes."""
        if update.type == KEEP_ALIVE:
            return []  # servers of ROS 1 said it; it has no sequence number of its own
        if self._state == 'running':
            return self._follow([(update, data)], now)
        if self._queue and self._queue[-1][0].server_id != update.server_id:
            self._queue.clear()
        self._queue.append((update, data))
        return []

    def answered(self, question: int, answer: Any, data: bytes, now: float) -> list[Step]:
        """Take the snapshot: ``sequence_number`` of its view, and its bytes."""
        if self._state == 'idle' or question != self._question:
            return []
        if self.running and answer.sequence_number <= self._last:
            return []
        self._checked = self.running
        self._state, self._answered = 'running', now
        self._last, self._writer, self._applied = answer.sequence_number, '', False
        waited, self._queue = self._queue, deque(maxlen=QUEUE)
        return [Show(data, whole=True), *self._follow(waited, now)]

    def restart(self) -> None:
        """Ask for everything again with the next tick: what is shown is of another time."""
        self._forget()

    def _follow(self, updates: Iterable[tuple[Any, bytes]], now: float) -> list[Step]:
        steps: list[Step] = []
        for update, data in updates:
            number = update.seq_num
            known = self._writer in ('', update.server_id)
            if known and number <= self._last and not self._applied:
                if now - self._answered <= ON_THE_WAY:
                    continue  # the snapshot holds it
            if not known or number != self._last + 1:
                steps.append(Tell(self._break(update, known=known)))
                self._forget()
                self._queue.append((update, data))
                return [*steps, *self.tick(self._server, now)]
            self._last, self._writer, self._applied = number, update.server_id, True
            steps.append(Show(data))
        return steps

    def _break(self, update: Any, *, known: bool) -> str:
        if not known:
            return (
                f'updates of the server {self._writer!r} are followed by those of '
                f'{update.server_id!r}: the markers were asked for again'
            )
        return (
            f'update {update.seq_num} came where {self._last + 1} was expected: '
            'the markers were asked for again'
        )

    def _ask(self, now: float) -> list[Step]:
        self._state, self._asked = 'initialising', now
        self._question += 1
        return [Ask(self._question)]

    def _vanished(self) -> list[Step]:
        was_there, self._server = self._server, ''
        self._forget()
        return [Clear()] if was_there else []

    def _forget(self) -> None:
        """Go back to the start; what is shown stays until there is something else to show."""
        self._state = 'idle'
        self._queue.clear()
