# SPDX-License-Identifier: Apache-2.0
"""nav_msgs/msg/GridCells: cells arrive with their size; those without a place are left out."""

from __future__ import annotations

import math
from typing import Any

import pytest

from ros_viz_bridge.displays import grid_cells
from ros_viz_bridge.displays.base import DisplayError, Source

SOURCE = Source('/cells', '/cells', 5.0, grid_cells.Options())


def convert(as_view: Any, **fields: Any) -> list[Any]:
    message = {
        'header': {'stamp': {'sec': 3}, 'frame_id': '/map'},
        'cell_width': 0.5,
        'cell_height': 0.25,
        'cells': [{'x': 1.0, 'y': 2.0, 'z': 0.5}, {'x': -1.0}],
        **fields,
    }
    return list(grid_cells.convert(as_view(grid_cells.ROS_TYPE, message), SOURCE))


def test_cells_and_their_size(as_view: Any) -> None:
    (made,) = convert(as_view)
    assert (made.frame, made.stamp, made.cell_width, made.cell_height) == ('map', 3.0, 0.5, 0.25)
    assert made.cells.tolist() == [[1, 2, 0.5], [-1, 0, 0]]
    assert made.cells.dtype == 'float32'
    (empty,) = convert(as_view, cells=[])
    assert empty.cells.shape == (0, 3)


def test_a_cell_without_a_place_is_left_out(as_view: Any) -> None:
    item, made = convert(as_view, cells=[{'x': math.nan}, {'y': 1e300}, {'z': 2.0}])
    assert (item.name, item.level) == ('cells[0]', 'error')
    assert made.cells[1].tolist() == [0, 0, 2]
    assert math.isfinite(made.cells[0][1])


@pytest.mark.parametrize('name', ['cell_width', 'cell_height'])
@pytest.mark.parametrize('value', [0.0, -1.0, math.nan, math.inf])
def test_cells_without_a_size_are_refused(as_view: Any, name: str, value: float) -> None:
    with pytest.raises(DisplayError, match=f'{name} is'):
        convert(as_view, **{name: value})


def test_an_empty_frame_is_refused(as_view: Any) -> None:
    with pytest.raises(DisplayError, match='frame_id is empty'):
        convert(as_view, header={})
