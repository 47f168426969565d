# SPDX-License-Identifier: Apache-2.0
"""Scenes of RViz's own tests: nothing, a grid, clouds, maps, a range, a camera."""

from __future__ import annotations

from typing import Any

from geometry_msgs.msg import Point, Point32, PointStamped
from nav_msgs.msg import GridCells, OccupancyGrid
import numpy as np
from sensor_msgs.msg import CameraInfo, LaserScan, PointCloud, Range, Temperature
from visualization_msgs.msg import Marker

from .clouds import packed
from .rviz_solid import at, seen, shape
from .scene import header, pose, Scene

UP = (0, 0, 16)
LARGE = {'style': 'spheres', 'size_m': 11.0}


def scenes() -> list[Scene]:
    """Return the pictures."""
    return [*grids(), *clouds(), *maps(), *cells(), *sensors()]


def grids() -> list[Scene]:
    """Return nothing, and a grid of broad lines."""
    nothing = shape(1, Marker.CUBE, (1, 1, 1), (1, 1, 1))
    nothing.pose = pose((0, 0, 500))
    lines = shape(1, Marker.LINE_LIST, (4, 0, 0), (1, 1, 0))
    for i in range(-5, 6):
        lines.points += at((i, -5, 0), (i, 5, 0), (-5, i, 0), (5, i, 0))
    return [
        seen(
            'empty_scene',
            'Nothing.',
            nothing,
            {},
            (0, 0, 15),
        ),
        seen(
            'grid_visual_test',
            'A grid of lines 4 m broad, seen from its edge.',
            lines,
            {},
            (10, 0, 0),
        ),
    ]


def clouds() -> list[Scene]:
    """Return single points, a laser scan."""
    one = packed(np.zeros(1, [('x', '<f4'), ('y', '<f4'), ('z', '<f4')]))
    old = PointCloud(header=header(), points=[Point32()])
    scan = LaserScan(
        header=header(),
        angle_min=-np.pi / 2,
        angle_max=np.pi / 2,
        angle_increment=np.pi / 2,
        time_increment=0.01,
        scan_time=1 / 30,
        range_min=0.0,
        range_max=11.0,
        ranges=[0.1, 1.0],
    )
    return [
        seen(
            'pointcloud2_containing_one_big_point',
            'One point, 11 m large.',
            one,
            {'style': 'flat_squares', 'size_m': 11.0, 'color_by': 'flat', 'color': '#ffff00'},
            UP,
        ),
        seen(
            'pointcloud_containing_one_big_point',
            'One point as a ball.',
            old,
            {**LARGE, 'color_by': 'flat', 'color': '#00ff00'},
            UP,
        ),
        seen(
            'laser_scan_display',
            'Two beams, their points as balls of 10 m.',
            scan,
            {'style': 'spheres', 'size_m': 10.0, 'color_by': 'flat', 'color': '#ff0000'},
            (15, 15, 15),
        ),
        *(
            seen(
                f'temperature_display_{name}_temperature',
                f'{value:.0f} degrees.',
                Temperature(header=header(), temperature=value),
                {**LARGE, 'map': 'rainbow', 'invert': True, 'labels': False},
                UP,
            )
            for name, value in (('low', 15.0), ('high', 85.0))
        ),
    ]


def maps() -> list[Scene]:
    """Return a map that holds every value, row by row, over a ball."""
    grid = OccupancyGrid(header=header())
    grid.info.width = grid.info.height = 256
    grid.info.resolution, grid.info.origin = 1.0, pose((-128, -128, 0))
    rows = np.repeat(np.arange(256).astype(np.uint8), 256)
    grid.data = rows.astype(np.int8).tolist()
    sphere = shape(1, Marker.SPHERE, (30, 30, 30), (0, 1, 0))
    sphere.pose = pose((0, 0, -30))
    made: tuple[tuple[str, dict[str, Any], str], ...] = (
        ('default_color_scheme', {'color_scheme': 'map'}, 'as a map'),
        ('map_color_scheme', {'color_scheme': 'raw'}, 'as bytes'),
        ('costmap_scheme', {'color_scheme': 'costmap'}, 'as a costmap'),
        (
            'rendered_below_other_objects',
            {'color_scheme': 'costmap', 'draw_behind': True},
            'behind a ball that is below it',
        ),
    )
    return [
        seen(
            f'map_display_{name}',
            f'Every value of a cell, {says}.',
            grid,
            {'alpha': 1.0, **options},
            (0, 0, 200),
            topic='/gallery/rviz_map',
            others={'/gallery/rviz_ball': sphere},
        )
        for name, options, says in made
    ]


def cells() -> list[Scene]:
    """Return three cells, three points."""
    grid = GridCells(header=header(), cell_width=6.0, cell_height=5.0)
    grid.cells = [Point(x=float(x), y=float(y)) for x, y in ((0, -1), (3, 1), (-3, 1))]
    first, *later = (PointStamped(header=header(), point=Point(x=x)) for x in (0.0, 3.0, -3.0))
    return [
        seen(
            'grid_cells_display_visual_test',
            'Three cells of 6 by 5 m.',
            grid,
            {'color': '#ffffc8'},
            (0, 0, 10),
        ),
        seen(
            'test_with_three_points',
            'The last three points.',
            first,
            {'color': '#6464c8', 'radius': 8.0, 'history_length': 3},
            UP,
            later=later,
        ),
    ]


def sensors() -> list[Scene]:
    """Return a range and a camera."""
    cone = Range(
        header=header(),
        radiation_type=Range.INFRARED,
        field_of_view=np.pi / 2,
        min_range=0.0,
        max_range=6.0,
        range=3.0,
    )
    camera = CameraInfo(header=header(), width=320, height=240)
    camera.p = [160.0, 0.0, 160.0, 0.0, 0.0, 120.0, 120.0, 0.0, 0.0, 0.0, 1.0, 0.0]
    return [
        seen(
            'range_display_visual_test',
            'A cone, seen against its round end.',
            cone,
            {'color': '#1effff', 'alpha': 1.0},
            (10, 0, 0),
        ),
        seen('camera_info_displayed', 'What a camera sees, from behind.', camera, {}, (0, 0, 15)),
    ]
