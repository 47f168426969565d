# SPDX-License-Identifier: Apache-2.0
"""What a display costs, in one process: bytes of a ROS message to those of its scene message."""

from __future__ import annotations

from collections.abc import Sequence
import importlib
import statistics
import time
from typing import Any

import numpy as np

from ros_viz_bridge.cdr import MessageType, Reader, Writer
from ros_viz_bridge.displays import image, marker_array, point_cloud2, tf_message
from ros_viz_bridge.displays.base import Source
from ros_viz_bridge.wire import codec
from ros_viz_bridge.wire.message import ServerMessage

MARKERS = 10_000
TRANSFORMS = 500
POINTS = 300_000
HEADER = {'stamp': {'sec': 1}, 'frame_id': 'map'}
POINT_TYPES = (4, 5, 6, 7, 8, 11, 12)


def main() -> None:
    """Measure every display and print a Markdown table."""
    print('## Displays\n\nMedians in milliseconds; read: cdr, own: convert and encode.\n')
    print('| message | read | own | kB in | kB out |\n|' + '---|' * 5)
    name = f'{MARKERS} markers'
    _row(f'{name}, cubes', marker_array, [_markers([1], seed) for seed in range(3)])
    mixed = list(range(13))
    _row(f'{name}, all types', marker_array, [_markers(mixed, seed) for seed in range(3)])
    _row(f'{name}, texts', marker_array, [_markers([9], seed) for seed in range(3)])
    changing = [_markers(mixed, seed, vary=True) for seed in range(10)]
    _row(f'{name}, all types, new texts and counts', marker_array, changing)
    _row(f'{name}, half deleted', marker_array, [_markers([1], s, delete=2) for s in range(3)])
    _row(f'{TRANSFORMS} transforms', tf_message, [_transforms(seed) for seed in range(3)])
    for kind, order in (('f4', '<'), ('f4', '>'), ('f8', '<')):
        layout = {'f4<': 'as the GPU reads it', 'f4>': 'big-endian', 'f8<': 'float64'}
        _row(f'{POINTS} points, {layout[kind + order]}', point_cloud2, [_cloud(order + kind)])
    for encoding, shape in (
        ('rgb8', (720, 1280, 3)),
        ('mono8', (720, 1280)),
        ('yuv422', (720, 1280, 2)),
        ('bayer_rggb8', (720, 1280)),
        ('16UC1', (720, 1280)),
    ):
        _row(f'{encoding} 1280 x 720', image, [_image(encoding, shape)])


def _row(name: str, module: Any, messages: Sequence[dict[str, Any]]) -> None:
    package, _, cls = module.ROS_TYPE.split('/')
    described = MessageType.from_class(getattr(importlib.import_module(f'{package}.msg'), cls))
    data = [Writer(described).write(message) for message in messages]
    reader = Reader(described)
    source = Source('/topic', '/topic', 1.0, module.Options())
    read, own, size = [], [], 0
    for i in range(33):
        begin = time.perf_counter()
        view = reader.read(data[i % len(data)])
        between = time.perf_counter()
        made = [m for m in module.convert(view, source) if isinstance(m, ServerMessage)]
        size = sum(len(codec.encode(message)) for message in made)
        end = time.perf_counter()
        if i >= 3:
            read.append(between - begin)
            own.append(end - between)
    costs = f'{statistics.median(read) * 1e3:.3f} | {statistics.median(own) * 1e3:.3f}'
    print(f'| {name} | {costs} | {len(data[0]) / 1e3:.0f} | {size / 1e3:.0f} |', flush=True)


def _markers(
    kinds: list[int], seed: int, *, vary: bool = False, delete: int = 0
) -> dict[str, Any]:
    random = np.random.default_rng(seed)
    lengths = random.integers(1, 5, MARKERS).tolist() if vary else [2] * MARKERS
    xs = random.normal(size=MARKERS).tolist()
    made = []
    for i in range(MARKERS):
        kind, count = kinds[i % len(kinds)], 6 * lengths[i]
        marker: dict[str, Any] = {
            'header': HEADER,
            'ns': f'group {i % 5}',
            'id': i,
            'type': kind,
            'action': 2 if delete and i % delete else 0,
            'pose': {'position': {'x': xs[i]}, 'orientation': {'w': 1.0}},
            'scale': {'x': 0.1, 'y': 0.1, 'z': 0.1},
            'color': {'r': 1.0, 'a': 1.0},
        }
        if kind in POINT_TYPES:
            marker['points'] = random.normal(size=(count, 3))
            marker['colors'] = np.ones((count, 4), np.float32)
        if kind == 9:
            marker['text'] = f'marker {i:05d}' + 'x' * (lengths[i] if vary else 0)
        if kind == 10:
            marker['mesh_resource'] = 'package://robot/meshes/wheel.stl'
        made.append(marker)
    return {'markers': made}


def _transforms(seed: int) -> dict[str, Any]:
    random = np.random.default_rng(seed)
    return {
        'transforms': [
            {
                'header': {**HEADER, 'frame_id': f'link_{i // 3}'},
                'child_frame_id': f'link_{i + 1}',
                'transform': {'translation': {'x': float(x)}, 'rotation': {'w': 1.0}},
            }
            for i, x in enumerate(random.normal(size=TRANSFORMS))
        ]
    }


def _cloud(scalar: str) -> dict[str, Any]:
    names = ('x', 'y', 'z', 'intensity')
    points = np.random.default_rng(0).normal(size=(POINTS, 4)).astype(scalar)
    size = points.itemsize
    return {
        'header': HEADER,
        'height': 1,
        'width': POINTS,
        'fields': [
            {'name': name, 'offset': size * i, 'datatype': 7 if size == 4 else 8, 'count': 1}
            for i, name in enumerate(names)
        ],
        'is_bigendian': scalar[0] == '>',
        'point_step': 4 * size,
        'row_step': points.nbytes,
        'data': points.reshape(-1).view(np.uint8),
    }


def _image(encoding: str, shape: tuple[int, ...]) -> dict[str, Any]:
    ramp = np.indices(shape).sum(axis=0)
    pixels = ramp.astype(np.uint16 if encoding == '16UC1' else np.uint8)
    return {
        'header': HEADER,
        'height': shape[0],
        'width': shape[1],
        'encoding': encoding,
        'step': pixels.nbytes // shape[0],
        'data': pixels.reshape(-1).view(np.uint8),
    }


if __name__ == '__main__':
    main()
