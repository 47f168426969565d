# SPDX-License-Identifier: Apache-2.0
"""Calls with steps of drags: begin and end always come, of what lies between only the newest."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
import functools
import threading
from typing import Any, Protocol

from .callbacks import lane_of

Submit = Callable[..., None]
"""Queues a call: ``Callbacks.submit``."""


class Step(Protocol):
    """An event of a drag."""

    @property
    def phase(self) -> str:
        """'start', 'update' or 'end'."""


class Steps:
    """
    The steps that wait for one callback, however slow it is.

    Two updates never wait one after the other.
    """

    def __init__(self, callback: Callable[[Any], Any]) -> None:
        self._lane = lane_of(callback)
        self._lock = threading.Lock()
        self._waiting: deque[Step] = deque()

        @functools.wraps(callback)  # reports of errors name the callback
        def call() -> Any:
            with self._lock:
                step = self._waiting.popleft()
            return callback(step)

        self._call = call

    def add(self, step: Step, submit: Submit) -> None:
        """Call back with a step when those before it are done."""
        with self._lock:
            waiting = self._waiting
            if step.phase == 'update' and waiting and waiting[-1].phase == 'update':
                waiting[-1] = step
                return
            waiting.append(step)
        submit(self._call, lane=self._lane)
