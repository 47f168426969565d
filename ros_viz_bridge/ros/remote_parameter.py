# SPDX-License-Identifier: Apache-2.0
"""A parameter of another node: asked for without waiting, set, and asked again when it changes."""

from __future__ import annotations

from collections.abc import Callable
import functools
import time
from typing import Any

from rcl_interfaces.msg import Parameter, ParameterEvent, ParameterType
from rcl_interfaces.srv import DescribeParameters, GetParameters, SetParameters
from rclpy.node import Node

from .spinning import guarded

_PATIENCE = 5.0
"""Seconds for an answer; then it is asked for again."""
_DEPTH = 100


class RemoteParameter:
    """
    Gives ``take`` the value (rcl_interfaces/ParameterValue), and ``failed`` why there is none.

    Used on the executor's thread only; ``poll`` about once per second. A node that is not there,
    or does not answer, is waited for. With ``described`` that gets the ParameterDescriptor, before
    the value.
    """

    def __init__(
        self,
        node: Node,
        owner: str,
        name: str,
        *,
        take: Callable[[Any], None],
        failed: Callable[[str], None],
        described: Callable[[Any], None] | None = None,
    ) -> None:
        self.waiting = ''
        """What is waited for, '' for nothing."""
        self._node = node
        self._name = name
        self.owner = full_name(node, owner)
        """The full name of the node."""
        self._take = take
        self._failed = failed
        self._described = described
        self._client = node.create_client(GetParameters, f'{self.owner}/get_parameters')
        self._describe = node.create_client(
            DescribeParameters, f'{self.owner}/describe_parameters'
        )
        self._set = node.create_client(SetParameters, f'{self.owner}/set_parameters')
        self._events = node.create_subscription(
            ParameterEvent, '/parameter_events', self._heard, _DEPTH
        )
        self._setting: dict[Any, tuple[float, Callable[[str], None]]] = {}
        """What is being set: until when it is waited for, and who is told."""
        self._fresh = False
        self._asked: float | None = None
        self._question = 0

    def poll(self) -> None:
        """Ask where that may bring something new."""
        now = time.monotonic()
        self._given_up(now)
        asked = (self._client, self._describe) if self._described else (self._client,)
        if not all(client.service_is_ready() for client in asked):
            self.waiting = f'there is no node {self.owner}'
            self._fresh, self._asked = False, None
            return
        if self._asked is not None and now - self._asked > _PATIENCE:
            self.waiting = f'{self.owner} does not answer'
            self._asked = None
        if not self._fresh and self._asked is None:
            self._ask(now)

    def set(self, value: Any, done: Callable[[str], None]) -> None:
        """Set the value; ``done`` gets '' once it is set, else why it is not."""
        if not self._set.service_is_ready():
            done(f'there is no node {self.owner}')
            return

        request = SetParameters.Request(parameters=[Parameter(name=self._name, value=value)])
        future = self._set.call_async(request)
        self._setting[future] = (time.monotonic() + _PATIENCE, done)

        def answered(future: Any) -> None:
            if self._setting.pop(future, None) is None:
                return
            error = future.exception()
            if error is not None:
                done(f'{self.owner} failed: {error}')
                return
            (result,) = future.result().results or (None,)
            if result is None or not result.successful:
                reason = result.reason if result is not None else ''
                done(reason or f'{self.owner} refused it')
            else:
                done('')

        future.add_done_callback(functools.partial(guarded, answered))

    def close(self) -> None:
        """Take no more answers."""
        self._question = -1
        for client in (self._client, self._describe, self._set):
            self._node.destroy_client(client)
        self._node.destroy_subscription(self._events)

    def _given_up(self, now: float) -> None:
        """Say that it was not set where no answer came in time."""
        for future, (due, done) in list(self._setting.items()):
            if now > due or not self._set.service_is_ready():
                del self._setting[future]
                self._set.remove_pending_request(future)
                done(f'{self.owner} did not answer')

    def _heard(self, event: ParameterEvent) -> None:
        if event.node != self.owner:
            return
        changed = [*event.new_parameters, *event.changed_parameters, *event.deleted_parameters]
        if any(one.name == self._name for one in changed):
            self._fresh, self._asked = False, None
            guarded(self.poll)

    def _ask(self, now: float) -> None:
        self._asked = now
        self._question += 1
        question = self._question

        def done(answered: Callable[[Any], None], future: Any) -> None:
            if question == self._question and future.exception() is None:
                answered(future.result())

        def read() -> None:
            future = self._client.call_async(GetParameters.Request(names=[self._name]))
            future.add_done_callback(functools.partial(guarded, done, self._answered))

        def told(answer: DescribeParameters.Response) -> None:
            if len(answer.descriptors) == 1 and self._described is not None:
                self._described(answer.descriptors[0])
            read()

        if self._described is None:
            read()
            return
        future = self._describe.call_async(DescribeParameters.Request(names=[self._name]))
        future.add_done_callback(functools.partial(guarded, done, told))

    def _answered(self, answer: GetParameters.Response) -> None:
        self._asked, self.waiting = None, ''
        value = answer.values[0] if len(answer.values) == 1 else None
        if value is None or value.type == ParameterType.PARAMETER_NOT_SET:
            # It may be declared later, and not every node tells of that.
            self._failed(f'{self.owner} has no parameter {self._name!r}')
        else:
            self._fresh = True
            self._take(value)


def full_name(node: Node, name: str) -> str:
    """Return the name of a node with its namespace: that of ``node`` where it has none."""
    if name.startswith('/'):
        return name
    return f'{node.get_namespace().rstrip("/")}/{name}'
