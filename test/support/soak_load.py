# SPDX-License-Identifier: Apache-2.0
"""The robot of a soak, and the operator of its slider."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
import random

from geometry_msgs.msg import TransformStamped
from rclpy.qos import QoSProfile
from sensor_msgs.msg import PointCloud2
from std_msgs.msg import Float64
from tf2_msgs.msg import TFMessage

from ros_viz_bridge.wire.client import WidgetChanged
from ros_viz_bridge.wire.gui import Widget
from ros_viz_bridge.wire.point_cloud import PointCloud

from .robot_messages import cloud
from .soak_pages import CLOUD, TREE
from .world import Robot, say, until, Viewer

POINTS, FRAMES = 4000, 50
_SET = '/soak/set'
LAYOUT = f"""
widgets:
  - {{slider: Set, topic: {_SET}.data, type: std_msgs/msg/Float64, min: -1, max: 1000000000}}
"""


class SoakLoad:
    """Moves frames, publishes clouds, and sets the slider of ``LAYOUT``: ``step`` by step."""

    def __init__(self, robot: Robot, url: str) -> None:
        self._now = robot.node.get_clock().now
        self._clouds = robot.publisher(PointCloud2, CLOUD, QoSProfile(depth=5))
        self._transforms = robot.publisher(TFMessage, TREE)
        self._heard = robot.hear(Float64, _SET, QoSProfile(depth=1000))
        self._sent: list[float] = []
        self._operator = Viewer(url, interest=(CLOUD,))

    def begin(self) -> None:
        """Return once everything comes through."""
        self._slider = self._operator.wait_for(Widget).key
        until(lambda: self._heard, 'the slider is heard', doing=lambda: self._set(-1.0))
        say(self._transforms, self._moved(range(FRAMES)))
        say(self._clouds, self._cloud())
        self._operator.wait_for(PointCloud)

    def step(self) -> None:
        """Do once what is done ten times a second."""
        self._transforms.publish(self._moved(random.sample(range(FRAMES), 10), by=1.0))
        self._clouds.publish(self._cloud())
        self._sent.append(float(len(self._sent)))
        self._set(self._sent[-1])
        self._operator.page.messages.clear()

    def end(self) -> tuple[int, int]:
        """
        Put every frame where its number is.

        Return how often the slider was set, and how often that was not heard, or in another order.
        """
        self._transforms.publish(self._moved(range(FRAMES)))
        with suppress(AssertionError):
            until(lambda: self._heard[-1].data == self._sent[-1])
        heard = [message.data for message in self._heard if message.data >= 0.0]
        wrong = sum(a != b for a, b in zip(self._sent, heard, strict=False))
        return len(self._sent), wrong + abs(len(self._sent) - len(heard))

    def close(self) -> None:
        """Let the operator leave."""
        self._operator.close()

    def _set(self, value: float) -> None:
        self._operator.send(WidgetChanged(self._slider, value, len(self._sent) + 1))

    def _moved(self, frames: Iterable[int], *, by: float = 0.0) -> TFMessage:
        """Return transforms whose x is their number, and up to ``by`` more."""
        moved = []
        for i in frames:
            one = TransformStamped(child_frame_id=f'f{i}')
            one.header.frame_id, one.header.stamp = 'map', self._now().to_msg()
            one.transform.translation.x = i + by * random.random()
            one.transform.rotation.w = 1.0
            moved.append(one)
        return TFMessage(transforms=moved)

    def _cloud(self) -> PointCloud2:
        message = cloud(count=POINTS)
        message.header.stamp = self._now().to_msg()
        return message
