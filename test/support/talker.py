# SPDX-License-Identifier: Apache-2.0
"""A ROS node, a process of its own, that publishes an empty cloud ten times a second."""

from __future__ import annotations

import sys


def main(topic: str, stamp: int) -> None:
    """Publish clouds of this stamp, seconds, until somebody ends it."""
    import rclpy
    from rclpy.node import Node
    from sensor_msgs.msg import PointCloud2

    from support.messages import cloud

    rclpy.init()
    node = Node('talker')
    publisher = node.create_publisher(PointCloud2, topic, 10)
    message = cloud()
    message.header.stamp.sec = stamp
    node.create_timer(0.1, lambda: publisher.publish(message))
    rclpy.spin(node)


if __name__ == '__main__':
    main(sys.argv[1], int(sys.argv[2]))
