# SPDX-License-Identifier: Apache-2.0
"""What is published in the comparisons: message type and topic of each kind of load."""

from __future__ import annotations

import importlib
from typing import Any

LOADS = {
    'cloud': ('sensor_msgs.msg', 'PointCloud2', '/bench/cloud'),
    'lidar': ('sensor_msgs.msg', 'PointCloud2', '/bench/lidar'),
    'tf': ('tf2_msgs.msg', 'TFMessage', '/tf'),
    'camera': ('sensor_msgs.msg', 'CompressedImage', '/bench/camera'),
    'image': ('sensor_msgs.msg', 'Image', '/bench/image'),
    'markers': ('visualization_msgs.msg', 'MarkerArray', '/bench/markers'),
}
DEPTH = {'tf': 100}
"""Messages that may wait, of loads of which each one counts; of the others two."""


def message_class(kind: str) -> Any:
    """Return the class of a load's messages."""
    module, name, _ = LOADS[kind]
    return getattr(importlib.import_module(module), name)


def topic(kind: str) -> str:
    """Return the topic of a load."""
    return LOADS[kind][2]


def depth(kind: str) -> int:
    """Return how many messages of a load may wait."""
    return DEPTH.get(kind, 2)
