# SPDX-License-Identifier: Apache-2.0
"""A service that a button calls, and what becomes of the call."""

from __future__ import annotations

from collections.abc import Callable
import functools
from typing import Any

from rclpy.node import Node
from std_srvs.srv import Trigger

from .spinning import guarded

Tell = Callable[[str, str], None]
"""Level ('info' or 'error') and text for the viewer who pressed."""


class ServiceCall:
    """Calls a std_srvs/srv/Trigger without waiting for it."""

    def __init__(self, node: Node, name: str) -> None:
        self._name = name
        self._client = node.create_client(Trigger, name)

    def call(self, tell: Tell) -> None:
        """Call the service; ``tell`` is called with its answer, or with why there is none."""
        if not self._client.service_is_ready():
            tell('error', f'no node offers the service {self._name}')
            return

        def done(future: Any) -> None:
            error = future.exception()
            if error is not None:
                tell('error', f'{self._name} failed: {error}')
                return
            answer = future.result()
            text = answer.message or ('done' if answer.success else 'refused')
            tell('info' if answer.success else 'error', text)

        self._client.call_async(Trigger.Request()).add_done_callback(
            functools.partial(guarded, done)
        )
