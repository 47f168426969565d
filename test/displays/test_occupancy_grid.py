# SPDX-License-Identifier: Apache-2.0
"""nav_msgs/msg/OccupancyGrid: maps and their updates arrive, and bad ones harm no map."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from ros_viz_bridge.displays import occupancy_grid
from ros_viz_bridge.displays.base import DisplayError, Source
from ros_viz_bridge.wire import codec, schema
from ros_viz_bridge.wire.display import StatusItem
from ros_viz_bridge.wire.occupancy_grid import OccupancyGrid

UPDATE = 'map_msgs/msg/OccupancyGridUpdate'
IDENTITY = {'position': {'x': -1.0, 'y': 2.0}, 'orientation': {'w': 1.0}}
CELLS = np.array([0, 50, 100, -1, -128, 127], np.int8)


@pytest.fixture
def source() -> Source:
    return Source('/map', '/map', 5.0, occupancy_grid.Options())


def grid(data: Any = CELLS, width: int = 3, height: int = 2, **info: Any) -> dict[str, Any]:
    return {
        'header': {'stamp': {'sec': 3, 'nanosec': 500_000_000}, 'frame_id': '/map'},
        'info': {
            'resolution': 0.5, 'width': width, 'height': height, 'origin': IDENTITY, **info
        },
        'data': data,
    }  # fmt: skip


def update(x: int, y: int, cells: Any, frame: str = 'map', **fields: Any) -> dict[str, Any]:
    cells = np.array(cells, np.int8)
    height, width = cells.shape
    message = {'x': x, 'y': y, 'width': width, 'height': height, 'data': cells.reshape(-1)}
    return {'header': {'frame_id': frame}, **message, **fields}


def convert(
    as_view: Any, source: Source, message: dict[str, Any]
) -> tuple[OccupancyGrid | None, list[StatusItem]]:
    view = as_view(UPDATE if 'x' in message else occupancy_grid.ROS_TYPE, message)
    made = list(occupancy_grid.convert(view, source))
    grids = [one for one in made if isinstance(one, OccupancyGrid)]
    items = [one for one in made if isinstance(one, StatusItem) and one.text]
    return (grids[0] if grids else None), items


def test_the_map_arrives_whole(as_view: Any, source: Source) -> None:
    made, items = convert(as_view, source, grid())
    assert items == []
    read = codec.decode(codec.encode(made), schema.SERVER_MESSAGES)
    assert (read.frame, read.stamp, read.resolution) == ('map', 3.5, 0.5)
    assert (read.width, read.height, read.columns, read.rows, read.whole) == (3, 2, 3, 2, True)
    assert read.origin == (-1, 2, 0, 0, 0, 0, 1)
    assert read.cells.tolist() == [0, 50, 100, 255, 128, 127]


def test_an_update_is_a_rectangle_of_the_map(as_view: Any, source: Source) -> None:
    convert(as_view, source, grid())
    made, items = convert(as_view, source, update(1, 1, [[7, -1]]))
    assert items == []
    assert (made.x, made.y, made.columns, made.rows, made.whole) == (1, 1, 2, 1, False)
    assert (made.width, made.height, made.resolution) == (3, 2, 0.5)
    assert made.cells.tolist() == [7, 255]
    assert convert(as_view, source, update(0, 0, np.zeros((0, 0)))) == (None, [])


def test_an_update_before_any_map_waits(as_view: Any, source: Source) -> None:
    made, (item,) = convert(as_view, source, update(0, 0, [[1]]))
    assert made is None
    assert (item.name, item.level) == ('update', 'waiting')
    view = as_view(occupancy_grid.ROS_TYPE, grid())
    taken_back = list(occupancy_grid.convert(view, source))[0]
    assert taken_back == StatusItem('update', 'ok', '')


@pytest.mark.parametrize(
    ('message', 'said'),
    [
        (update(2, 0, [[1, 2]]), r'2 x 1 cells at x 2, y 0 reaches beyond the map of 3 x 2'),
        (update(0, 2, [[1]]), 'reaches beyond'),
        (update(-1, 0, [[1]]), 'at x -1, y 0'),
        (update(0, 0, [[1]], width=2**32 - 1), 'data has 1 cells'),
        (update(0, 0, [[1]], width=2**31, height=0, data=[]), 'reaches beyond'),
    ],
)
def test_an_update_beyond_the_map_is_refused(
    as_view: Any, source: Source, message: dict[str, Any], said: str
) -> None:
    convert(as_view, source, grid())
    with pytest.raises(DisplayError, match=said):
        convert(as_view, source, message)
    made, _ = convert(as_view, source, update(0, 0, [[1]]))
    assert made is not None, 'the map goes on'


def test_an_update_in_another_frame_is_said(as_view: Any, source: Source) -> None:
    convert(as_view, source, grid())
    made, (item,) = convert(as_view, source, update(0, 0, [[1]], frame='odom'))
    assert made is not None and made.frame == 'map'
    assert (item.name, item.level) == ('update', 'warning')
    assert "'odom'" in item.text


@pytest.mark.parametrize(
    ('message', 'said'),
    [
        (grid(CELLS[:5]), 'data has 5 cells, but 3 x 2 are 6'),
        (grid(width=2**31, height=2**31), 'data has 6 cells'),
        (grid([], width=0), '0 x 2 cells'),
        (grid(resolution=0.0), 'info.resolution is 0'),
        (grid(resolution=-1.0), 'info.resolution is -1'),
        (grid(resolution=math.nan), 'info.resolution is nan'),
        (grid(origin={'position': {'x': math.inf}}), 'info.origin holds NaN or infinity'),
        ({**grid(), 'header': {}}, 'header.frame_id is empty'),
    ],
    ids=lambda value: value if isinstance(value, str) else '',
)
def test_what_is_no_map_is_refused_and_the_one_before_stays(
    as_view: Any, source: Source, message: dict[str, Any], said: str
) -> None:
    convert(as_view, source, grid())
    with pytest.raises(DisplayError, match=said):
        convert(as_view, source, message)
    assert convert(as_view, source, update(2, 1, [[1]]))[0] is not None


def test_an_origin_without_rotation_is_taken_as_one(as_view: Any, source: Source) -> None:
    origin = {'position': {'x': 1.0}, 'orientation': {'w': 0.0}}
    made, (item,) = convert(as_view, source, grid(origin=origin))
    assert made is not None and made.origin == (1, 0, 0, 0, 0, 0, 1)
    assert (item.name, item.level) == ('info.origin.orientation', 'warning')


def test_updates_come_beside_the_map() -> None:
    assert occupancy_grid.companions('/costmap') == {'/costmap_updates': UPDATE}
