# SPDX-License-Identifier: Apache-2.0
"""A text in a parameter of another node: asked for without waiting, and again when it changes."""

from __future__ import annotations

from collections.abc import Callable
import functools
import time
from typing import Any

from rcl_interfaces.msg import ParameterEvent, ParameterType
from rcl_interfaces.srv import GetParameters
from rclpy.node import Node

from ..displays.base import NodeParameter
from .spinning import guarded

_PATIENCE = 5.0
"""Seconds for an answer; then it is asked for again."""
_DEPTH = 100


class ParameterText:
    """
    Gives ``take`` the text, and ``failed`` a sentence where there is none.

    Used on the executor's thread only; ``poll`` about once per second. A node that is not there,
    or does not answer, is waited for.
    """

    def __init__(
        self,
        node: Node,
        said: NodeParameter,
        *,
        take: Callable[[str], None],
        failed: Callable[[str], None],
    ) -> None:
        self.waiting = ''
        """What is waited for, '' for nothing."""
        self._node = node
        self._name = said.name
        self._target = _full_name(node, said.node)
        self._take = take
        self._failed = failed
        self._client = node.create_client(GetParameters, f'{self._target}/get_parameters')
        self._events = node.create_subscription(
            ParameterEvent, '/parameter_events', self._heard, _DEPTH
        )
        self._fresh = False
        self._asked: float | None = None
        self._question = 0

    def poll(self) -> None:
        """Ask where that may bring something new."""
        now = time.monotonic()
        if not self._client.service_is_ready():
            self.waiting = f'there is no node {self._target}'
            self._fresh, self._asked = False, None
            return
        if self._asked is not None and now - self._asked > _PATIENCE:
            self.waiting = f'{self._target} does not answer'
            self._asked = None
        if not self._fresh and self._asked is None:
            self._ask(now)

    def close(self) -> None:
        """Take no more answers."""
        self._question = -1
        self._node.destroy_client(self._client)
        self._node.destroy_subscription(self._events)

    def _heard(self, event: ParameterEvent) -> None:
        if event.node != self._target:
            return
        changed = [*event.new_parameters, *event.changed_parameters, *event.deleted_parameters]
        if any(one.name == self._name for one in changed):
            self._fresh, self._asked = False, None
            guarded(self.poll)

    def _ask(self, now: float) -> None:
        self._asked = now
        self._question += 1
        question = self._question

        def done(future: Any) -> None:
            if question == self._question and future.exception() is None:
                self._answered(future.result())

        future = self._client.call_async(GetParameters.Request(names=[self._name]))
        future.add_done_callback(functools.partial(guarded, done))

    def _answered(self, answer: GetParameters.Response) -> None:
        self._asked, self.waiting = None, ''
        value = answer.values[0] if len(answer.values) == 1 else None
        if value is None or value.type == ParameterType.PARAMETER_NOT_SET:
            # It may be declared later, and not every node tells of that.
            self._failed(f'{self._target} has no parameter {self._name!r}')
        elif value.type != ParameterType.PARAMETER_STRING:
            self._fresh = True
            self._failed(f'the parameter {self._name!r} of {self._target} is no text')
        else:
            self._fresh = True
            self._take(value.string_value)


def _full_name(node: Node, name: str) -> str:
    """Return the name of a node with its namespace: that of ``node`` where it has none."""
    if name.startswith('/'):
        return name
    return f'{node.get_namespace().rstrip("/")}/{name}'
