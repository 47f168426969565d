# SPDX-License-Identifier: Apache-2.0
"""Point clouds in every style and colouring, laser scans."""

from __future__ import annotations

import math
from typing import Any

from geometry_msgs.msg import Point32
import numpy as np
from sensor_msgs.msg import ChannelFloat32, LaserScan, PointCloud, PointCloud2, PointField

from .scene import header, Scene

EYE = (-2.2, -1.6, 1.6)
BALLS = {'style': 'spheres', 'size_m': 0.06}
STYLES = {
    'points': ({'size': 4.0}, 'Squares of so many pixels, however far away.'),
    'squares': ({'size_m': 0.06}, 'Squares of 6 cm that face the camera, with a darker rim.'),
    'flat_squares': ({'size_m': 0.06}, 'Squares of 6 cm that face the camera, of one colour.'),
    'spheres': ({'size_m': 0.06}, 'Balls of 6 cm, shaded.'),
    'boxes': ({'size_m': 0.05}, 'Cubes along the axes of the frame.'),
    'tiles': ({'size_m': 0.06}, 'Squares that lie in x and y of the frame.'),
}
COLORS: tuple[tuple[str, dict[str, Any], str], ...] = (
    ('rgb', {'color_by': 'rgb'}, 'The colours that the cloud has in its field rgb.'),
    ('axis', {'color_by': 'axis', 'axis': 'z'}, 'By height in the fixed frame.'),
    ('flat', {'color_by': 'flat', 'color': '#ff8800'}, 'All points of one colour.'),
    ('viridis', {'color_by': 'field', 'map': 'viridis'}, 'The field intensity, as viridis.'),
    ('plasma', {'color_by': 'field', 'map': 'plasma'}, 'The same field, as plasma.'),
    ('rainbow', {'color_by': 'field', 'map': 'rainbow'}, 'The same field in the colours of RViz.'),
    ('grey', {'color_by': 'field', 'map': 'grey'}, 'The same field, from black to white.'),
    ('invert', {'color_by': 'field', 'invert': True}, 'The colour map turned round.'),
    (
        'range',
        {'color_by': 'field', 'range': 'fixed', 'min': 0.0, 'max': 0.7},
        'Colours of a fixed range: all above it have the last one.',
    ),
    ('alpha', {'color_by': 'rgb', 'alpha': 0.3}, 'See-through.'),
)


def scenes() -> list[Scene]:
    """Return the pictures."""
    wave, topic = cloud(), '/gallery/wave'
    found = [
        Scene(
            f'point_cloud2_{style}',
            says,
            wave,
            {'style': style, **options, 'color_by': 'field'},
            topic=topic,
            eye=EYE,
        )
        for style, (options, says) in STYLES.items()
    ]
    found += [
        Scene(f'point_cloud2_{name}', says, wave, {**BALLS, **options}, topic=topic, eye=EYE)
        for name, options, says in COLORS
    ]
    decaying = Scene(
        'point_cloud2_decay',
        'Clouds of the last minute stay: five, each further along.',
        moved(wave, 0),
        {**BALLS, 'color_by': 'axis', 'axis': 'y', 'decay': 60.0},
        later=[moved(wave, step) for step in range(1, 5)],
        eye=(-3.2, -2.6, 2.8),
    )
    return [*found, decaying, *old_clouds(), *scans()]


def old_clouds() -> list[Scene]:
    """Return the cloud of ROS 1."""
    legacy = PointCloud(header=header())
    legacy.points = [
        Point32(x=x / 10, y=math.sin(x / 4) / 2, z=math.cos(x / 4) / 4) for x in range(-15, 16)
    ]
    legacy.channels = [ChannelFloat32(name='intensity', values=[float(x) for x in range(31)])]
    return [
        Scene(
            'point_cloud',
            "ROS 1's cloud: its channels are fields.",
            legacy,
            {'style': 'boxes', 'size_m': 0.1},
        )
    ]


def scans() -> list[Scene]:
    """Return laser scans."""
    scan, topic = room_scan(), '/gallery/scan'
    above = (-3.6, -2.8, 4.4)
    made: tuple[tuple[str, dict[str, Any], str], ...] = (
        ('', {'size': 4.0}, 'A room of 4 by 3 metres, coloured by intensity.'),
        (
            '_range',
            {'style': 'spheres', 'size_m': 0.08, 'color_by': 'field', 'field': 'range'},
            'Spheres, coloured by how far each beam went.',
        ),
        (
            '_angle',
            {'style': 'boxes', 'size_m': 0.06, 'color_by': 'field', 'field': 'angle'},
            'Boxes, coloured by the angle of each beam.',
        ),
    )
    return [
        Scene(f'laser_scan{name}', says, scan, options, topic=topic, eye=above)
        for name, options, says in made
    ]


def moved(message: PointCloud2, step: int) -> PointCloud2:
    """Return a cloud whose points are further along y."""
    points = np.frombuffer(bytes(message.data), cloud_type()).copy()[::4]
    points['y'] = points['y'] / 4 + 0.6 * (step - 2)
    return packed(points)


def cloud_type() -> np.dtype[Any]:
    """Return what a point of the wave is."""
    return np.dtype(
        [('x', '<f4'), ('y', '<f4'), ('z', '<f4'), ('intensity', '<f4'), ('rgb', '<u4')]
    )


def cloud(side: int = 40) -> PointCloud2:
    """Return a wave, with intensity and rgb."""
    x, y = (axis.ravel() for axis in np.meshgrid(*[np.linspace(-1, 1, side)] * 2))
    z = 0.25 * np.sin(3 * x) * np.cos(3 * y)
    points = np.zeros(x.size, cloud_type())
    points['x'], points['y'], points['z'], points['intensity'] = x, y, z, np.hypot(x, y)
    red, green = ((127 * (axis + 1)).astype(np.uint32) for axis in (x, y))
    points['rgb'] = red << 16 | green << 8 | 160
    return packed(points)


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
        intensities=np.abs(np.sin(2 * angles)).astype(float).tolist(),
    )
