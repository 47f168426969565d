# SPDX-License-Identifier: Apache-2.0
"""Maps lie where they are, in RViz's colours, and an update changes its cells alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from support.converted import converted, settings
from support.pictures import area, extent, Picture, Studio

from ros_viz_bridge.displays import occupancy_grid
from ros_viz_bridge.wire import codec
from ros_viz_bridge.wire.occupancy_grid import OccupancyGrid

pytestmark = pytest.mark.browser

BACKGROUND = (0x30, 0x30, 0x30)
UNKNOWN = (0x70, 0x89, 0x86)
QUARTER = 0.5**0.5


def whole(cells: Any, *, resolution: float = 1.0, **fields: Any) -> OccupancyGrid:
    """Return the map that the display makes of these cells, its first corner at -4 -3."""
    cells = np.array(cells, np.int8)
    height, width = cells.shape
    origin = {'position': {'x': -4.0, 'y': -3.0}, 'orientation': {'w': 1.0}}
    info = {'resolution': resolution, 'width': width, 'height': height, 'origin': origin}
    message = {'header': {'frame_id': 'map'}, 'info': info, 'data': cells.reshape(-1), **fields}
    (grid,) = converted(occupancy_grid, message)
    return grid


def part(of: OccupancyGrid, x: int, y: int, cells: Any) -> OccupancyGrid:
    """Return an update of a map."""
    cells = np.array(cells, np.int8)
    rows, columns = cells.shape
    changed = replace(of, whole=False, x=x, y=y, columns=columns, rows=rows)
    return replace(changed, cells=cells.reshape(-1).view(np.uint8))


def show(studio: Studio, name: str, grid: OccupancyGrid, **options: Any) -> Picture:
    """Draw a map alone."""
    studio.show(grid, **settings(occupancy_grid, **{'alpha': 1.0, **options}))
    return studio.draw(name)


CELLS = [[0, 50, 100, -1], [100, 0, 99, 1]]


def test_cells_lie_along_the_axes_of_the_origin(studio: Studio) -> None:
    picture = show(studio, 'map', whole(CELLS))
    assert extent(picture.drawn()) == pytest.approx((-4, -3, 0, -1))
    row = [picture.at(x, -2.5) for x in (-3.5, -2.5, -1.5, -0.5)]
    assert row == [(255,) * 3, (128,) * 3, (0, 0, 0), UNKNOWN]
    assert picture.at(-3.5, -1.5) == (0, 0, 0)
    assert picture.at(-2.5, -1.5) == (255, 255, 255)
    turned = replace(whole(CELLS), origin=(1.0, 1.0, 0.0, 0.0, 0.0, QUARTER, QUARTER))
    picture = show(studio, 'map_turned', turned)
    assert extent(picture.drawn()) == pytest.approx((-1, 1, 1, 5))
    assert picture.at(0.5, 4.5) == UNKNOWN


def test_colour_schemes(studio: Studio) -> None:
    picture = show(studio, 'map_costmap', whole(CELLS), color_scheme='costmap')
    row = [picture.at(x, -2.5) for x in (-3.5, -2.5, -1.5, -0.5)]
    assert row == [BACKGROUND, (127, 0, 128), (255, 0, 255), UNKNOWN]
    assert picture.at(-1.5, -1.5) == (0, 255, 255)
    picture = show(studio, 'map_raw', whole(CELLS), color_scheme='raw')
    assert [picture.at(x, -2.5)[0] for x in (-3.5, -2.5, -1.5, -0.5)] == [0, 50, 100, 255]
    binary = {'binary_representation': True, 'binary_threshold': 50}
    picture = show(studio, 'map_binary', whole(CELLS), **binary)
    row = [picture.at(x, -2.5) for x in (-3.5, -2.5, -1.5, -0.5)]
    assert row == [(255,) * 3, (0, 0, 0), (0, 0, 0), UNKNOWN]


def test_opacity(studio: Studio) -> None:
    picture = show(studio, 'map_alpha', whole([[0]]), alpha=0.7)
    assert picture.at(-3.5, -2.5) == pytest.approx((193,) * 3, abs=1)


def test_an_update_changes_its_cells(studio: Studio) -> None:
    base = whole(np.zeros((6, 8)))
    show(studio, 'map_before', base)
    studio.add(part(base, 2, 1, [[100, -1], [100, -1]]))
    picture = studio.draw('map_updated')
    assert extent(picture.like((0, 0, 0))) == pytest.approx((-2, -2, -1, 0))
    assert extent(picture.like(UNKNOWN)) == pytest.approx((-1, -2, 0, 0))
    studio.add(part(base, 0, 0, [[100]]))
    studio.add(part(base, 7, 5, [[100]]))
    picture = studio.draw('map_updated_twice')
    assert area(picture.like((0, 0, 0))) == pytest.approx(4)
    studio.add(whole([[100]]))
    assert extent(studio.draw('map_replaced').drawn()) == pytest.approx((-4, -3, -3, -2))
    studio.add(part(base, 0, 0, [[0]]))
    assert area(studio.draw('map_of_another_size').like((0, 0, 0))) == pytest.approx(1)


def test_a_map_of_a_hundred_million_cells(studio: Studio) -> None:
    """It is in pieces of textures that every GPU takes; an update is on either side of a seam."""
    before = studio.call('memory')
    size = 10_000
    cells = np.zeros((size, size), np.int8)
    cells[:, 4096:4098] = 100
    base = whole(cells, resolution=0.0008)
    studio.call('look', 'top')
    (studio.files / 'huge.bin').write_bytes(codec.encode(base))
    studio.call('messageAt', 'files/huge.bin', settings(occupancy_grid, alpha=1.0))
    assert extent(studio.draw('map_huge').drawn()) == pytest.approx((-4, -3, 4, 5), abs=0.03)
    assert studio.call('calls') == 25
    changed = np.full((400, 400), 100)
    studio.add(part(base, 4096 - 200, 4096 - 200, changed))
    picture = studio.draw('map_huge_updated')
    left, bottom = -4 + 3896 * 0.0008, -3 + 3896 * 0.0008
    dark = extent(picture.like((0, 0, 0)))
    assert dark == pytest.approx((left, bottom, left + 0.32, bottom + 0.32), abs=0.06)
    # A wall of two cells is a fraction of a pixel here, and is seen all the same.
    wall = picture.at(-4 + 4097 * 0.0008, 3)
    assert wall[0] < 250
    studio.call('clear')
    studio.call('draw')
    assert studio.call('memory') == before


def test_the_frame_of_now_or_of_the_stamp(studio: Studio) -> None:
    header = {'frame_id': 'map_of_later', 'stamp': {'sec': 500}}
    grid = whole([[100]], header=header)
    picture = show(studio, 'map_waits', grid)
    assert not picture.drawn().any()
    assert [problem['name'] for problem in studio.problems] == ['map_of_later']
    studio.call('setFrame', 'map_of_later', [2, 0, 0])
    assert extent(studio.draw('map_heals').drawn()) == pytest.approx((-2, -3, -1, -2))
    studio.call('setFrame', 'map_of_later', [4, 0, 0])
    assert extent(studio.draw('map_follows').drawn()) == pytest.approx((0, -3, 1, -2))
    studio.call('setOptions', settings(occupancy_grid, alpha=1.0, use_timestamp=True))
    studio.draw('map_at_its_stamp')
    studio.call('setFrame', 'map_of_later', [6, 0, 0])
    assert extent(studio.draw('map_stays').drawn()) == pytest.approx((0, -3, 1, -2))


def test_behind_looks_the_same_where_nothing_else_is(studio: Studio) -> None:
    grid = replace(whole(np.full((6, 8), 50)), origin=(-4.0, -3.0, 1.0, 0.0, 0.0, 0.0, 1.0))
    plain = show(studio, 'map_above', grid)
    assert plain.at(0, 0) == (128, 128, 128)
    behind = show(studio, 'map_behind', grid, draw_behind=True, alpha=0.5)
    assert behind.at(0, 0) == pytest.approx((88, 88, 88), abs=1)


def test_every_value_has_the_colour_that_rviz_gives_it(studio: Studio) -> None:
    """As in RViz's own picture: grey, then green, then red to yellow, from below."""
    rows = np.repeat(np.arange(256, dtype=np.uint8).view(np.int8)[:, None], 2, axis=1)
    picture = show(studio, 'map_every_value', whole(rows, resolution=0.03125))

    def at(value: int) -> tuple[int, int, int]:
        return picture.at(-3.96875, -3 + (value + 0.5) * 0.03125)

    assert [at(value) for value in (0, 43, 100)] == [(255,) * 3, (146,) * 3, (0,) * 3]
    assert at(101) == at(127) == (0, 255, 0)
    assert at(128) == (255, 0, 0)
    assert at(209) == pytest.approx((255, 163, 0), abs=1)
    assert at(255) == UNKNOWN
