# SPDX-License-Identifier: Apache-2.0
"""Messages must say what the values said, as other nodes read them."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip('rclpy', reason='ROS 2 (rclpy) is not installed')
pytestmark = pytest.mark.ros

from builtin_interfaces.msg import Time
from rclpy.serialization import deserialize_message, serialize_message
from sensor_msgs.msg import PointField
from visualization_msgs.msg import Marker, MarkerArray

from ros_viz_bridge.demo import camera, frames, messages
from ros_viz_bridge.demo.drawing import Drawing, Type
from ros_viz_bridge.demo.gallery import gallery
from ros_viz_bridge.demo.lidar import POINT

STAMP = Time(sec=12, nanosec=34)
HEAD = messages.header('here', STAMP)


def test_transforms() -> None:
    link = frames.Transform('a', 'b', (1, 2, 3), (0.0, 0.0, 0.6, 0.8))
    (sent,) = messages.tf([link], STAMP).transforms
    assert (sent.header.frame_id, sent.child_frame_id, sent.header.stamp) == ('a', 'b', STAMP)
    t, r = sent.transform.translation, sent.transform.rotation
    assert (t.x, t.y, t.z, r.x, r.y, r.z, r.w) == (1, 2, 3, 0, 0, 0.6, 0.8)


def test_a_cloud_has_the_fields_of_the_array() -> None:
    points = np.zeros(3, POINT)
    points['x'], points['ring'] = [1, 2, 3], [7, 8, 9]
    cloud = messages.cloud(points, HEAD, floats=['rgb'])
    fields = {f.name: (f.offset, f.datatype, f.count) for f in cloud.fields}
    assert fields['ring'] == (24, PointField.UINT16, 1)
    assert fields['rgb'] == (16, PointField.FLOAT32, 1)
    assert (cloud.height, cloud.width, cloud.point_step, cloud.row_step) == (1, 3, 28, 84)
    assert bytes(cloud.data) == points.tobytes()
    assert cloud.is_dense and not cloud.is_bigendian


def test_an_organised_cloud_with_holes() -> None:
    points = np.zeros((2, 3), [('x', '<f4'), ('code', 'u1', (4,))])
    points['x'][1, 2] = np.nan
    cloud = messages.cloud(points, HEAD)
    assert (cloud.height, cloud.width, cloud.is_dense) == (2, 3, False)
    assert [(f.name, f.count) for f in cloud.fields] == [('x', 1), ('code', 4)]


def test_a_field_that_no_cloud_can_hold_is_named() -> None:
    with pytest.raises(ValueError, match="field 'big' is int64"):
        messages.cloud(np.zeros(1, [('big', '<i8')]), HEAD)


def test_images() -> None:
    rgb = np.arange(2 * 3 * 3, dtype=np.uint8).reshape(2, 3, 3)
    image = messages.image(rgb, HEAD, encoding='rgb8')
    assert (image.height, image.width, image.step, image.encoding) == (2, 3, 9, 'rgb8')
    depth = messages.image(np.ones((2, 3), np.float32), HEAD, encoding='32FC1')
    assert depth.step == 12 and np.frombuffer(depth.data, '<f4').tolist() == [1.0] * 6
    jpeg = messages.compressed(b'123', HEAD, file_format='jpeg')
    assert (bytes(jpeg.data), jpeg.format) == (b'123', 'jpeg')


def test_camera_info_projects_as_the_camera_sees() -> None:
    info = messages.camera_info(HEAD)
    k = np.array(info.k).reshape(3, 3)
    assert k[0, 0] == k[1, 1] == camera.FOCAL_PX
    assert (k[0, 2], k[1, 2]) == camera.CENTRE_PX
    assert np.array(info.p).reshape(3, 4)[:, :3] == pytest.approx(k)


def test_the_whole_gallery_survives_the_wire() -> None:
    drawings = gallery(4.0)
    sent = messages.markers(drawings, STAMP)
    read = deserialize_message(serialize_message(sent), MarkerArray).markers
    assert len(read) == len(drawings)
    for marker, drawing in zip(read, drawings, strict=True):
        assert (marker.ns, marker.id, marker.type) == (
            drawing.namespace,
            drawing.number,
            drawing.type,
        )
        assert marker.action == (Marker.DELETE if drawing.delete else Marker.ADD)
        assert len(marker.points) == len(drawing.points)
        assert len(marker.uv_coordinates) == len(drawing.uv)
        assert bytes(marker.texture.data) == drawing.texture


def test_lifetimes_keep_their_fraction() -> None:
    drawing = Drawing('ns', 0, Type.CUBE, lifetime=1.25)
    (marker,) = messages.markers([drawing], STAMP).markers
    assert (marker.lifetime.sec, marker.lifetime.nanosec) == (1, 250_000_000)
