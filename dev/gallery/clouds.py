# SPDX-License-Identifier: Apache-2.0
"""Point clouds in every style, laser scans, single values."""

from __future__ import annotations

import math
from typing import Any

from geometry_msgs.msg import Point32
import numpy as np
from sensor_msgs.msg import (
    ChannelFloat32,
    FluidPressure,
    Illuminance,
    LaserScan,
    PointCloud,
    PointCloud2,
    PointField,
    RelativeHumidity,
    Temperature,
)

from .scene import header, Scene

STYLES = ('points', 'squares', 'flat_squares', 'spheres', 'boxes', 'tiles')
WAVE_EYE = (-2.2, -1.6, 1.6)


def scenes() -> list[Scene]:
    """Return the pictures."""
    wave = cloud()
    found = [
        Scene(
            f'point_cloud2_{style}',
            f'PointCloud2, {style.replace("_", " ")}',
            wave,
            {'style': style, 'size_m': 0.06, 'size': 4.0},
            eye=WAVE_EYE,
        )
        for style in STYLES
    ]
    found += [
        Scene(
            f'point_cloud2_{name}',
            f'PointCloud2 by {text}',
            wave,
            {'style': 'spheres', 'size_m': 0.06, **options},
            eye=WAVE_EYE,
        )
        for name, text, options in (
            ('rgb', 'rgb', {'color_by': 'rgb'}),
            ('axis', 'axis z', {'color_by': 'axis', 'map': 'viridis'}),
            ('flat', 'one colour', {'color_by': 'flat', 'color': '#ff8800'}),
        )
    ]
    one = one_point()
    found.append(
        Scene(
            'point_cloud2_one',
            'PointCloud2, one large flat square',
            one,
            {'style': 'flat_squares', 'size_m': 5.0, 'color_by': 'flat', 'color': '#ffff00'},
            eye=(0.0, 0.0, 6.0),
            rviz='pointcloud2_containing_one_big_point',
        )
    )
    return [*found, *scans(), *values()]


def scans() -> list[Scene]:
    """Return laser scans and the old cloud."""
    legacy = PointCloud(header=header())
    legacy.points = [Point32(x=x / 10, y=math.sin(x / 4), z=0.0) for x in range(-15, 16)]
    legacy.channels = [ChannelFloat32(name='intensity', values=[float(x) for x in range(31)])]
    return [
        Scene(
            'laser_scan',
            'LaserScan, spheres by intensity',
            room_scan(),
            {'style': 'spheres', 'size_m': 0.08},
            rviz='laser_scan_display',
            note='RViz shows a single beam here, this is a whole scan.',
        ),
        Scene('point_cloud', 'PointCloud (ROS 1)', legacy, {'style': 'boxes', 'size_m': 0.1}),
    ]


def values() -> list[Scene]:
    """Return one-point clouds of single values."""
    made: list[tuple[str, Any]] = [
        ('temperature', Temperature(header=header(), temperature=72.0)),
        ('illuminance', Illuminance(header=header(), illuminance=420.0)),
        ('fluid_pressure', FluidPressure(header=header(), fluid_pressure=101_325.0)),
        ('relative_humidity', RelativeHumidity(header=header(), relative_humidity=0.35)),
    ]
    eye = (-0.9, -0.7, 0.7)
    return [Scene(name, type(message).__name__, message, eye=eye) for name, message in made]


def cloud(side: int = 40) -> PointCloud2:
    """Return a wave, with intensity and rgb."""
    x, y = (axis.ravel() for axis in np.meshgrid(*[np.linspace(-1, 1, side)] * 2))
    z = 0.25 * np.sin(3 * x) * np.cos(3 * y)
    dtype = [('x', '<f4'), ('y', '<f4'), ('z', '<f4'), ('intensity', '<f4'), ('rgb', '<u4')]
    points = np.zeros(x.size, dtype)
    points['x'], points['y'], points['z'], points['intensity'] = x, y, z, np.hypot(x, y)
    red, green = ((127 * (axis + 1)).astype(np.uint32) for axis in (x, y))
    points['rgb'] = red << 16 | green << 8 | 160
    return packed(points)


def one_point() -> PointCloud2:
    """Return the point at the origin."""
    return packed(np.zeros(1, [('x', '<f4'), ('y', '<f4'), ('z', '<f4')]))


def packed(points: np.ndarray[Any, Any]) -> PointCloud2:
    """Return a structured array as a cloud."""
    kinds = {'<f4': PointField.FLOAT32, '<u4': PointField.UINT32}
    assert points.dtype.fields is not None
    fields = [
        PointField(name=name, offset=offset, datatype=kinds[dtype.str], count=1)
        for name, (dtype, offset, *_) in points.dtype.fields.items()
    ]
    step = points.dtype.itemsize
    return PointCloud2(
        header=header(),
        height=1,
        width=points.size,
        fields=fields,
        point_step=step,
        row_step=step * points.size,
        data=points.tobytes(),
    )


def room_scan(count: int = 180) -> LaserScan:
    """Return what a scanner in the middle of a room of 4 by 3 metres sees."""
    angles = np.linspace(-math.pi, math.pi, count, endpoint=False)
    with np.errstate(divide='ignore'):
        ranges = np.minimum(2.0 / np.abs(np.cos(angles)), 1.5 / np.abs(np.sin(angles)))
    return LaserScan(
        header=header(),
        angle_min=float(angles[0]),
        angle_max=float(angles[-1]),
        angle_increment=float(angles[1] - angles[0]),
        range_min=0.1,
        range_max=10.0,
        ranges=ranges.astype(float).tolist(),
        intensities=ranges.astype(float).tolist(),
    )
