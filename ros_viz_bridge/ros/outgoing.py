# SPDX-License-Identifier: Apache-2.0
"""Messages by the names of their topics, written and published."""

from __future__ import annotations

from collections.abc import Callable
import functools
from typing import Any

from ..cdr import MessageType, Writer
from ..inputs.base import Message
from ..topics.message_types import message_class
from .publications import Publications, STATE, STREAM


class Outgoing:
    """
    Publishes in the publishing thread; ``resolve`` makes a topic's full name.

    What ``moves`` the robot is held back by a stop, and comes once to those who are there; what
    does not is latched.
    """

    def __init__(self, publications: Publications, resolve: Callable[[str], str]) -> None:
        self._publications = publications
        self._resolve = functools.lru_cache(maxsize=1024)(resolve)

    def publish(
        self, topic: str, ros_type: str, message: Message | None, *, moves: bool = True
    ) -> None:
        """Publish a message, if there is one."""
        if message is not None:
            qos = STREAM if moves else STATE
            data = writer(ros_type).write(message)
            self._publications.publish(self._resolve(topic), ros_type, data, qos=qos, moves=moves)

    def announce(self, topic: str, ros_type: str) -> None:
        """Let who listens be found before the first message of what moves: else that is lost."""
        self._publications.prepare(self._resolve(topic), ros_type, qos=STREAM)

    def halt(self, topic: str, ros_type: str, message: Message) -> None:
        """Publish what lets the robot stand, also while all else is held back."""
        data = writer(ros_type).write(message)
        self._publications.publish(self._resolve(topic), ros_type, data, moves=False)

    def wanted(self, topic: str, ros_type: str) -> bool:
        """Tell whether anybody subscribes to a latched topic."""
        publisher = self._publications.prepare(self._resolve(topic), ros_type, qos=STATE)
        return publisher is not None and publisher.get_subscription_count() > 0

    def forget(self, prefix: str) -> None:
        """Destroy the publishers of all topics below ``prefix``."""
        self._publications.forget(self._resolve(prefix) + '/')


@functools.cache
def writer(ros_type: str) -> Any:
    """Return the writer of messages of an installed type."""
    return Writer(MessageType.from_class(message_class(ros_type)))
