# SPDX-License-Identifier: Apache-2.0
"""Maps in their palettes, cells, polygons, points, cones, fixes."""

from __future__ import annotations

import math
from typing import Any

from geometry_msgs.msg import Point, Point32, PointStamped, PolygonStamped
from map_msgs.msg import OccupancyGridUpdate
from nav_msgs.msg import GridCells, OccupancyGrid
import numpy as np
from sensor_msgs.msg import NavSatFix, Range
from visualization_msgs.msg import Marker

from .images import camera_info
from .scene import color, header, pose, Scene, vector


def scenes() -> list[Scene]:
    """Return the pictures."""
    return [*maps(), *shapes(), *ranges(), *fixes(), *frustums()]


def maps() -> list[Scene]:
    """Return maps in their colours, and cells."""
    every, topic, eye = all_values(), '/gallery/map', (0.0, -0.01, 2.6)
    room, patch = room_map(), room_patch()
    low = (-2.3, -2.3, 2.7)
    ball = Marker(header=header(), type=Marker.SPHERE, pose=pose((0, 0, -0.3)))
    ball.scale, ball.color = vector(1.2, 1.2, 1.2), color(0.9, 0.3, 0.2)
    made: tuple[tuple[str, dict[str, Any], str], ...] = (
        (
            'map',
            {},
            'Values from 0 below to -1 above: free to occupied, then the values that'
            ' should not be, unknown last.',
        ),
        ('costmap', {}, 'The same values as a costmap: from blue to red, 99 and 100 apart.'),
        ('raw', {}, 'The same values as bytes, from black to white.'),
        (
            'binary',
            {'color_scheme': 'map', 'binary_representation': True, 'binary_threshold': 50.0},
            'Either free or occupied, from 50 on.',
        ),
    )
    found = [
        Scene(
            f'occupancy_grid_{name}',
            says,
            every,
            {'color_scheme': name, 'alpha': 1.0, **options}
            if name != 'binary'
            else {'alpha': 1.0, **options},
            topic=topic,
            eye=eye,
        )
        for name, options, says in made
    ]
    return [
        *found,
        Scene('occupancy_grid', 'A room as its mapping node sees it.', room, eye=low),
        Scene(
            'occupancy_grid_update',
            'An update changed the cells of its rectangle alone: a wall with a door.',
            room,
            others={},
            silent={'/gallery/occupancy_grid_update_updates': patch},
            eye=low,
        ),
        Scene(
            'occupancy_grid_above',
            'A ball half below the map: what is under it shines through.',
            room,
            topic='/gallery/occupancy_grid',
            others={'/gallery/ball': ball},
            eye=low,
        ),
        Scene(
            'occupancy_grid_behind',
            'The same ball, with the map behind everything.',
            room,
            {'draw_behind': True},
            topic='/gallery/occupancy_grid',
            others={'/gallery/ball': ball},
            eye=low,
        ),
        Scene('grid_cells', 'Rectangles of one size.', grid_cells(), eye=(-2.4, -1.8, 2.4)),
        Scene(
            'grid_cells_alpha',
            'See-through, in another colour.',
            grid_cells(),
            {'color': '#3ba7ff', 'alpha': 0.4},
            topic='/gallery/grid_cells',
            eye=(-2.4, -1.8, 2.4),
        ),
    ]


def shapes() -> list[Scene]:
    """Return polygons and points."""
    corners = ((-1, -1), (1, -1), (1.2, 0.6), (0, 1.2), (-1.2, 0.4))
    polygon = PolygonStamped(header=header())
    polygon.polygon.points = [Point32(x=float(x), y=float(y)) for x, y in corners]
    topic = '/gallery/polygon'
    point = PointStamped(header=header(), point=Point(x=0.0, y=0.0, z=0.4))
    trail = [
        PointStamped(header=header(), point=Point(x=math.cos(a), y=math.sin(a), z=0.4 + a / 6))
        for a in np.linspace(0, 5, 7)
    ]
    return [
        Scene('polygon', 'A closed outline.', polygon, topic=topic),
        Scene(
            'polygon_filled',
            'Filled, with a broad outline.',
            polygon,
            {'fill': True, 'line_width': 0.06, 'color': '#ff8800'},
            topic=topic,
        ),
        Scene(
            'point',
            'A sphere at the point.',
            point,
            eye=(-0.9, -0.7, 1.0),
            target=(0.0, 0.0, 0.35),
        ),
        Scene(
            'point_history',
            'The last seven.',
            trail[0],
            {'history_length': 7, 'radius': 0.3, 'color': '#3ba7ff'},
            later=trail[1:],
            eye=(-1.6, -3.0, 2.6),
            target=(0.0, 0.0, 0.6),
        ),
    ]


def ranges() -> list[Scene]:
    """Return cones."""
    made = [
        Range(
            header=header(),
            radiation_type=Range.ULTRASOUND,
            field_of_view=0.5,
            min_range=0.1,
            max_range=4.0,
            range=distance,
        )
        for distance in (1.8, 0.6, 1.2, 1.9)
    ]
    eye, target = (-1.2, -2.4, 1.6), (0.9, 0.0, 0.0)
    return [
        Scene(
            'range',
            'What is nearest lies somewhere at the far end of the cone.',
            made[0],
            {'color': '#00ffff'},
            eye=eye,
            target=target,
        ),
        Scene(
            'range_history',
            'The last three.',
            made[0],
            {'color': '#ffaa00', 'buffer_length': 3, 'alpha': 0.35},
            later=made[1:],
            eye=eye,
            target=target,
        ),
    ]


def fixes() -> list[Scene]:
    """Return coordinates."""
    made = [fix(48.1371 + 2e-6 * i, 11.5754 + 8e-6 * math.sin(i / 2)) for i in range(12)]
    return [
        Scene(
            'nav_sat_fix',
            'The antenna, its coordinates, and one standard deviation of the position.',
            made[0],
            eye=(-1.8, -2.2, 1.8),
            target=(0.55, -0.35, 0.0),
        ),
        Scene(
            'nav_sat_fix_track',
            'The way it came, east and north of the newest fix.',
            made[0],
            {'track_length': 20, 'show_covariance': False},
            later=made[1:],
            eye=(-2.2, -4.2, 3.6),
            target=(1.0, -0.6, 0.0),
        ),
    ]


def fix(latitude: float, longitude: float) -> NavSatFix:
    """Return a fix, surer to the north than to the east."""
    message = NavSatFix(header=header(), latitude=latitude, longitude=longitude, altitude=519.0)
    message.position_covariance = [0.5, 0.0, 0.0, 0.0, 0.2, 0.0, 0.0, 0.0, 1.0]
    message.status.status, message.status.service = 0, 1
    message.position_covariance_type = NavSatFix.COVARIANCE_TYPE_DIAGONAL_KNOWN
    return message


def frustums() -> list[Scene]:
    """Return what a camera sees."""
    topic, message = '/gallery/camera_info', camera_info('map')
    eye, target = (-3.0, -2.8, -1.0), (0.0, 0.0, 1.15)
    made: tuple[tuple[str, dict[str, Any], str], ...] = (
        ('', {}, 'What the camera sees, up to two metres away.'),
        ('_edges', {'show_polygons': False, 'edge_color': '#ffcc00'}, 'Its edges alone.'),
        (
            '_sides',
            {'hide_side_polygons': False, 'color': '#55ff55', 'alpha': 0.3},
            'With its four sides.',
        ),
    )
    return [
        Scene(
            f'camera_info{name}',
            says,
            message,
            {'far_clip': 2.0, **options},
            topic=topic,
            eye=eye,
            target=target,
        )
        for name, options, says in made
    ]


def grid_cells() -> GridCells:
    """Return cells of 30 cm."""
    cells = GridCells(header=header(), cell_width=0.3, cell_height=0.3)
    cells.cells = [Point(x=0.3 * i, y=0.3 * j) for i in range(-4, 5) for j in range(-(i % 3), 3)]
    return cells


def room_map() -> OccupancyGrid:
    """Return a room of 3 by 3 metres: walls, free ground, a pillar, unknown outside."""
    side = 60
    grid = OccupancyGrid(header=header())
    grid.info.width, grid.info.height, grid.info.resolution = side, side, 0.05
    grid.info.origin = pose((-1.5, -1.5, 0))
    x, y = np.meshgrid(np.arange(side), np.arange(side))
    values = np.full((side, side), -1, np.int8)
    values[4:-4, 4:-4] = 0
    values[(abs(x - 29.5) > 24) & (abs(x - 29.5) < 27) & (abs(y - 29.5) < 27)] = 100
    values[(abs(y - 29.5) > 24) & (abs(y - 29.5) < 27) & (abs(x - 29.5) < 27)] = 100
    values[np.hypot(x - 42, y - 40) < 4] = 100
    values[np.hypot(x - 20, y - 40) < 5] = 45
    grid.data = values.ravel().tolist()
    return grid


def room_patch() -> OccupancyGridUpdate:
    """Return a wall across the room, with a door."""
    values = np.full((4, 48), 100, np.int8)
    values[:, 18:30] = 0
    return OccupancyGridUpdate(
        header=header(), x=6, y=20, width=48, height=4, data=values.ravel().tolist()
    )


def all_values() -> OccupancyGrid:
    """Return a map with every value there is, row by row."""
    grid = OccupancyGrid(header=header())
    grid.info.width, grid.info.height, grid.info.resolution = 16, 16, 0.125
    grid.info.origin = pose((-1, -1, 0))
    grid.data = np.arange(256).astype(np.uint8).astype(np.int8).tolist()
    return grid
