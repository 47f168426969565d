# SPDX-License-Identifier: Apache-2.0
"""A ROS node of a test, in a thread of its own: it publishes, and hears what is published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
import threading
import time
from typing import Any

import rclpy
from rclpy.context import Context
from rclpy.executors import SingleThreadedExecutor
from rclpy.node import Node
from rclpy.qos import DurabilityPolicy, QoSProfile
from rclpy.signals import SignalHandlerOptions

PATIENCE_S = 60.0
_ADAPTED_S = 2.5
"""The node looks once a second whether its QoS suits a new publisher, and may subscribe anew."""
_MATCHED_S = 1.0
"""What a publisher takes to know a subscription that knows it."""
LATCHED = QoSProfile(depth=100, durability=DurabilityPolicy.TRANSIENT_LOCAL)
VOLATILE = QoSProfile(depth=100)
_POLL_S = 0.01


class Robot:
    """Another ROS node than the bridge."""

    def __init__(self, name: str = 'robot') -> None:
        self._context = Context()
        rclpy.init(args=[], context=self._context, signal_handler_options=SignalHandlerOptions.NO)
        self.node = Node(name, context=self._context)
        self._executor = SingleThreadedExecutor(context=self._context)
        self._executor.add_node(self.node)
        self._publishers: dict[str, Any] = {}
        self._own_ears: Counter[str] = Counter()
        self._thread = threading.Thread(target=self._executor.spin, name=name)
        self._thread.start()

    def hear(
        self, message_class: Any, topic: str, *, matched: bool = False, latched: bool = False
    ) -> list[tuple[float, Any]]:
        """
        Return the list that gets (time.time() of arrival, message) of what is published.

        With ``matched`` only once there is a publisher, so that nothing it says is missed; with
        ``latched`` the last message of before comes, too, where the publisher keeps it.
        """
        heard: list[tuple[float, Any]] = []
        subscription = self.node.create_subscription(
            message_class,
            topic,
            lambda message: heard.append((time.time(), message)),
            LATCHED if latched else VOLATILE,
        )
        self._own_ears[topic] += 1
        if matched:
            # That the publisher knows this subscription, too, nobody tells.
            found = subscription.get_publisher_count
            _wait(found, f'a publisher of {topic}', steady=_MATCHED_S)
        return heard

    def latch(self, topic: str, message: Any) -> None:
        """Publish for those who come late, too."""
        self._publisher(topic, message, LATCHED).publish(message)

    def say(self, topic: str, message: Any) -> None:
        """Publish once somebody else listens; fail where nobody ever does."""
        known = topic in self._publishers
        publisher = self._publisher(topic, message, VOLATILE)
        own = self._own_ears[topic]
        _wait(
            lambda: publisher.get_subscription_count() > own,
            f'somebody who listens to {topic}',
            steady=0.0 if known else _ADAPTED_S,
        )
        publisher.publish(message)

    def _publisher(self, topic: str, message: Any, qos: QoSProfile) -> Any:
        if topic not in self._publishers:
            self._publishers[topic] = self.node.create_publisher(type(message), topic, qos)
        return self._publishers[topic]

    def close(self) -> None:
        """Leave the graph."""
        self._executor.shutdown(timeout_sec=0)
        self._thread.join(PATIENCE_S)
        self.node.destroy_node()
        self._context.try_shutdown()


def _wait(condition: Callable[[], Any], what: str, *, steady: float = 0.0) -> None:
    """Wait until a condition holds, and has held for ``steady`` seconds without a break."""
    until = time.monotonic() + PATIENCE_S
    since: float | None = None
    while True:
        now = time.monotonic()
        since = (since or now) if condition() else None
        if since is not None and now - since >= steady:
            return
        assert now < until, f'{what} did not come'
        time.sleep(_POLL_S)
