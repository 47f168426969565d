# SPDX-License-Identifier: Apache-2.0
"""A service that is called without waiting for it, one call at a time."""

from __future__ import annotations

from collections.abc import Callable
import functools
import time
from typing import Any

from rclpy.node import Node
from rclpy.serialization import deserialize_message

Done = Callable[[Any, str], None]
"""The answer, or None and why there is none."""


class ServiceCall:
    """
    Calls the service ``name`` of class ``service``.

    All of it is for one thread, to which ``submit`` hands what the executor's has.
    """

    def __init__(
        self,
        node: Node,
        name: str,
        service: Any,
        *,
        timeout: float,
        submit: Callable[..., None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._node = node
        self._name = name
        self._service = service
        self._timeout = timeout
        self._submit = submit
        self._clock = clock
        self._running: tuple[Any, float, Done] | None = None
        """The future of the call, when it is given up, and whom to tell."""
        self._client = node.create_client(service, name)

    @property
    def running(self) -> bool:
        """Whether an answer is waited for."""
        return self._running is not None

    def call(self, request: bytes, done: Done) -> None:
        """Call the service; ``done`` is called once. Nothing happens while a call runs."""
        if self.running:
            return
        if not self._client.service_is_ready():
            done(None, f'no node offers the service {self._name}')
            return
        future = self._client.call_async(deserialize_message(request, self._service.Request))
        self._running = (future, self._clock() + self._timeout, done)
        future.add_done_callback(functools.partial(self._submit, self._answered))

    def poll(self) -> None:
        """Give up what takes too long, or whose node is gone; about once per second."""
        if self._running is None or self._running[0].done():
            return
        if not self._client.service_is_ready():
            # Its server took the request with it.
            self._end(None, f'the node that offers {self._name} is gone')
        elif self._clock() >= self._running[1]:
            text = f'{self._name} has not answered for {self._timeout:g} s'
            self._end(None, f'{text}; it may still work on it')

    def close(self) -> None:
        """Take no answer any more."""
        self._running = None
        self._node.destroy_client(self._client)

    def _answered(self, future: Any) -> None:
        if self._running is None or self._running[0] is not future:
            return  # it was given up
        error = future.exception()
        if error is not None:
            self._end(None, f'{self._name} failed: {error}')
        else:
            self._end(future.result(), '')

    def _end(self, answer: Any, problem: str) -> None:
        assert self._running is not None
        future, _, done = self._running
        self._running = None
        self._client.remove_pending_request(future)
        done(answer, problem)
