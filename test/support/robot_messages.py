# SPDX-License-Identifier: Apache-2.0
"""Small ROS messages for the tests in the browser: clouds, markers, links."""

from __future__ import annotations

from geometry_msgs.msg import TransformStamped
import numpy as np
from sensor_msgs.msg import Image, PointCloud2, PointField
from tf2_msgs.msg import TFMessage
from visualization_msgs.msg import Marker


def link(parent: str, child: str) -> TFMessage:
    """Return a transform: the child is where its parent is."""
    one = TransformStamped(child_frame_id=child)
    one.header.frame_id = parent
    one.transform.rotation.w = 1.0
    return TFMessage(transforms=[one])


def cloud(*, frame: str = 'map', count: int = 4) -> PointCloud2:
    """Return a cloud of float32 points."""
    message = PointCloud2(height=1, width=count, point_step=12, row_step=12 * count)
    message.header.frame_id = frame
    message.fields = [
        PointField(name=name, offset=4 * i, datatype=PointField.FLOAT32, count=1)
        for i, name in enumerate('xyz')
    ]
    message.data = np.arange(3.0 * count).astype('<f4').tobytes()
    return message


def marker(
    ident: int,
    *,
    space: str = 'test',
    frame: str = 'map',
    color: tuple[float, float, float] = (1, 0, 0),
) -> Marker:
    """Return a cube of 1 m, ident metres along x."""
    one = Marker(ns=space, id=ident, type=Marker.CUBE)
    one.header.frame_id = frame
    one.scale.x = one.scale.y = one.scale.z = one.color.a = 1.0
    one.color.r, one.color.g, one.color.b = map(float, color)
    one.pose.position.x = float(ident)
    one.pose.orientation.w = 1.0
    return one


def picture(encoding: str = 'rgb8') -> Image:
    """Return an image of 2 x 2 pixels."""
    return Image(height=2, width=2, encoding=encoding, step=6, data=bytes(range(12)))
