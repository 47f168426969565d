# SPDX-License-Identifier: Apache-2.0
"""A service that a button calls, and what becomes of the call."""

from __future__ import annotations

from collections.abc import Callable
import functools
import math
import time
from typing import Any

from rclpy.node import Node
from std_srvs.srv import Trigger

from .spinning import guarded

Tell = Callable[[str, str], None]
"""Level ('info', 'warning' or 'error') and text for the viewer who pressed."""


PATIENCE = 10.0
"""Seconds after which whoever pressed is told that no answer has come."""
MOST_CALLS = 100
"""So many calls wait for their answers."""


class ServiceCall:
    """
    Calls a std_srvs/srv/Trigger without waiting for it; ``poll`` once per second.

    An answer that comes after all is told, too.
    """

    def __init__(
        self, node: Node, name: str, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._name = name
        self._clock = clock
        self._waiting: dict[Any, tuple[float, Tell]] = {}
        """By future: when patience ends, and whom to tell."""
        self._client = node.create_client(Trigger, name)

    def call(self, tell: Tell) -> None:
        """Call the service; ``tell`` is called with its answer, or with why there is none."""
        if not self._client.service_is_ready():
            tell('error', f'no node offers the service {self._name}')
            return

        if len(self._waiting) >= MOST_CALLS:
            tell('error', f'{self._name} has not answered {MOST_CALLS} calls yet')
            return

        def done(future: Any) -> None:
            self._waiting.pop(future, None)
            error = future.exception()
            if error is not None:
                tell('error', f'{self._name} failed: {error}')
                return
            answer = future.result()
            text = answer.message or ('done' if answer.success else 'refused')
            tell('info' if answer.success else 'error', text)

        future = self._client.call_async(Trigger.Request())
        self._waiting[future] = (self._clock() + PATIENCE, tell)
        future.add_done_callback(functools.partial(guarded, done))

    def poll(self) -> None:
        """Tell those who have waited too long."""
        now = self._clock()
        gone = not self._client.service_is_ready()
        for future, (until, tell) in list(self._waiting.items()):
            if gone:
                # Its server took the request with it.
                self._waiting.pop(future, None)
                self._client.remove_pending_request(future)
                tell('error', f'the node that offers {self._name} is gone')
            elif now >= until:
                self._waiting[future] = (math.inf, tell)
                text = f'{self._name} has not answered for {PATIENCE:g} s; it may still work on it'
                tell('warning', text)
