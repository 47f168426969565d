# SPDX-License-Identifier: Apache-2.0
"""The ROS node that publishes the scenes, each latched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import rclpy
from rclpy.node import Node
from rclpy.qos import DurabilityPolicy, QoSProfile

from .scene import links, Scene

LATCHED = QoSProfile(depth=10, durability=DurabilityPolicy.TRANSIENT_LOCAL)


class Publisher:
    """Publishes all messages once, for whoever comes; nothing has to spin for that."""

    def __init__(self, scenes: Sequence[Scene]) -> None:
        rclpy.init()
        self._node = Node('gallery')
        self._publishers: list[Any] = []
        self._say('/tf_static', links(('map', 'fixed', (0.0, 0.0, 0.0))))
        for scene in scenes:
            # Transforms are latched only where their topic's name says so.
            self._say('/gallery/tf_static' if scene.name == 'tf' else scene.topic, scene.message)
            for topic, message in scene.others.items():
                self._say(topic, message)

    def _say(self, topic: str, message: Any) -> None:
        publisher = self._node.create_publisher(type(message), topic, LATCHED)
        publisher.publish(message)
        self._publishers.append(publisher)

    def __enter__(self) -> Publisher:
        return self

    def __exit__(self, *exc: object) -> None:
        self._node.destroy_node()
        rclpy.try_shutdown()
