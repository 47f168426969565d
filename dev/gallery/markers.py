# SPDX-License-Identifier: Apache-2.0
"""Every type of marker."""

from __future__ import annotations

import math

from geometry_msgs.msg import Point
from visualization_msgs.msg import Marker, MarkerArray

from .scene import color, header, pose, Scene, vector

SOLIDS = ((Marker.ARROW, 'arrow'), (Marker.CUBE, 'cube'), (Marker.SPHERE, 'sphere'))
SOLID_SIZE = {'arrow': (1.4, 0.2, 0.3)}
MESH = 'package://ros_viz_bridge/meshes/'


def scenes() -> list[Scene]:
    """Return the pictures."""
    close = (-1.5, -1.2, 1.2)
    named = [*SOLIDS, (Marker.CYLINDER, 'cylinder')]
    found = [
        Scene(f'marker_{name}', f'Marker, {name}', solid(kind, name), eye=close)
        for kind, name in named
    ]
    found += [
        Scene(f'marker_{name}', f'Marker, {name.replace("_", " ")}', listed(kind, name))
        for kind, name in (
            (Marker.LINE_STRIP, 'line_strip'),
            (Marker.LINE_LIST, 'line_list'),
            (Marker.CUBE_LIST, 'cube_list'),
            (Marker.SPHERE_LIST, 'sphere_list'),
            (Marker.POINTS, 'points'),
            (Marker.TRIANGLE_LIST, 'triangle_list'),
            (Marker.ARROW_STRIP, 'arrow_strip'),
        )
    ]
    text = marker(Marker.TEXT_VIEW_FACING, (0, 0, 0.5), (1, 0.8, 0.1))
    text.text = 'text\nfaces the viewer'
    found.append(Scene('marker_text', 'Marker, text view facing', text))
    return [*found, mixed()]


def solid(kind: int, name: str) -> Marker:
    """Return a solid shape."""
    return marker(kind, SOLID_SIZE.get(name, (0.8, 0.8, 0.8)), (0.9, 0.3, 0.2))


def listed(kind: int, name: str) -> Marker:
    """Return a shape of many points, each with its colour."""
    wide = 0.2 if 'list' in name and 'line' not in name else 0.08
    size = (0.06, 0.15, 0.15) if kind == Marker.ARROW_STRIP else (wide, wide, wide)
    if kind == Marker.TRIANGLE_LIST:
        size = (1.0, 1.0, 1.0)
    found = marker(kind, size, (0.2, 0.6, 1.0))
    for i in range(12):
        a = i * math.pi / 6
        found.points.append(Point(x=math.cos(a), y=math.sin(a), z=i / 12))
        found.colors.append(color(0.5 + math.cos(a) / 2, 0.5 + math.sin(a) / 2, 0.7))
    return found


def mixed() -> Scene:
    """Return shapes of several types in one array, as RViz's own test has them."""
    red, green, blue = (1, 0, 0), (0, 1, 0), (0, 0, 1)
    cubes = marker(Marker.CUBE_LIST, (0.5, 0.5, 0.5), red)
    cubes.points = [Point(x=float(x), y=float(y), z=1.0) for x in (-0.6, 0.6) for y in (-0.6, 0.6)]
    spheres = marker(Marker.SPHERE_LIST, (0.9, 0.9, 0.9), blue)
    spheres.points = [Point(x=float(x), y=0.0, z=0.5) for x in (-0.4, 0.4)]
    square = marker(Marker.TRIANGLE_LIST, (1.0, 1.0, 1.0), green)
    square.points = [
        Point(x=float(x), y=float(y))
        for x, y in ((-1, -1), (1, -1), (1, 1), (-1, -1), (1, 1), (-1, 1))
    ]
    found = MarkerArray(markers=[cubes, spheres, square])
    for number, one in enumerate(found.markers):
        one.id = number
    return Scene(
        'marker_array',
        'MarkerArray',
        found,
        eye=(0.0, 0.0, 5.0),
        rviz='test_marker_array_with_three_marker_types',
    )


def marker(
    kind: int, size: tuple[float, float, float], tint: tuple[float, float, float]
) -> Marker:
    """Return a marker at the origin."""
    return Marker(
        header=header(),
        ns='gallery',
        type=kind,
        pose=pose(),
        scale=vector(*size),
        color=color(*tint),
    )
