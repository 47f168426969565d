# SPDX-License-Identifier: Apache-2.0
"""ROS messages for the tests of the node."""

from __future__ import annotations

from geometry_msgs.msg import PoseStamped, TransformStamped
import numpy as np
from sensor_msgs.msg import Image, PointCloud2, PointField
from tf2_msgs.msg import TFMessage
from visualization_msgs.msg import Marker, MarkerArray


def transform(parent: str, child: str, *, stamp: int = 1) -> TFMessage:
    """Return one transform, 1.5 m along x."""
    one = TransformStamped(child_frame_id=child)
    one.header.frame_id = parent
    one.header.stamp.sec = stamp
    one.transform.translation.x = 1.5
    return TFMessage(transforms=[one])


def cloud(count: int = 4, *, frame: str = 'map', stamp: int = 7) -> PointCloud2:
    """Return a cloud of float32 points."""
    points = np.arange(3.0 * count).reshape(count, 3)
    message = PointCloud2(height=1, width=count, point_step=12, row_step=12 * count)
    message.header.frame_id = frame
    message.header.stamp.sec = stamp
    message.fields = [
        PointField(name=name, offset=4 * i, datatype=PointField.FLOAT32, count=1)
        for i, name in enumerate('xyz')
    ]
    message.data = points.astype('<f4').tobytes()
    return message


def cube(*ids: int) -> MarkerArray:
    """Return a cube per id."""
    markers = []
    for ident in ids:
        one = Marker(ns='test', id=ident, type=Marker.CUBE)
        one.header.frame_id = 'map'
        one.scale.x = one.scale.y = one.scale.z = one.color.a = 1.0
        one.pose.orientation.w = 1.0
        markers.append(one)
    return MarkerArray(markers=markers)


def picture(encoding: str = 'rgb8') -> Image:
    """Return an image of 2 x 2 pixels."""
    return Image(height=2, width=2, encoding=encoding, step=6, data=bytes(range(12)))


def pose(x: float, *, frame: str = '', w: float = 1.0) -> PoseStamped:
    """Return a pose."""
    message = PoseStamped()
    message.header.frame_id = frame
    message.pose.position.x = x
    message.pose.orientation.w = w
    return message
