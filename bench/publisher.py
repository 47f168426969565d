# SPDX-License-Identifier: Apache-2.0
"""Publishes one kind of load: ``python bench/publisher.py cloud --count 300000 --rate 10``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
import io
import time
from typing import Any

import numpy as np
from PIL import Image
import rclpy
from rclpy.serialization import serialize_message
from sensor_msgs.msg import CompressedImage, PointCloud2, PointField
from stamp import mark
from tf2_msgs.msg import TFMessage
from visualization_msgs.msg import Marker, MarkerArray

FIELDS = ('x', 'y', 'z', 'intensity')


def cloud(points: int) -> Callable[[], bytes]:
    """Return a maker of serialised clouds of 16 bytes a point; the first point tells the time."""
    rng = np.random.default_rng(1)
    data = rng.normal(0, 10, (points, 4)).astype('<f4')
    msg = PointCloud2(height=1, width=points, point_step=16, row_step=16 * points, is_dense=True)
    msg.header.frame_id = 'map'
    msg.fields = [
        PointField(name=name, offset=4 * i, datatype=7, count=1) for i, name in enumerate(FIELDS)
    ]
    first = mark()
    data[0, :3] = np.frombuffer(first, '<f4')
    msg.data = data.tobytes()
    packed = bytearray(serialize_message(msg))
    at = packed.find(first)

    def make() -> bytes:
        packed[4:12] = _stamp()
        packed[at : at + 12] = mark()
        return bytes(packed)

    return make


def transforms(count: int) -> Callable[[], bytes]:
    """Return a maker of serialised TFMessages of ``count`` frames."""
    from geometry_msgs.msg import TransformStamped

    msg = TFMessage()
    for i in range(count):
        t = TransformStamped()
        t.header.frame_id, t.child_frame_id = ('map' if i == 0 else f'frame_{i - 1}'), f'frame_{i}'
        t.transform.translation.x, t.transform.rotation.w = 0.1, 1.0
        msg.transforms.append(t)

    def make() -> bytes:
        stamp = time.time()
        for t in msg.transforms:
            t.header.stamp.sec, t.header.stamp.nanosec = int(stamp), int(stamp % 1 * 1e9)
        return bytes(serialize_message(msg))

    return make


def markers(count: int) -> Callable[[], bytes]:
    """Return a maker of serialised MarkerArrays of ``count`` cubes."""
    msg = MarkerArray()
    for i in range(count):
        m = Marker(type=Marker.CUBE, id=i, ns='bench')
        m.header.frame_id = 'map'
        m.pose.position.x, m.pose.position.y = float(i % 100), float(i // 100)
        m.pose.orientation.w = 1.0
        m.scale.x = m.scale.y = m.scale.z = 0.5
        m.color.r = m.color.a = 1.0
        msg.markers.append(m)
    packed = bytes(serialize_message(msg))
    return lambda: packed


def camera(height: int) -> Callable[[], bytes]:
    """Return a maker of serialised JPEG pictures, 16 to 9, as a camera of a room takes them."""
    width, rng = height * 16 // 9, np.random.default_rng(1)
    coarse = rng.integers(0, 255, (height // 40, width // 40, 3), dtype=np.uint8)
    smooth = Image.fromarray(coarse).resize((width, height), Image.Resampling.BICUBIC)
    grain = rng.integers(-6, 6, (height, width, 1))
    picture = np.clip(np.asarray(smooth, np.int16) + grain, 0, 255).astype(np.uint8)
    file = io.BytesIO()
    Image.fromarray(picture).save(file, 'JPEG', quality=80)
    msg = CompressedImage(format='jpeg', data=file.getvalue())
    msg.header.frame_id = 'map'
    packed = bytearray(serialize_message(msg))

    def make() -> bytes:
        packed[4:12] = _stamp()
        return bytes(packed)

    return make


def _stamp() -> bytes:
    now = time.time()
    return int(now).to_bytes(4, 'little') + int(now % 1 * 1e9).to_bytes(4, 'little')


LOADS: dict[str, tuple[type, str, Callable[[int], Callable[[], bytes]]]] = {
    'cloud': (PointCloud2, '/bench/cloud', cloud),
    'tf': (TFMessage, '/tf', transforms),
    'camera': (CompressedImage, '/bench/camera', camera),
    'markers': (MarkerArray, '/bench/markers', markers),
}


def main() -> None:
    """Publish until the time is over."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('load', choices=LOADS)
    parser.add_argument(
        '--count', type=int, required=True, help='of points, frames, lines, markers'
    )
    parser.add_argument('--rate', type=float, default=10.0)
    parser.add_argument('--seconds', type=float, default=60.0)
    args = parser.parse_args()
    kind, topic, maker = LOADS[args.load]
    rclpy.init()
    node = rclpy.create_node(f'bench_{args.load}')
    publisher: Any = node.create_publisher(kind, topic, 10 if args.load == 'tf' else 2)
    make = maker(args.count)
    end = time.monotonic() + args.seconds
    due = time.monotonic()
    while due < end:
        publisher.publish(make())
        due += 1 / args.rate
        time.sleep(max(0.0, due - time.monotonic()))
    node.destroy_node()
    rclpy.shutdown()


if __name__ == '__main__':
    main()
