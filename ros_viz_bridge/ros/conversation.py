# SPDX-License-Identifier: Apache-2.0
"""A display's session with a service: what its messages mean follows on the service's answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
import functools
import importlib
import time
from typing import Any

import rclpy.clock
from rclpy.clock_type import ClockType
from rclpy.node import Node
from rclpy.serialization import serialize_message

from ..cdr import CdrError, MessageType, Reader
from ..displays.base import Ask, Clear, Session, Show, Step
from ..topics.pipeline import Pipeline
from .spinning import guarded

_PERIOD = 0.05
"""Seconds between looks at the service until its answer is there."""
_SHOWN = 5.0
"""Seconds for which it is shown that updates broke off."""
_RARE = 1.0
"""Seconds between looks while updates are followed."""


class Conversation:
    """
    Takes the messages of ``topic``, and does what the session says.

    Used on the executor's thread only. ``changed`` is called when it waits for something else.
    """

    def __init__(
        self,
        node: Node,
        topic: str,
        session: Session,
        pipeline: Pipeline,
        message_class: Any,
        *,
        changed: Callable[[], None],
    ) -> None:
        self._node = node
        self._topic = topic
        self._session = session
        self._pipeline = pipeline
        self._changed = changed
        self._reader = Reader(MessageType.from_class(message_class))
        service = self._service = service_class(session.service_type)
        self._answers = Reader(MessageType.from_class(service.Response))
        self._client = node.create_client(service, session.service)
        self._waiting = ''
        self._looked = -_RARE
        self._warned = 0.0
        self._closed = False
        steady = rclpy.clock.Clock(clock_type=ClockType.STEADY_TIME)
        work = functools.partial(guarded, self._tick)
        self._timer = node.create_timer(_PERIOD, work, clock=steady)

    @property
    def waiting(self) -> str:
        """What is waited for, '' for nothing."""
        return self._session.waiting

    def __call__(self, data: bytes) -> None:
        """Take a message of the topic."""
        try:
            view = self._reader.read(data)
        except CdrError:
            self._pipeline(data)  # says what is wrong with it
            return
        self._do(self._session.heard(view, data, time.monotonic()))

    def restart(self) -> None:
        """Ask for everything again: time jumped."""
        self._session.restart()
        self._looked = -_RARE

    def close(self) -> None:
        """Take no more messages and answers."""
        self._closed = True
        self._node.destroy_timer(self._timer)
        self._node.destroy_client(self._client)

    def _tick(self) -> None:
        now = time.monotonic()
        if self._session.running and now - self._looked < _RARE:
            return
        self._looked = now
        if self._warned and now - self._warned > _SHOWN:
            self._warned = 0.0
            self._pipeline.warn('')
        self._do(self._session.tick(self._server(), now))
        self._tell()

    def _tell(self) -> None:
        if self._waiting != self._session.waiting:
            self._waiting = self._session.waiting
            self._changed()

    def _server(self) -> str:
        """Tell one server from another by who publishes; '' while it or its service is missing."""
        if not self._client.service_is_ready():
            return ''
        publishers = self._node.get_publishers_info_by_topic(self._topic)
        return ' '.join(sorted(str(one.endpoint_gid) for one in publishers))

    def _do(self, steps: Iterable[Step]) -> None:
        for step in steps:
            if isinstance(step, Ask):
                self._ask(step.question)
            elif isinstance(step, Show):
                reader = self._answers if step.whole else self._reader
                self._pipeline.show(step.data, reader, whole=step.whole)
            elif isinstance(step, Clear):
                nothing = bytes(serialize_message(self._service.Response()))
                self._pipeline.show(nothing, self._answers, whole=True, counted=False)
            else:
                self._warned = time.monotonic()
                self._pipeline.warn(step.text)

    def _ask(self, question: int) -> None:
        def done(future: Any) -> None:
            if self._closed or future.exception() is not None:
                return  # what is not answered is asked for again
            data = bytes(serialize_message(future.result()))
            answer = self._answers.read(data)
            self._do(self._session.answered(question, answer, data, time.monotonic()))
            self._tell()

        future = self._client.call_async(self._service.Request())
        future.add_done_callback(functools.partial(guarded, done))


def service_class(name: str) -> Any:
    """Return the class of a service type such as 'std_srvs/srv/Trigger'."""
    package, _, service = name.split('/')
    return getattr(importlib.import_module(f'{package}.srv'), service)
