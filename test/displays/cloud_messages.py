# SPDX-License-Identifier: Apache-2.0
"""PointCloud2 messages from structured arrays, and back from the scene message."""

from __future__ import annotations

from typing import Any

import numpy as np

from ros_viz_bridge.wire.point_cloud import PointCloud

Array = np.ndarray[Any, Any]

DATATYPES = {'i1': 1, 'u1': 2, 'i2': 3, 'u2': 4, 'i4': 5, 'u4': 6, 'f4': 7, 'f8': 8}


def field(name: str, offset: int, datatype: int = 7, count: int = 1) -> dict[str, Any]:
    """Return a sensor_msgs/msg/PointField."""
    return {'name': name, 'offset': offset, 'datatype': datatype, 'count': count}


def cloud(
    points: Array,
    *,
    height: int = 1,
    width: int | None = None,
    padding: int = 0,
    is_dense: bool = True,
) -> dict[str, Any]:
    """Return the message of a structured array of points, ``padding`` bytes after each row."""
    width = points.size // height if width is None else width
    step = points.dtype.itemsize
    rows = np.full((height, width * step + padding), 0xAB, np.uint8)
    rows[:, : width * step] = points.view(np.uint8).reshape(height, width * step)
    assert points.dtype.fields is not None
    fields = []
    big = False
    for name, (dtype, offset, *_) in points.dtype.fields.items():
        count = int(np.prod(dtype.shape))
        big |= dtype.base.str[0] == '>'
        fields.append(field(name, offset, DATATYPES[dtype.base.str[1:]], count))
    return {
        'header': {'stamp': {'sec': 3, 'nanosec': 250_000_000}, 'frame_id': 'lidar'},
        'height': height,
        'width': width,
        'fields': fields,
        'is_bigendian': big,
        'point_step': step,
        'row_step': rows.shape[1],
        'data': rows.reshape(-1),
        'is_dense': is_dense,
    }


def decode(cloud: PointCloud, name: str) -> Array:
    """Return one number of all points, read as the schema says (without the origin)."""
    (found,) = (f for f in cloud.fields if f.name == name)
    return np.ndarray(
        (cloud.count,),
        '<' + found.scalar,
        buffer=np.ascontiguousarray(cloud.data),
        offset=found.offset,
        strides=(cloud.step,),
    )
