# SPDX-License-Identifier: Apache-2.0
"""Publishes one kind of load: ``python bench/publisher.py cloud --count 300000 --rate 10``."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
import io
import time
from typing import Any

from loads import depth, LOADS, message_class, topic
import numpy as np
from numpy.typing import NDArray
from PIL import Image
import rclpy
from rclpy.serialization import serialize_message
from stamp import mark

FIELDS = ('x', 'y', 'z', 'intensity')
SENTINEL = (0x11223344, 0x15667788)


def cloud(points: int) -> Callable[[], bytes]:
    """
    Return a maker of serialised clouds of 16 bytes a point, scattered about the origin.

    The first point tells the time to those who do not carry the header.
    """
    rows = np.random.default_rng(1).normal(0, 10, (points, 4)).astype('<f4')
    first = mark()
    rows[0, :3] = np.frombuffer(first, '<f4')
    packed = bytearray(serialize_message(_cloud_message(rows)))
    at = packed.find(first)

    def make() -> bytes:
        packed[4:12] = _stamp()
        packed[at : at + 12] = mark()
        return bytes(packed)

    return make


def lidar(points: int) -> Callable[[], bytes]:
    """Return a maker of clouds in the order of a scanner of 64 beams, with 1 cm of noise."""
    rng = np.random.default_rng(1)
    turns = np.linspace(0, 2 * np.pi, points // 64, endpoint=False)
    up, around = np.meshgrid(np.radians(np.linspace(-25, 15, 64)), turns, indexing='ij')
    # A room with round walls and pillars, above a floor.
    wall = 12 + 4 * np.sin(3 * around) - 5 * (np.sin(20 * around) > 0.9)
    floor = np.where(up < 0, 1.8 / np.maximum(np.sin(-up), 1e-3), np.inf)
    far = np.minimum(wall / np.cos(up), floor) + rng.normal(0, 0.01, up.shape)
    axes = np.cos(up) * np.cos(around), np.cos(up) * np.sin(around), np.sin(up)
    intensity = np.round(60 + 40 * np.sin(far) + rng.normal(0, 4, up.shape))
    rows = np.stack([*(axis * far for axis in axes), intensity], -1).reshape(-1, 4)
    return _stamped(_cloud_message(rows.astype('<f4')))


def _cloud_message(rows: NDArray[np.float32]) -> Any:
    from sensor_msgs.msg import PointCloud2, PointField

    points = len(rows)
    msg = PointCloud2(height=1, width=points, point_step=16, row_step=16 * points, is_dense=True)
    msg.header.frame_id = 'map'
    msg.fields = [
        PointField(name=name, offset=4 * i, datatype=7, count=1) for i, name in enumerate(FIELDS)
    ]
    msg.data = rows.tobytes()
    return msg


def transforms(count: int) -> Callable[[], bytes]:
    """Return a maker of serialised TFMessages of ``count`` frames."""
    from geometry_msgs.msg import TransformStamped
    from tf2_msgs.msg import TFMessage

    msg = TFMessage()
    for i in range(count):
        t = TransformStamped()
        t.header.frame_id, t.child_frame_id = ('map' if i == 0 else f'frame_{i - 1}'), f'frame_{i}'
        t.transform.translation.x, t.transform.rotation.w = 0.1, 1.0
        msg.transforms.append(t)
    return _all_stamped(msg, [t.header.stamp for t in msg.transforms])


def markers(count: int) -> Callable[[], bytes]:
    """Return a maker of serialised MarkerArrays of ``count`` cubes."""
    from visualization_msgs.msg import Marker, MarkerArray

    msg = MarkerArray()
    for i in range(count):
        m = Marker(type=Marker.CUBE, id=i, ns='bench')
        m.header.frame_id = 'map'
        m.pose.position.x, m.pose.position.y = float(i % 100), float(i // 100)
        m.pose.orientation.w = 1.0
        m.scale.x = m.scale.y = m.scale.z = 0.5
        m.color.r = m.color.a = 1.0
        msg.markers.append(m)
    return _all_stamped(msg, [m.header.stamp for m in msg.markers])


def _all_stamped(msg: Any, stamps: Sequence[Any]) -> Callable[[], bytes]:
    """Return a maker of a message with all its stamps now, found in its bytes once."""
    for stamp in stamps:
        stamp.sec, stamp.nanosec = SENTINEL
    packed = bytearray(serialize_message(msg))
    packed += bytes(-len(packed) % 4)
    words = np.frombuffer(packed, np.uint32)
    at = np.flatnonzero((words[:-1] == SENTINEL[0]) & (words[1:] == SENTINEL[1]))

    def make() -> bytes:
        words[at], words[at + 1] = np.frombuffer(_stamp(), np.uint32)
        return bytes(packed)

    return make


def image(height: int) -> Callable[[], bytes]:
    """Return a maker of serialised raw rgb8 pictures, 16 to 9."""
    from sensor_msgs.msg import Image as RawImage

    picture = _picture(height)
    width = picture.shape[1]
    msg = RawImage(height=height, width=width, encoding='rgb8', step=3 * width)
    msg.data = picture.tobytes()
    return _stamped(msg)


def camera(height: int) -> Callable[[], bytes]:
    """Return a maker of serialised JPEG pictures, 16 to 9."""
    from sensor_msgs.msg import CompressedImage

    file = io.BytesIO()
    Image.fromarray(_picture(height)).save(file, 'JPEG', quality=80)
    return _stamped(CompressedImage(format='jpeg', data=file.getvalue()))


def _picture(height: int) -> NDArray[np.uint8]:
    """Return a picture as a camera of a room takes them."""
    width, rng = height * 16 // 9, np.random.default_rng(1)
    coarse = rng.integers(0, 255, (height // 40, width // 40, 3), dtype=np.uint8)
    smooth = Image.fromarray(coarse).resize((width, height), Image.Resampling.BICUBIC)
    grain = rng.integers(-6, 6, (height, width, 1))
    return np.clip(np.asarray(smooth, np.int16) + grain, 0, 255).astype(np.uint8)


def _stamped(msg: Any) -> Callable[[], bytes]:
    msg.header.frame_id = 'map'
    packed = bytearray(serialize_message(msg))

    def make() -> bytes:
        packed[4:12] = _stamp()
        return bytes(packed)

    return make


def _stamp() -> bytes:
    now = time.time()
    return int(now).to_bytes(4, 'little') + int(now % 1 * 1e9).to_bytes(4, 'little')


MAKERS: dict[str, Callable[[int], Callable[[], bytes]]] = {
    'cloud': cloud,
    'lidar': lidar,
    'tf': transforms,
    'camera': camera,
    'image': image,
    'markers': markers,
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
    rclpy.init()
    node = rclpy.create_node(f'bench_{args.load}')
    publisher: Any = node.create_publisher(
        message_class(args.load), topic(args.load), depth(args.load)
    )
    make = MAKERS[args.load](args.count)
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
