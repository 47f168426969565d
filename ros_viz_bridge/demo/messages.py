# SPDX-License-Identifier: Apache-2.0
"""Turns the demo's plain values into ROS messages."""

from __future__ import annotations

import array
from collections.abc import Iterable, Sequence
from typing import Any

from builtin_interfaces.msg import Duration, Time
from geometry_msgs.msg import Point, Quaternion, Transform, TransformStamped, Vector3
import numpy as np
from numpy.typing import NDArray
from sensor_msgs.msg import CameraInfo, CompressedImage, Image, PointCloud2, PointField
from std_msgs.msg import ColorRGBA, Header
from tf2_msgs.msg import TFMessage
from visualization_msgs.msg import Marker, MarkerArray, UVCoordinate

from ros_viz_bridge.demo import camera, frames
from ros_viz_bridge.demo.drawing import Drawing

_DATATYPES = {
    'i1': PointField.INT8,
    'u1': PointField.UINT8,
    'i2': PointField.INT16,
    'u2': PointField.UINT16,
    'i4': PointField.INT32,
    'u4': PointField.UINT32,
    'f4': PointField.FLOAT32,
    'f8': PointField.FLOAT64,
}
TEXTURE_NAME = 'checker.png'


def header(frame: str, stamp: Time) -> Any:
    """Return a std_msgs/msg/Header."""
    return Header(frame_id=frame, stamp=stamp)


def tf(transforms: Iterable[frames.Transform], stamp: Time) -> Any:
    """Return a TFMessage with all transforms at one time."""
    return TFMessage(
        transforms=[
            TransformStamped(
                header=header(t.parent, stamp),
                child_frame_id=t.child,
                transform=Transform(
                    translation=_vector(t.translation), rotation=_quaternion(t.rotation)
                ),
            )
            for t in transforms
        ]
    )


def cloud(points: NDArray[np.void], head: Any, *, floats: Sequence[str] = ()) -> Any:
    """Return a PointCloud2 whose fields are those of a structured array.

    points is (N,) or, organised, (height, width). Fields named in floats are declared FLOAT32
    though they hold uint32: PCL packs colours into the bits of a float. Raises ValueError for a
    field of a type PointField does not know.
    """
    fields = []
    dtype = points.dtype
    for name in dtype.names or ():
        base, offset = dtype.fields[name][:2]  # type: ignore[index]
        count = int(np.prod(base.shape)) if base.shape else 1
        kind = base.base.str[1:]
        if kind == 'u4' and name in floats:
            kind = 'f4'
        if kind not in _DATATYPES:
            raise ValueError(f"field '{name}' is {base.base}, which PointField cannot hold")
        fields.append(PointField(name=name, offset=offset, datatype=_DATATYPES[kind], count=count))
    height, width = points.shape if points.ndim == 2 else (1, len(points))
    message = PointCloud2(
        header=head,
        height=height,
        width=width,
        fields=fields,
        point_step=dtype.itemsize,
        row_step=dtype.itemsize * width,
        is_dense=_is_dense(points),
    )
    message.data = octets(points.tobytes())
    return message


def _is_dense(points: NDArray[np.void]) -> bool:
    names = [n for n in points.dtype.names or () if n in ('x', 'y', 'z')]
    return all(bool(np.isfinite(points[n]).all()) for n in names)


def image(pixels: NDArray[Any], head: Any, *, encoding: str) -> Any:
    """Return an Image of pixels (H, W) or (H, W, channels), little-endian."""
    height, width = pixels.shape[:2]
    message = Image(header=head, height=height, width=width, encoding=encoding)
    message.step = pixels.nbytes // height
    message.data = octets(pixels.tobytes())
    return message


def compressed(picture: bytes, head: Any, *, file_format: str) -> Any:
    """Return a CompressedImage; file_format as image_transport writes it."""
    message = CompressedImage(header=head, format=file_format)
    message.data = octets(picture)
    return message


def camera_info(head: Any) -> Any:
    """Return the camera's CameraInfo: a pinhole without distortion."""
    (cx, cy), f = camera.CENTRE_PX, camera.FOCAL_PX
    message = CameraInfo(header=head, width=camera.WIDTH, height=camera.HEIGHT)
    message.distortion_model = 'plumb_bob'
    message.d = [0.0] * 5
    message.k = [f, 0.0, cx, 0.0, f, cy, 0.0, 0.0, 1.0]
    message.r = [1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0]
    message.p = [f, 0.0, cx, 0.0, 0.0, f, cy, 0.0, 0.0, 0.0, 1.0, 0.0]
    return message


def markers(drawings: Iterable[Drawing], stamp: Time) -> Any:
    """Return a MarkerArray."""
    return MarkerArray(markers=[_marker(drawing, stamp) for drawing in drawings])


def _marker(drawing: Drawing, stamp: Time) -> Any:
    message = Marker(
        header=header(drawing.frame, stamp),
        ns=drawing.namespace,
        id=drawing.number,
        type=int(drawing.type),
        action=Marker.DELETE if drawing.delete else Marker.ADD,
        scale=_vector(drawing.scale),
        color=_colour(drawing.colour),
        lifetime=Duration(
            sec=int(drawing.lifetime), nanosec=int(round(drawing.lifetime % 1 * 1e9))
        ),
        frame_locked=drawing.frame_locked,
        points=[_point(p) for p in drawing.points.tolist()],
        colors=[_colour(c) for c in drawing.colours.tolist()],
        uv_coordinates=[UVCoordinate(u=u, v=v) for u, v in drawing.uv.tolist()],
        text=drawing.text,
        mesh_resource=drawing.mesh,
        mesh_use_embedded_materials=drawing.mesh_materials,
    )
    message.pose.position = _point(drawing.position)
    message.pose.orientation = _quaternion(drawing.rotation)
    if drawing.texture:
        message.texture_resource = f'embedded://{TEXTURE_NAME}'
        message.texture = compressed(drawing.texture, message.header, file_format='png')
    return message


def octets(data: bytes) -> array.array[int]:
    """Return bytes as the array that rclpy's setters take without looking at each element."""
    return array.array('B', data)


def _vector(xyz: Sequence[float]) -> Any:
    return Vector3(x=float(xyz[0]), y=float(xyz[1]), z=float(xyz[2]))


def _point(xyz: Sequence[float]) -> Any:
    return Point(x=float(xyz[0]), y=float(xyz[1]), z=float(xyz[2]))


def _quaternion(xyzw: Sequence[float]) -> Any:
    x, y, z, w = (float(v) for v in xyzw)
    return Quaternion(x=x, y=y, z=z, w=w)


def _colour(rgba: Sequence[float]) -> Any:
    r, g, b, a = (float(v) for v in rgba)
    return ColorRGBA(r=r, g=g, b=b, a=a)
