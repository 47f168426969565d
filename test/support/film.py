# SPDX-License-Identifier: Apache-2.0
"""A recording that tells its time: base_link is at x = seconds, clouds have their index."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ros_viz_bridge.cdr import MessageType, Writer
from ros_viz_bridge.recordings.recording import Message, Topic

from .recordings import LATCHED, write_mcap

HEADER = '\n'.join(
    [
        '=' * 80,
        'MSG: std_msgs/Header',
        'builtin_interfaces/Time stamp',
        'string frame_id',
        '=' * 80,
        'MSG: builtin_interfaces/Time',
        'int32 sec',
        'uint32 nanosec',
    ]
)
TF_TEXT = '\n'.join(
    [
        'geometry_msgs/TransformStamped[] transforms',
        '=' * 80,
        'MSG: geometry_msgs/TransformStamped',
        'std_msgs/Header header',
        'string child_frame_id',
        'geometry_msgs/Transform transform',
        '=' * 80,
        'MSG: geometry_msgs/Transform',
        'geometry_msgs/Vector3 translation',
        'geometry_msgs/Quaternion rotation',
        '=' * 80,
        'MSG: geometry_msgs/Vector3',
        'float64 x\nfloat64 y\nfloat64 z',
        '=' * 80,
        'MSG: geometry_msgs/Quaternion',
        'float64 x 0\nfloat64 y 0\nfloat64 z 0\nfloat64 w 1',
        HEADER,
    ]
)
CLOUD_TEXT = '\n'.join(
    [
        'std_msgs/Header header',
        'uint32 height\nuint32 width',
        'sensor_msgs/PointField[] fields',
        'bool is_bigendian',
        'uint32 point_step\nuint32 row_step',
        'uint8[] data',
        'bool is_dense',
        '=' * 80,
        'MSG: sensor_msgs/PointField',
        'uint8 FLOAT32=7',
        'string name\nuint32 offset\nuint8 datatype\nuint32 count',
        HEADER,
    ]
)
TF, CLOUD = 'tf2_msgs/msg/TFMessage', 'sensor_msgs/msg/PointCloud2'
START, LENGTH = 1_700_000_000, 30
"""Seconds."""
TEXTS = {TF: TF_TEXT, CLOUD: CLOUD_TEXT, 'strange_msgs/msg/Odd': ''}


def write_film(path: Path) -> Path:
    """Write it: /tf at 10 Hz, /tf_static and /map_points latched at its start, /points at 2 Hz."""
    topics = [
        Topic('/tf', TF, '', 10 * LENGTH, TF_TEXT),
        Topic('/tf_static', TF, LATCHED, 1, TF_TEXT),
        Topic('/map_points', CLOUD, LATCHED, 1, CLOUD_TEXT),
        Topic('/points', CLOUD, '', 2 * LENGTH, CLOUD_TEXT),
        Topic('/odd', 'strange_msgs/msg/Odd', '', 1),
    ]
    messages = [
        Message(_ns(0), '/tf_static', transform(0, 'base_link', 'lidar', 0.5)),
        Message(_ns(0), '/map_points', cloud(0, 'map', 1)),
        Message(_ns(1), '/odd', b'\0\1\0\0'),
    ]
    for i in range(10 * LENGTH + 1):
        messages.append(Message(_ns(i / 10), '/tf', transform(i / 10, 'map', 'base_link', i / 10)))
    for i in range(2 * LENGTH):
        messages.append(Message(_ns(i / 2), '/points', cloud(i / 2, 'lidar', i + 1)))
    messages.sort(key=lambda message: message.time)
    return write_mcap(path, topics, messages)


def transform(at: float, parent: str, child: str, x: float) -> bytes:
    """Return a TFMessage of one transform along x."""
    one = {
        'header': _header(at, parent),
        'child_frame_id': child,
        'transform': {'translation': {'x': x}, 'rotation': {'w': 1.0}},
    }
    return Writer(MessageType.from_text(TF, TF_TEXT)).write({'transforms': [one]})


def cloud(at: float, frame: str, count: int) -> bytes:
    """Return a cloud of ``count`` points."""
    fields = [{'name': n, 'offset': 4 * i, 'datatype': 7, 'count': 1} for i, n in enumerate('xyz')]
    message = {
        'header': _header(at, frame),
        'height': 1,
        'width': count,
        'fields': fields,
        'point_step': 12,
        'row_step': 12 * count,
        'data': np.ones(3 * count, '<f4').view(np.uint8),
    }
    return Writer(MessageType.from_text(CLOUD, CLOUD_TEXT)).write(message)


def _header(at: float, frame: str) -> dict[str, object]:
    seconds, nanoseconds = divmod(_ns(at), 10**9)
    return {'stamp': {'sec': seconds, 'nanosec': nanoseconds}, 'frame_id': frame}


def _ns(at: float) -> int:
    return START * 10**9 + round(at * 1e9)
