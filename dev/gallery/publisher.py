# SPDX-License-Identifier: Apache-2.0
"""The ROS node that publishes the scenes, each latched."""

from __future__ import annotations

from collections.abc import Sequence
import threading
from typing import Any

import rclpy
from rclpy.executors import ExternalShutdownException, SingleThreadedExecutor
from rclpy.node import Node
from rclpy.qos import DurabilityPolicy, QoSProfile
from tf2_msgs.msg import TFMessage
from visualization_msgs.msg import InteractiveMarkerUpdate

from .handles import serve
from .images import OPTICAL
from .scene import links, Scene

LATCHED = QoSProfile(depth=10, durability=DurabilityPolicy.TRANSIENT_LOCAL)
NOWHERE = (0.0, 0.0, 0.0)
LINKS = ('rviz_robot', 'rviz_right_arm', 'rviz_left_arm', 'rviz_head')


def frames() -> TFMessage:
    """Return a fixed frame, the camera's, those of the links of RViz's test."""
    found: TFMessage = links(
        ('map', 'fixed', NOWHERE),
        ('map', OPTICAL, (0.0, 0.0, 1.0)),
        *(('map', link, NOWHERE) for link in LINKS),
    )
    turn = found.transforms[1].transform.rotation
    turn.x, turn.y, turn.z, turn.w = -0.5, 0.5, -0.5, 0.5  # looks along x
    return found


class Publisher:
    """Publishes each message once, for whoever comes; answers for interactive markers."""

    def __init__(self, scenes: Sequence[Scene]) -> None:
        rclpy.init()
        self._node = Node('gallery')
        self._publishers: dict[str, Any] = {}
        self._executor = SingleThreadedExecutor()
        self._executor.add_node(self._node)
        self._thread = threading.Thread(target=self._spin, daemon=True)
        self.say('/tf_static', frames())
        for scene in scenes:
            if isinstance(scene.message, InteractiveMarkerUpdate):
                self._publishers.setdefault(
                    scene.published_topic, serve(self._node, scene.published_topic, scene.message)
                )
            for topic, message in messages(scene).items():
                # Scenes that share a topic share its message.
                if topic not in self._publishers:
                    self.say(topic, message)

    def say(self, topic: str, message: Any) -> None:
        """Publish a message, the first of its topic and later ones."""
        if topic not in self._publishers:
            made = self._node.create_publisher(type(message), topic, LATCHED)
            self._publishers[topic] = made
        self._publishers[topic].publish(message)

    def _spin(self) -> None:
        try:
            self._executor.spin()
        except ExternalShutdownException:
            pass

    def __enter__(self) -> Publisher:
        self._thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._executor.shutdown()
        self._thread.join()
        self._node.destroy_node()
        rclpy.try_shutdown()


def messages(scene: Scene) -> dict[str, Any]:
    """Return all messages of a scene by the topic that they are published on."""
    return {scene.published_topic: scene.message, **scene.others, **scene.silent}
