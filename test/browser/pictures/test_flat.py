# SPDX-License-Identifier: Apache-2.0
"""Cells, outlines, points, ranges and fixes have their place, size and colour."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import numpy as np
import pytest
from support.converted import converted, settings
from support.pictures import area, extent, Picture, Studio

from ros_viz_bridge.displays import (
    grid_cells,
    nav_sat_fix,
    point_stamped,
    polygon_stamped,
)
from ros_viz_bridge.displays import (
    range as range_display,
)

pytestmark = pytest.mark.browser

HEADER = {'frame_id': 'map'}


def show(studio: Studio, name: str, module: ModuleType, values: dict[str, Any], **options: Any):
    """Draw what a display makes of a message alone."""
    (made,) = converted(module, {'header': HEADER, **values})
    studio.show(made, **settings(module, **options))
    return studio.draw(name)


def more(studio: Studio, name: str, module: ModuleType, values: dict[str, Any]) -> Picture:
    """Draw another message of the same display."""
    (made,) = converted(module, {'header': HEADER, **values})
    studio.add(made)
    return studio.draw(name)


def test_grid_cells(studio: Studio) -> None:
    cells = [{'x': 1.0, 'y': 1.0}, {'x': -3.0, 'y': 1.0}]
    values = {'cell_width': 2.0, 'cell_height': 1.0, 'cells': cells}
    picture = show(studio, 'grid_cells', grid_cells, values)
    green = picture.like((0x19, 0xFF, 0))
    assert extent(green) == pytest.approx((-4, 0.5, 2, 1.5))
    assert area(green) == pytest.approx(4)
    picture = show(studio, 'grid_cells_red', grid_cells, values, color='#ff0000', alpha=0.5)
    assert picture.at(1, 1) == pytest.approx((152, 24, 24), abs=2)


def test_polygon(studio: Studio) -> None:
    corners = [(-2, -2), (2, -2), (2, 2), (0, 0), (-2, 2)]
    points = [{'x': float(x), 'y': float(y)} for x, y in corners]
    values = {'polygon': {'points': points}}
    picture = show(studio, 'polygon', polygon_stamped, values)
    assert extent(picture.drawn()) == pytest.approx((-2, -2, 2, 2), abs=0.06)
    assert picture.drawn()[:, 150].sum() >= 2
    assert picture.drawn()[180, 118:123].any(), 'the outline is closed on the left'
    assert area(picture.drawn()) < 1
    picture = show(studio, 'polygon_wide', polygon_stamped, values, line_width=0.2)
    assert extent(picture.drawn()) == pytest.approx((-2.1, -2.1, 2.1, 2.1), abs=0.2)
    filled = show(studio, 'polygon_filled', polygon_stamped, values, fill=True, fill_alpha=0.5)
    assert area(filled.drawn()) == pytest.approx(12, rel=0.05)
    assert filled.at(0, 1) == (0x30, 0x30, 0x30), 'the corner that goes inwards is outside'
    empty = more(studio, 'polygon_none', polygon_stamped, {'polygon': {'points': []}})
    assert not empty.drawn().any()


def test_points_and_their_history(studio: Studio) -> None:
    at = [{'point': {'x': float(x), 'y': 1.0}} for x in (-3, 0, 3)]
    picture = show(studio, 'point', point_stamped, at[0], radius=2.0, history_length=2.0)
    assert extent(picture.drawn()) == pytest.approx((-4, 0, -2, 2), abs=0.06)
    assert area(picture.drawn()) == pytest.approx(np.pi, rel=0.03)
    more(studio, 'point_two', point_stamped, at[1])
    picture = more(studio, 'point_history', point_stamped, at[2])
    assert extent(picture.drawn()) == pytest.approx((-1, 0, 4, 2), abs=0.06)
    assert area(picture.drawn()) == pytest.approx(2 * np.pi, rel=0.03)


def test_a_history_stays_where_the_frame_was(studio: Studio) -> None:
    studio.call(
        'moveFrame', 'boat', [[i + 1, x, 0, 0, 0, 0, 0, 1] for i, x in enumerate((-4, 0, 4))]
    )
    at = [{'header': {'frame_id': 'boat', 'stamp': {'sec': sec}}} for sec in (1, 2, 3)]
    show(studio, 'point_trail_1', point_stamped, at[0], radius=1.0, history_length=5.0)
    more(studio, 'point_trail_2', point_stamped, at[1])
    picture = more(studio, 'point_trail', point_stamped, at[2])
    assert extent(picture.drawn()) == pytest.approx((-4.5, -0.5, 4.5, 0.5), abs=0.06)
    assert area(picture.drawn()) == pytest.approx(3 * np.pi / 4, rel=0.05)


def test_range_is_a_cone_from_the_sensor(studio: Studio) -> None:
    angle = 2 * np.arctan(0.25)
    values = {'field_of_view': float(angle), 'min_range': 0.1, 'max_range': 5.0, 'range': 4.0}
    picture = show(studio, 'range', range_display, values, alpha=1.0, color='#ff0000')
    assert extent(picture.drawn()) == pytest.approx((0, -1, 4, 1), abs=0.06)
    assert area(picture.drawn()) == pytest.approx(4, rel=0.05)
    tip = picture.drawn()[:, 205].sum()
    base = picture.drawn()[:, 355].sum()
    assert tip < 5 < 70 < base
    faint = show(studio, 'range_faint', range_display, values)
    assert 0x30 < faint.at(3, 0)[0] < 255
    nothing = more(studio, 'range_nothing', range_display, {**values, 'range': 9.0})
    assert not nothing.drawn().any()


def test_fix_has_a_circle_coordinates_and_a_track(studio: Studio) -> None:
    values = {
        'status': {'status': 0},
        'latitude': 47.0,
        'longitude': 8.0,
        'altitude': 400.0,
        'position_covariance': np.diag([4.0, 1.0, 1.0]).reshape(9),
        'position_covariance_type': 2,
    }
    studio.call('setFrame', 'map', [0, 0, 0])
    picture = show(studio, 'fix_circle', nav_sat_fix, values, show_label=False, alpha=1.0)
    assert extent(picture.drawn()) == pytest.approx((-2, -1, 2, 1), abs=0.06)
    plain = show(studio, 'fix_mark', nav_sat_fix, values, show_label=False, show_covariance=False)
    assert area(plain.drawn()) == pytest.approx(np.pi * 0.01, abs=0.02)
    text = show(studio, 'fix_label', nav_sat_fix, values, show_covariance=False)
    assert extent(text.drawn())[2] > 3, 'coordinates are written to the right'
    options = {'show_label': False, 'show_covariance': False, 'track_length': 10.0}
    show(studio, 'fix_track_1', nav_sat_fix, values, **options)
    # Three metres to the north: where it was before lies to the south.
    north = {**values, 'latitude': 47.0 + 3 / 111_170}
    track = more(studio, 'fix_track', nav_sat_fix, north)
    assert extent(track.drawn()) == pytest.approx((-0.1, -3, 0.1, 0.1), abs=0.08)
    lost = more(studio, 'fix_lost', nav_sat_fix, {'status': {'status': -1}})
    assert not lost.drawn().any()
