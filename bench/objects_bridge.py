# SPDX-License-Identifier: Apache-2.0
"""The same bridge with rclpy message objects: what columns over raw CDR are compared with."""

from __future__ import annotations

import time
from typing import Any

import numpy as np
import rclpy
from tf2_msgs.msg import TFMessage
from visualization_msgs.msg import MarkerArray

from ros_viz_bridge import Server
from ros_viz_bridge.wire.display import Display
from ros_viz_bridge.wire.markers import Markers
from ros_viz_bridge.wire.tf import Transforms


def show_transforms(server: Server, msg: TFMessage) -> None:
    """Publish a TFMessage, read attribute by attribute."""
    names: dict[str, int] = {}
    child = [names.setdefault(t.child_frame_id, len(names)) for t in msg.transforms]
    parent = [names.setdefault(t.header.frame_id, len(names)) for t in msg.transforms]
    stamp = [t.header.stamp.sec + t.header.stamp.nanosec * 1e-9 for t in msg.transforms]
    pose = [_pose(t.transform.translation, t.transform.rotation) for t in msg.transforms]
    server.publish(
        Transforms(
            display='/tf',
            key='tf',
            names=list(names),
            child=np.array(child, np.uint32),
            parent=np.array(parent, np.uint32),
            stamp=np.array(stamp),
            pose=np.array(pose),
            static=np.zeros(len(child), np.uint8),
        )
    )


def show_markers(server: Server, msg: MarkerArray) -> None:
    """Publish a MarkerArray, read attribute by attribute."""
    spaces: dict[str, int] = {}
    frames: dict[str, int] = {}
    all_markers = msg.markers
    server.publish(
        Markers(
            display='/bench/markers',
            key='markers',
            ns=np.array([spaces.setdefault(m.ns, len(spaces)) for m in all_markers], np.uint32),
            namespaces=list(spaces),
            frame=np.array(
                [frames.setdefault(m.header.frame_id, len(frames)) for m in all_markers], np.uint32
            ),
            frames=list(frames),
            id=np.array([m.id for m in all_markers], np.int32),
            type=np.array([m.type for m in all_markers], np.uint8),
            frame_locked=np.array([m.frame_locked for m in all_markers], np.uint8),
            stamp=np.array(
                [m.header.stamp.sec + m.header.stamp.nanosec * 1e-9 for m in all_markers]
            ),
            expires=np.array([m.lifetime.sec + m.lifetime.nanosec * 1e-9 for m in all_markers]),
            pose=np.array([_pose(m.pose.position, m.pose.orientation) for m in all_markers]),
            scale=np.array([(m.scale.x, m.scale.y, m.scale.z) for m in all_markers], np.float32),
            color=np.array(
                [(m.color.r, m.color.g, m.color.b, m.color.a) for m in all_markers], np.float32
            ),
        )
    )


def _pose(position: Any, rotation: Any) -> tuple[float, ...]:
    p, q = position, rotation
    return (p.x, p.y, p.z, q.x, q.y, q.z, q.w)


def main() -> None:
    """Serve until killed."""
    server = Server(port=0, label='objects', now=time.time)
    for order, (topic, ros_type) in enumerate(
        (
            ('/tf', 'tf2_msgs/msg/TFMessage'),
            ('/bench/markers', 'visualization_msgs/msg/MarkerArray'),
        )
    ):
        server.publish(
            Display(
                display=topic,
                key=topic,
                title=topic,
                topic=topic,
                ros_type=ros_type,
                visible=True,
                options={},
                fields=[],
                order=order,
            )
        )
    print('ready', server.get_port(), flush=True)
    rclpy.init()
    node = rclpy.create_node('bench_bridge')
    node.create_subscription(TFMessage, '/tf', lambda m: show_transforms(server, m), 100)
    node.create_subscription(MarkerArray, '/bench/markers', lambda m: show_markers(server, m), 2)
    rclpy.spin(node)


if __name__ == '__main__':
    main()
