# SPDX-License-Identifier: Apache-2.0
"""Publishes a PLY or PCD file as PointCloud2, with all its fields."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
import rclpy
from rclpy.node import Node
from rclpy.qos import DurabilityPolicy, QoSProfile
from rclpy.utilities import remove_ros_args
from sensor_msgs.msg import PointCloud2

from ros_viz_bridge.demo import messages
from ros_viz_bridge.demo.cloud_file import CloudFileError, read_cloud
from ros_viz_bridge.demo.process import DemoError, ros_process

_COLOURS = ('red', 'green', 'blue')
_SPIN_S = 0.1


class CloudPublisher(Node):  # type: ignore[misc]
    """Publishes one cloud again and again, latched."""

    def __init__(self, points: NDArray[np.void], *, topic: str, frame: str, rate: float) -> None:
        super().__init__('cloud_publisher')
        latched = QoSProfile(depth=1, durability=DurabilityPolicy.TRANSIENT_LOCAL)
        self._publisher = self.create_publisher(PointCloud2, topic, latched)
        head = messages.header(frame, self.get_clock().now().to_msg())
        self._message = messages.cloud(points, head, floats=['rgb', 'rgba'])
        self._publish()
        self.create_timer(1 / rate, self._publish)

    def _publish(self) -> None:
        self._message.header.stamp = self.get_clock().now().to_msg()
        self._publisher.publish(self._message)


def with_packed_colour(points: NDArray[np.void]) -> NDArray[np.void]:
    """Return points with a field rgb added where red, green and blue are bytes of their own."""
    kinds = {name: points.dtype[name].str[1:] for name in points.dtype.names or ()}
    if 'rgb' in kinds or any(kinds.get(name) != 'u1' for name in _COLOURS):
        return points
    coloured = np.zeros(points.shape, np.dtype([*points.dtype.descr, ('rgb', '<u4')]))
    for name in kinds:
        coloured[name] = points[name]
    red, green, blue = (points[name].astype(np.uint32) for name in _COLOURS)
    coloured['rgb'] = (red << 16) | (green << 8) | blue
    return coloured


def _parse(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog='publish_cloud', description=__doc__)
    parser.add_argument('file', type=Path, help='.ply or .pcd file')
    parser.add_argument('--topic', default='/points')
    parser.add_argument('--frame', default='map')
    parser.add_argument('--rate', type=float, default=1.0, help='times a second')
    options = parser.parse_args(list(words))
    if not 0 < options.rate <= 1000:
        parser.error(f'--rate {options.rate:g} is not between 0 and 1000')
    return options


def main(args: list[str] | None = None) -> None:
    """Publish the file named on the command line until interrupted."""
    options = _parse(remove_ros_args(args)[1:])
    with ros_process(args):
        try:
            points = with_packed_colour(read_cloud(options.file))
            node = CloudPublisher(
                points, topic=options.topic, frame=options.frame, rate=options.rate
            )
        except (CloudFileError, ValueError) as error:
            raise DemoError(str(error)) from error
        shape = 'x'.join(map(str, points.shape))
        node.get_logger().info(f'{shape} points with {", ".join(points.dtype.names or ())}')
        while True:
            rclpy.spin_once(node, timeout_sec=_SPIN_S)


if __name__ == '__main__':
    main()
