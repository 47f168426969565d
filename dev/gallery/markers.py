# SPDX-License-Identifier: Apache-2.0
"""Every type of marker."""

from __future__ import annotations

import io
import math
from typing import Any

from geometry_msgs.msg import Point
import numpy as np
from PIL import Image
from sensor_msgs.msg import CompressedImage
from visualization_msgs.msg import Marker, MarkerArray, UVCoordinate

from .scene import color, header, pose, Scene, vector

SOLIDS = {
    'arrow': (Marker.ARROW, (1.2, 0.12, 0.12), 'Along x: length, width and height are its scale.'),
    'cube': (Marker.CUBE, (0.8, 0.6, 0.4), 'Its scale are its sides.'),
    'sphere': (Marker.SPHERE, (1.0, 0.7, 0.7), 'An ellipsoid where its diameters differ.'),
    'cylinder': (Marker.CYLINDER, (0.7, 0.7, 0.9), 'Along z.'),
}
LISTS = {
    'line_strip': (Marker.LINE_STRIP, 0.08, 'A line through its points.'),
    'line_list': (Marker.LINE_LIST, 0.08, 'A line between each two points.'),
    'cube_list': (Marker.CUBE_LIST, 0.2, 'A cube at each point, each with its colour.'),
    'sphere_list': (Marker.SPHERE_LIST, 0.2, 'A sphere at each point.'),
    'points': (Marker.POINTS, 0.12, 'A square that faces the viewer at each point.'),
    'triangle_list': (
        Marker.TRIANGLE_LIST,
        1.0,
        'Triangles, colours blended from corner to corner.',
    ),
    'arrow_strip': (Marker.ARROW_STRIP, 0.06, 'An arrow from each point to the next.'),
}
MESHES = {
    'stl': ('body.stl', False, 'A mesh (STL) in the colour of the marker.'),
    'dae': ('wheel.dae', True, 'A mesh (COLLADA) with its own materials.'),
    'obj': ('mast.obj', True, 'A mesh (OBJ) with its own materials.'),
    'glb': ('lidar.glb', True, 'A mesh (GLB) with its own materials.'),
}
FOLDER = 'package://ros_viz_bridge/meshes/'
CLOSE = (-1.5, -1.2, 1.2)


def scenes() -> list[Scene]:
    """Return the pictures."""
    found = [
        Scene(
            f'marker_{name}',
            says,
            marker(kind, size, (0.9, 0.3, 0.2)),
            eye=(-0.3, -1.8, 1.0) if name == 'arrow' else CLOSE,
            target=(0.6, 0.0, 0.0) if name == 'arrow' else (0.0, 0.0, 0.0),
        )
        for name, (kind, size, says) in SOLIDS.items()
    ]
    points = marker(Marker.ARROW, (0.1, 0.25, 0.3), (0.2, 0.6, 1.0))
    points.points = [Point(x=-0.6, y=0.3), Point(x=0.6, y=-0.3, z=0.6)]
    found.append(
        Scene(
            'marker_arrow_points',
            'From its first point to its second; widths of shaft and head are its scale.',
            points,
            eye=CLOSE,
        )
    )
    found += [
        Scene(f'marker_{name}', says, listed(kind, wide))
        for name, (kind, wide, says) in LISTS.items()
    ]
    text = marker(Marker.TEXT_VIEW_FACING, (0, 0, 0.25), (1, 0.8, 0.1))
    text.text = 'text that\nfaces the viewer'
    found.append(Scene('marker_text', 'Its height in the world is scale.z.', text))
    found += [
        Scene(f'marker_mesh_{name}', says, mesh(file, own), eye=CLOSE)
        for name, (file, own, says) in MESHES.items()
    ]
    return [*found, textured(), *arrays()]


def listed(kind: int, wide: float) -> Marker:
    """Return a shape of many points, each with its colour."""
    size = (wide, 0.15, 0.15) if kind == Marker.ARROW_STRIP else (wide, wide, wide)
    found = marker(kind, size, (0.2, 0.6, 1.0))
    if kind == Marker.TRIANGLE_LIST:
        return folded(found)
    for i in range(12):
        a = i * math.pi / 6
        found.points.append(Point(x=math.cos(a), y=math.sin(a), z=i / 12))
        found.colors.append(color(0.5 + math.cos(a) / 2, 0.5 + math.sin(a) / 2, 0.7))
    return found


def folded(found: Marker) -> Marker:
    """Give triangles to a marker: a disc of twelve, folded up and down."""
    ring = [
        (math.cos(i * math.pi / 6), math.sin(i * math.pi / 6), 0.25 * (i % 2)) for i in range(13)
    ]
    for before, after in zip(ring, ring[1:], strict=False):
        for x, y, z in ((0.0, 0.0, 0.5), before, after):
            found.points.append(Point(x=x, y=y, z=z))
            found.colors.append(color(0.5 + x / 2, 0.5 + y / 2, 0.7))
    return found


def mesh(file: str, own: bool) -> Marker:
    """Return a mesh of the demo, about a metre large, in the middle."""
    scale, z = {
        'body.stl': (2.0, -0.4),
        'wheel.dae': (6.0, 0.0),
        'mast.obj': (4.0, -1.83),
        'lidar.glb': (8.0, 0.0),
    }[file]
    tint = (1, 1, 1) if own else (0.3, 0.7, 0.5)
    found = marker(Marker.MESH_RESOURCE, (scale, scale, scale), tint)
    found.pose.position.z = z
    found.mesh_resource, found.mesh_use_embedded_materials = FOLDER + file, own
    return found


def textured() -> Scene:
    """Return triangles with a picture on them."""
    found = marker(Marker.TRIANGLE_LIST, (1, 1, 1), (1, 1, 1))
    corners = ((-1, -1), (1, -1), (1, 1), (-1, -1), (1, 1), (-1, 1))
    found.points = [Point(x=float(x), y=float(y)) for x, y in corners]
    found.uv_coordinates = [UVCoordinate(u=(x + 1) / 2, v=(y + 1) / 2) for x, y in corners]
    side = 64
    x, y = np.meshgrid(np.linspace(0, 1, side), np.linspace(0, 1, side))
    checks = (np.arange(side)[:, None] // 8 + np.arange(side)[None, :] // 8) % 2
    pixels = np.stack([255 * x, 255 * y, 200 * checks], axis=2).astype(np.uint8)
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, 'PNG')
    found.texture_resource = 'embedded://checks'
    found.texture = CompressedImage(format='png', data=file.getvalue())
    return Scene('marker_texture', 'Triangles with a picture that the message holds.', found)


def arrays() -> list[Scene]:
    """Return markers of several types in one array."""
    cubes = marker(Marker.CUBE_LIST, (0.4, 0.4, 0.4), (0.9, 0.3, 0.2))
    cubes.points = [Point(x=float(x), y=float(y), z=0.2) for x in (-1, 1) for y in (-1, 1)]
    ball = marker(Marker.SPHERE, (0.9, 0.9, 0.9), (0.2, 0.4, 1.0))
    ball.ns, ball.pose.position.z = 'ball', 0.45
    glass = marker(Marker.CYLINDER, (1.4, 1.4, 1.0), (0.3, 0.9, 0.5))
    glass.ns, glass.pose.position.z, glass.color.a = 'glass', 0.5, 0.35
    array, topic = MarkerArray(markers=[cubes, ball, glass]), '/gallery/marker_array'
    made: tuple[tuple[str, dict[str, Any], str], ...] = (
        ('', {}, 'Several at once; a see-through one is drawn after what is behind it.'),
        ('_hidden', {'hidden': 'glass'}, 'A namespace is hidden.'),
        ('_outlines', {'outlines': True}, 'The edges of solid shapes are drawn.'),
        ('_alpha', {'alpha': 0.4}, 'All of them see-through.'),
    )
    return [
        Scene(f'marker_array{name}', says, array, options, topic=topic)
        for name, options, says in made
    ]


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
