# SPDX-License-Identifier: Apache-2.0
"""A ROS node of a test, in a thread of its own: it publishes, and hears what is published."""

from __future__ import annotations

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
LATCHED = QoSProfile(depth=10, durability=DurabilityPolicy.TRANSIENT_LOCAL)
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
        self._thread = threading.Thread(target=self._executor.spin, name=name)
        self._thread.start()

    def hear(self, message_class: Any, topic: str) -> list[tuple[float, Any]]:
        """Return the list that gets (time.time() of arrival, message) of what is published."""
        heard: list[tuple[float, Any]] = []
        self.node.create_subscription(
            message_class, topic, lambda message: heard.append((time.time(), message)), 100
        )
        return heard

    def latch(self, topic: str, message: Any) -> None:
        """Publish for those who come late, too."""
        self._publisher(topic, message, LATCHED).publish(message)

    def say(self, topic: str, message: Any) -> None:
        """Publish once somebody listens; fail where nobody ever does."""
        publisher = self._publisher(topic, message, QoSProfile(depth=100))
        until = time.monotonic() + PATIENCE_S
        while not publisher.get_subscription_count():
            assert time.monotonic() < until, f'nobody listens to {topic}'
            time.sleep(_POLL_S)
        publisher.publish(message)

    def silence(self, topic: str) -> None:
        """Withdraw the publisher of a topic."""
        self.node.destroy_publisher(self._publishers.pop(topic))

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
