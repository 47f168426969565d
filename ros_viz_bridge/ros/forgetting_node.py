# SPDX-License-Identifier: Apache-2.0
"""A node that keeps nothing of what was destroyed, and waits for nothing that nobody needs."""

from __future__ import annotations

from typing import Any
import weakref

from rclpy.callback_groups import MutuallyExclusiveCallbackGroup
from rclpy.event_handler import PublisherEventCallbacks
from rclpy.node import Node
from rclpy.publisher import Publisher


class ForgettingNode(Node):  # type: ignore[misc]
    """Topics may come and go for as long as it lives."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._group = _ForgettingGroup()  # rclpy asks for it while it makes the node
        super().__init__(*args, **kwargs)

    @property
    def default_callback_group(self) -> MutuallyExclusiveCallbackGroup:
        """What all of it belongs to that is not given another group."""
        return self._group

    def create_publisher(self, *args: Any, **kwargs: Any) -> Publisher:
        """
        Make a publisher without rclpy's own handlers of its events.

        They only log, and the executor would wait for them with each message.
        """
        quiet = PublisherEventCallbacks(use_default_callbacks=False)
        return super().create_publisher(*args, **{'event_callbacks': quiet, **kwargs})


class _ForgettingGroup(MutuallyExclusiveCallbackGroup):  # type: ignore[misc]
    """
    Lets go of what is no more.

    rclpy's keeps a dead reference of each subscription, service, client and timer, 0.25 kB.
    """

    def add_entity(self, entity: Any) -> None:
        """Add it for as long as it lives."""
        self.entities.add(weakref.ref(entity, self.entities.discard))
