# SPDX-License-Identifier: Apache-2.0
"""What reading and writing ROS messages costs: this project's columns beside rclpy's objects."""

from __future__ import annotations

from collections.abc import Callable
import platform
import statistics
import time
from typing import Any

from geometry_msgs.msg import Point, Pose, PoseArray, TransformStamped
import numpy as np
from rclpy.serialization import deserialize_message, serialize_message
from sensor_msgs.msg import PointCloud2
from std_msgs.msg import ColorRGBA
from tf2_msgs.msg import TFMessage
from visualization_msgs.msg import Marker, MarkerArray

from ros_viz_bridge.cdr import MessageType, Reader, Template, View

_MARKERS = 10_000
_TRANSFORMS = 500
_HAND_JOINTS = 25


def main() -> None:
    """Measure everything and print the table."""
    print('## Reading and writing messages\n')
    print('`python bench/cdr_bench.py`: medians in milliseconds\n\n```')
    print(f'numpy {np.__version__}, Python {platform.python_version()}, {platform.machine()}')
    print(f'{"":58}{"columns":>12}{"objects":>12}{"ratio":>8}')
    _bench_markers()
    _bench_transforms()
    _bench_cloud()
    _bench_poses()
    print('```\n')


def _median_ms(run: Callable[[Any], object], inputs: list[Any], *, repeat: int) -> float:
    times = []
    for i in range(repeat):
        value = inputs[i % len(inputs)]
        begin = time.perf_counter()
        run(value)
        times.append(time.perf_counter() - begin)
    return statistics.median(times) * 1e3


def _row(name: str, columns: float, objects: float | None = None) -> None:
    beside = '' if objects is None else f'{objects:12.4f}{objects / columns:8.0f}'
    print(f'{name:58}{columns:12.4f}{beside}')


def _markers(*, seed: int, texts: bool, points: bool) -> bytes:
    rng = np.random.default_rng(seed)
    message = MarkerArray()
    for i in range(_MARKERS):
        marker = Marker(ns=f'group {i % 5}', id=i, type=i % 12)
        marker.header.frame_id = 'map'
        marker.pose.position.x = float(i)
        marker.color.a = 1.0
        marker.text = 'x' * (int(rng.integers(0, 20)) if texts else 8)
        count = int(rng.integers(0, 5)) if points else 2
        marker.points = [Point(x=float(k)) for k in range(count)]
        marker.colors = [ColorRGBA(r=1.0) for _ in range(count)]
        message.markers.append(marker)
    return bytes(serialize_message(message))


def _read_markers(message: View) -> list[Any]:
    """Ask for every column that drawing markers needs."""
    markers = message.markers
    points, colors, uvs = markers.points, markers.colors, markers.uv_coordinates
    return [
        *(markers.header.stamp.sec, markers.header.stamp.nanosec),
        *(markers.header.frame_id.unique(), markers.ns.unique()),
        *(markers.id, markers.type, markers.action, markers.pose.array(), markers.scale.array()),
        *(markers.color.array(), markers.lifetime.sec, markers.lifetime.nanosec),
        *(markers.frame_locked, points.values.array(), points.offsets),
        *(colors.values.array(), colors.offsets, uvs.values.array(), uvs.offsets),
        *(markers.text.list(), markers.mesh_resource.unique(), markers.texture_resource.unique()),
        markers.mesh_use_embedded_materials,
    ]


def _read_marker_objects(data: bytes) -> list[Any]:
    return [
        (m.header.stamp.sec, m.header.frame_id, m.ns, m.id, m.type, m.action, m.pose.position.x)
        for m in deserialize_message(data, MarkerArray).markers
    ]


def _bench_markers() -> None:
    message_type = MessageType.from_class(MarkerArray)
    same = _markers(seed=0, texts=True, points=True)
    objects = _median_ms(_read_marker_objects, [same], repeat=3)
    reader = Reader(message_type)
    reader.read(same)
    _row('10,000 markers, length words checked', _median_ms(reader.read, [same], repeat=20))
    steady = _median_ms(lambda data: _read_markers(reader.read(data)), [same], repeat=20)
    _row('10,000 markers, all columns, same layout', steady, objects)
    new = _median_ms(lambda data: _read_markers(Reader(message_type).read(data)), [same], repeat=7)
    _row('10,000 markers, all columns, new layout', new, objects)
    # more layouts than a reader keeps, so that each message is new to it
    for name, kinds in (('texts', (True, False)), ('point counts', (False, True))):
        changing = [_markers(seed=i, texts=kinds[0], points=kinds[1]) for i in range(10)]
        cost = _median_ms(lambda data: _read_markers(reader.read(data)), changing, repeat=20)
        _row(f'10,000 markers, all columns, {name} change every time', cost, objects)


def _bench_transforms() -> None:
    message = TFMessage()
    for i in range(_TRANSFORMS):
        transform = TransformStamped(child_frame_id=f'frame_{i}')
        transform.header.frame_id = f'frame_{i // 3}'
        message.transforms.append(transform)
    data = bytes(serialize_message(message))
    reader = Reader(MessageType.from_class(TFMessage))

    def read(data: bytes) -> list[Any]:
        transforms = reader.read(data).transforms
        header = transforms.header
        frames = header.frame_id.unique(), transforms.child_frame_id.unique()
        return [header.stamp.sec, header.stamp.nanosec, frames, transforms.transform.array()]

    def read_objects(data: bytes) -> list[Any]:
        return [
            (t.header.stamp.sec, t.header.frame_id, t.child_frame_id, t.transform.translation.x)
            for t in deserialize_message(data, TFMessage).transforms
        ]

    read(data)
    objects = _median_ms(read_objects, [data], repeat=20)
    _row('500 transforms, all columns', _median_ms(read, [data], repeat=200), objects)


def _bench_cloud() -> None:
    message = PointCloud2(height=1, width=300_000, point_step=16, row_step=4_800_000)
    message.data.frombytes(bytes(4_800_000))
    data = bytes(serialize_message(message))
    reader = Reader(MessageType.from_class(PointCloud2))
    reader.read(data)
    cost = _median_ms(lambda data: reader.read(data).data, [data], repeat=2000)
    objects = _median_ms(lambda data: deserialize_message(data, PointCloud2), [data], repeat=20)
    _row('PointCloud2 of 4.8 MB, data', cost, objects)


def _bench_poses() -> None:
    poses = np.random.default_rng(0).random((_HAND_JOINTS, 7))
    template = Template(
        MessageType.from_class(PoseArray), {'header': {'frame_id': 'hand'}, 'poses': poses}
    )

    def write(poses: np.ndarray[Any, Any]) -> bytes:
        template.set('header.stamp.sec', 3)
        template.set('header.stamp.nanosec', 5)
        template.set('poses', poses)
        return template.bytes()

    def write_objects(poses: np.ndarray[Any, Any]) -> bytes:
        message = PoseArray()
        message.header.frame_id = 'hand'
        for x, y, z, qx, qy, qz, qw in poses.tolist():
            pose = Pose()
            pose.position.x, pose.position.y, pose.position.z = x, y, z
            q = pose.orientation
            q.x, q.y, q.z, q.w = qx, qy, qz, qw
            message.poses.append(pose)
        return bytes(serialize_message(message))

    objects = _median_ms(write_objects, [poses], repeat=500)
    _row('PoseArray of 25, written', _median_ms(write, [poses], repeat=5000), objects)


if __name__ == '__main__':
    main()
