# SPDX-License-Identifier: Apache-2.0
"""Topics of a robot arrive at a page."""

from __future__ import annotations

from geometry_msgs.msg import TransformStamped
import numpy as np
import pytest
from sensor_msgs.msg import Image as RosImage
from sensor_msgs.msg import PointCloud2, PointField
from tf2_msgs.msg import TFMessage
from visualization_msgs.msg import Marker, MarkerArray
from world import say

from ros_viz_bridge.wire.image import Image
from ros_viz_bridge.wire.markers import Markers
from ros_viz_bridge.wire.point_cloud import PointCloud
from ros_viz_bridge.wire.tf import Transforms

pytestmark = pytest.mark.ros


def transform(parent: str, child: str, stamp: int = 1) -> TFMessage:
    one = TransformStamped(child_frame_id=child)
    one.header.frame_id = parent
    one.header.stamp.sec = stamp
    one.transform.translation.x = 1.5
    return TFMessage(transforms=[one])


def cloud(points: np.ndarray, frame: str = 'map') -> PointCloud2:
    message = PointCloud2(height=1, width=len(points), point_step=12, row_step=12 * len(points))
    message.header.frame_id = frame
    message.header.stamp.sec = 7
    message.fields = [
        PointField(name=name, offset=4 * i, datatype=PointField.FLOAT32, count=1)
        for i, name in enumerate('xyz')
    ]
    message.data = points.astype('<f4').tobytes()
    return message


def test_everything_that_is_shown_arrives(bridge, robot, open_page):
    """A viewer who opens the page sees transforms, cloud, markers and image of the robot."""
    tf = robot.publisher(TFMessage, '/tf')
    clouds = robot.publisher(PointCloud2, '/points')
    markers = robot.publisher(MarkerArray, '/markers')
    images = robot.publisher(RosImage, '/image')
    page = open_page(bridge, '/tf', '/points', '/markers', '/image')

    say(tf, transform('map', 'base_link'))
    batch = page.wait_for(Transforms)
    assert batch.names == ['base_link', 'map']
    assert batch.pose[0].tolist() == [1.5, 0, 0, 0, 0, 0, 1]

    points = np.arange(12.0).reshape(4, 3)
    say(clouds, cloud(points))
    shown = page.wait_for(PointCloud)
    assert (shown.frame, shown.stamp, shown.display) == ('map', 7.0, '/points')

    one = Marker(ns='a', id=3, type=Marker.CUBE)
    one.header.frame_id = 'map'
    one.scale.x = one.scale.y = one.scale.z = one.color.a = 1.0
    say(markers, MarkerArray(markers=[one]))
    assert page.wait_for(Markers).display == '/markers'

    picture = RosImage(height=2, width=2, encoding='rgb8', step=6, data=bytes(range(12)))
    say(images, picture)
    image = page.wait_for(Image)
    assert (image.encoding, image.ros_encoding, image.width) == ('jpeg', 'rgb8', 2)
    assert page.status('/image', lambda s: s.level == 'ok' and s.count == 1).publishers == 1
