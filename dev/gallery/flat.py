# SPDX-License-Identifier: Apache-2.0
"""Maps in their palettes, cells, polygons, points, cones, fixes."""

from __future__ import annotations

import math

from geometry_msgs.msg import Point, Point32, PointStamped, PolygonStamped
from nav_msgs.msg import GridCells, OccupancyGrid
import numpy as np
from sensor_msgs.msg import CameraInfo, NavSatFix, Range

from .scene import header, pose, Scene


def scenes() -> list[Scene]:
    """Return the pictures."""
    palette = all_values()
    found = [
        Scene(
            f'occupancy_grid_{scheme}',
            f'OccupancyGrid, {scheme}: all values from 0 below to -1 above',
            palette,
            {'color_scheme': scheme, 'alpha': 1.0},
            eye=(0.0, 0.0, 2.6),
            rviz='map_display_default_color_scheme' if scheme == 'map' else '',
            note='RViz looks at its map from further below.' if scheme == 'map' else '',
        )
        for scheme in ('map', 'costmap', 'raw')
    ]
    corners = ((-1, -1), (1, -1), (1.2, 0.6), (0, 1.2), (-1.2, 0.4))
    polygon = PolygonStamped(header=header())
    polygon.polygon.points = [Point32(x=float(x), y=float(y)) for x, y in corners]
    cells = GridCells(header=header(), cell_width=0.3, cell_height=0.3)
    cells.cells = [Point(x=0.3 * i, y=0.3 * j) for i in range(-4, 5) for j in range(-(i % 3), 3)]
    cone = Range(
        header=header(),
        radiation_type=Range.ULTRASOUND,
        field_of_view=0.8,
        min_range=0.1,
        max_range=4.0,
        range=1.8,
    )
    fix = NavSatFix(header=header(), latitude=48.1371, longitude=11.5754, altitude=519.0)
    fix.position_covariance = [0.5, 0.0, 0.0, 0.0, 0.2, 0.0, 0.0, 0.0, 1.0]
    fix.position_covariance_type = NavSatFix.COVARIANCE_TYPE_DIAGONAL_KNOWN
    return [
        *found,
        Scene('grid_cells', 'GridCells', cells, eye=(-2.4, -1.8, 2.4)),
        Scene('polygon', 'PolygonStamped, filled', polygon, {'fill': True, 'line_width': 0.04}),
        Scene(
            'point',
            'PointStamped',
            PointStamped(header=header(), point=Point(x=0.0, y=0.0, z=0.4)),
            eye=(-1.6, -1.2, 1.4),
        ),
        Scene(
            'range',
            'Range',
            cone,
            {'color': '#00ffff'},
            rviz='range_display_visual_test',
            note="RViz's picture looks at the cone's round end from in front.",
        ),
        Scene('nav_sat_fix', 'NavSatFix with its covariance', fix, eye=(-2.2, -1.6, 1.8)),
        Scene(
            'camera_info',
            'CameraInfo',
            camera(),
            {'far_clip': 2.0},
            eye=(-2.6, -2.4, -1.6),
            target=(0.0, 0.0, 1.0),
            rviz='camera_info_displayed',
        ),
    ]


def all_values() -> OccupancyGrid:
    """Return a map with every value there is, row by row."""
    grid = OccupancyGrid(header=header())
    grid.info.width, grid.info.height, grid.info.resolution = 16, 16, 0.125
    grid.info.origin = pose((-1, -1, 0))
    grid.data = np.arange(256).astype(np.uint8).astype(np.int8).tolist()
    return grid


def camera() -> CameraInfo:
    """Return a pinhole camera of 640 x 480 pixels that sees 60 degrees."""
    focal = 320 / math.tan(math.radians(30))
    message = CameraInfo(header=header(), width=640, height=480, distortion_model='plumb_bob')
    message.k = [focal, 0.0, 320.0, 0.0, focal, 240.0, 0.0, 0.0, 1.0]
    message.p = [focal, 0.0, 320.0, 0.0, 0.0, focal, 240.0, 0.0, 0.0, 0.0, 1.0, 0.0]
    message.r = [1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0]
    message.d = [0.0] * 5
    return message
