# SPDX-License-Identifier: Apache-2.0
"""Callbacks that are slower than what happens: of what waits, the newest replaces the others."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable
import functools
import threading
from typing import Any, Protocol

from .callbacks import lane_of, Submit


class Step(Protocol):
    """An event of a drag."""

    @property
    def phase(self) -> str:
        """'start', 'update' or 'end'."""


class Steps:
    """
    What waits for one callback, however slow it is.

    Begin and end of a drag always come; two updates never wait one after the other. ``lane`` as in
    ``Callbacks.submit``.
    """

    def __init__(self, callback: Callable[[Any], Any], *, lane: Hashable = None) -> None:
        self.callback = callback
        self._lane = lane_of(callback) if lane is None else lane
        self._lock = threading.Lock()
        self._waiting: deque[tuple[Any, bool]] = deque()

        @functools.wraps(callback)  # reports of errors name the callback
        def call() -> Any:
            with self._lock:
                event, _ = self._waiting.popleft()
            return callback(event)

        self._call = call

    def add(self, step: Step, submit: Submit) -> None:
        """Call back with a step when those before it are done."""
        self.put(step, submit, replaces=step.phase == 'update')

    def put(self, event: Any, submit: Submit, *, replaces: bool = True) -> None:
        """Call back with an event; one that ``replaces`` takes the place of such a one."""
        with self._lock:
            waiting = self._waiting
            if replaces and waiting and waiting[-1][1]:
                waiting[-1] = event, True
                return
            waiting.append((event, replaces))
        if not submit(self._call, lane=self._lane):
            with self._lock:  # as many wait as there are calls to come
                self._waiting.pop()
