# SPDX-License-Identifier: Apache-2.0
"""A cloud's points are where the sensor saw them, in the colours that the settings say."""

from __future__ import annotations

import numpy as np
import pytest
from support.pictures import area, cloud, extent, Studio

pytestmark = pytest.mark.browser

XYZ = [('x', '<f4'), ('y', '<f4'), ('z', '<f4')]
LARGE = {'size': 20.0}


def points(rows: list[tuple[float, ...]], *extra: tuple[str, str]) -> np.ndarray:
    """Return points with these further fields."""
    return np.array(rows, dtype=[*XYZ, *extra])


def test_each_point_is_where_it_was_measured(studio: Studio) -> None:
    studio.call('cloud', cloud(points([(3, 0, 0), (0, 2, 1), (-4, -1, 0)])), LARGE)
    picture = studio.draw('cloud_places')
    assert extent(picture.drawn()) == pytest.approx((-4.25, -1.25, 3.25, 2.25))
    for place in [(3, 0), (0, 2), (-4, -1)]:
        assert picture.at(*place) != (0x30, 0x30, 0x30)
    assert area(picture.drawn()) == pytest.approx(3 * 0.25)
    assert studio.problems == []


def test_points_that_are_nowhere_are_not_drawn(studio: Studio) -> None:
    rows = [(np.nan, 0, 0), (np.inf, 1, 0), (0, -np.inf, 0), (0, 0, np.nan), (1, 1, 0)]
    studio.call('cloud', cloud(points(rows)), LARGE)
    picture = studio.draw('cloud_nan')
    assert extent(picture.drawn()) == pytest.approx((0.75, 0.75, 1.25, 1.25))


def test_packed_colours(studio: Studio) -> None:
    rows = [(-1, 0, 0, 0x00FF8040), (1, 0, 0, 0x000040FF)]
    for kind in ['<u4', '<f4']:
        data = points(rows, ('rgb', '<u4'))
        renamed = data.view([*XYZ, ('rgb', kind)])
        studio.call('cloud', cloud(renamed), LARGE)
        picture = studio.draw(f'cloud_rgb_{kind[1:]}')
        assert picture.at(-1, 0) == (0xFF, 0x80, 0x40)
        assert picture.at(1, 0) == (0x00, 0x40, 0xFF)


def test_the_alpha_of_rgba_counts(studio: Studio) -> None:
    rows = [(-1, 0, 0, 0x80FF0000), (1, 0, 0, 0xFFFF0000), (3, 0, 0, 0x00FF0000)]
    studio.call('cloud', cloud(points(rows, ('rgba', '<u4'))), LARGE)
    picture = studio.draw('cloud_rgba')
    assert picture.at(1, 0) == (255, 0, 0)
    assert 100 < picture.at(-1, 0)[0] < 230
    assert picture.at(3, 0) == (0x30, 0x30, 0x30)


def test_colours_in_fields_of_their_own(studio: Studio) -> None:
    data = points([(0, 0, 0, 1, 0.5, 0)], ('r', '<f4'), ('g', '<f4'), ('b', '<f4'))
    studio.call('cloud', cloud(data), LARGE)
    assert studio.draw('cloud_channels').at(0, 0) == (255, 128, 0)


@pytest.mark.parametrize('scalar', ['i1', 'u1', 'i2', 'u2', 'i4', 'u4', 'f4', 'f8'])
def test_any_field_through_a_colour_map(studio: Studio, scalar: str) -> None:
    kind = np.dtype(scalar).newbyteorder('<')
    rows = [(-2, 0, 0, 10), (0, 0, 0, 60), (2, 0, 0, 110)]
    layout = {
        'names': ['x', 'y', 'z', 'level'],
        'formats': ['<f4', '<f4', '<f4', kind],
        # At an odd place, where no number of its size could be read directly.
        'offsets': [0, 4, 8, 13],
        'itemsize': 24,
    }
    data = np.array(rows, dtype=layout)
    options = {**LARGE, 'color_by': 'field', 'field': 'level', 'map': 'grey'}
    studio.call('cloud', cloud(data), options)
    picture = studio.draw(f'cloud_field_{scalar}')
    assert picture.at(-2, 0) == (0, 0, 0)
    assert picture.at(0, 0) == pytest.approx((128, 128, 128), abs=2)
    assert picture.at(2, 0) == (255, 255, 255)


def test_settings_change_without_new_data(studio: Studio) -> None:
    data = points([(-2, 0, 0, 0), (2, 0, 0, 100)], ('intensity', '<f4'))
    studio.call('cloud', cloud(data), {**LARGE, 'map': 'viridis'})
    picture = studio.draw('cloud_viridis')
    assert picture.at(-2, 0) == pytest.approx((0x44, 0x01, 0x54), abs=1)
    assert picture.at(2, 0) == pytest.approx((0xFD, 0xE7, 0x25), abs=1)
    studio.call('setOptions', {**LARGE, 'map': 'viridis', 'invert': True})
    picture = studio.draw('cloud_viridis_inverted')
    assert picture.at(2, 0) == pytest.approx((0x44, 0x01, 0x54), abs=1)
    fixed = {'range': 'fixed', 'min': 0, 'max': 200, 'map': 'grey'}
    studio.call('setOptions', {**LARGE, **fixed})
    assert studio.draw('cloud_fixed').at(2, 0) == pytest.approx((128, 128, 128), abs=2)
    studio.call('setOptions', {**LARGE, 'color_by': 'flat', 'color': '#3080c0'})
    assert studio.draw('cloud_flat').at(2, 0) == (0x30, 0x80, 0xC0)
    studio.call('setOptions', {**LARGE, 'color_by': 'axis', 'axis': 'x', 'map': 'rainbow'})
    picture = studio.draw('cloud_axis')
    assert picture.at(-2, 0) == (255, 0, 0)
    assert picture.at(2, 0) == (255, 0, 255)


def test_the_axis_is_one_of_the_fixed_frame(studio: Studio) -> None:
    half = 0.5**0.5
    # Quarter turn about z: x of the sensor is y of the map.
    studio.call('setFrame', 'sensor', [0, 0, 0, 0, 0, half, half])
    data = cloud(points([(-2, 0, 0), (2, 0, 0)]), frame='sensor')
    studio.call('cloud', data, {**LARGE, 'color_by': 'axis', 'axis': 'y', 'map': 'grey'})
    picture = studio.draw('cloud_axis_turned')
    assert picture.at(0, -2) == (0, 0, 0)
    assert picture.at(0, 2) == (255, 255, 255)


@pytest.mark.parametrize('view', ['top', 'perspective'])
def test_metric_size(studio: Studio, view: str) -> None:
    studio.call('look', view)
    options = {'style': 'flat_squares', 'size_m': 1.0, 'color_by': 'flat'}
    studio.call('cloud', cloud(points([(1, 1, 0)])), options)
    picture = studio.draw(f'cloud_metric_{view}')
    assert extent(picture.drawn()) == pytest.approx((0.5, 0.5, 1.5, 1.5), abs=0.03)


def test_perspective_makes_near_points_large(studio: Studio) -> None:
    studio.call('look', 'perspective')
    options = {'style': 'flat_squares', 'size_m': 1.0, 'color_by': 'flat'}
    studio.call('cloud', cloud(points([(0, 0, 5)])), options)
    picture = studio.draw('cloud_near')
    assert extent(picture.drawn()) == pytest.approx((-1, -1, 1, 1), abs=0.06)


def test_alpha_blends(studio: Studio) -> None:
    options = {**LARGE, 'color_by': 'flat', 'color': '#ffffff', 'alpha': 0.5}
    studio.call('cloud', cloud(points([(0, 0, 0)])), options)
    assert 100 < studio.draw('cloud_alpha').at(0, 0)[0] < 230


def test_clouds_decay_each_in_its_place(studio: Studio) -> None:
    options = {**LARGE, 'decay': 1.0, 'color_by': 'flat'}
    studio.call('cloud', cloud(points([(-3, 0, 0)])), options)
    studio.call('setTime', 100.6)
    studio.call('nextCloud', cloud(points([(3, 0, 0)])))
    assert extent(studio.draw('cloud_decay').drawn()) == pytest.approx((-3.25, -0.25, 3.25, 0.25))
    studio.call('setTime', 101.2)
    assert extent(studio.draw('cloud_decayed').drawn())[0] == pytest.approx(2.75)


def test_far_from_the_origin_nothing_shakes(studio: Studio) -> None:
    studio.call('setFrame', 'utm', [-4e6, -5e6, 0])
    origin = (4e6 + 1.0, 5e6 + 1.0, 0.0)
    data = cloud(points([(0.5, 0.5, 0)]), origin=origin, frame='utm')
    studio.call('cloud', data, LARGE)
    picture = studio.draw('cloud_utm')
    assert extent(picture.drawn()) == pytest.approx((1.25, 1.25, 1.75, 1.75))


def test_a_frame_that_is_not_there_is_told(studio: Studio) -> None:
    studio.call('cloud', cloud(points([(0, 0, 0)]), frame='nowhere', stamp=5.0), LARGE)
    assert not studio.draw('cloud_unplaced').drawn().any()
    [problem] = studio.problems
    assert problem['name'] == 'nowhere'
    assert 'nowhere' in problem['text']


def test_a_large_cloud_is_one_draw_call_and_its_memory_is_used_again(studio: Studio) -> None:
    random = np.random.default_rng(1)
    for turn in range(3):
        data = np.zeros(100_000, dtype=[*XYZ, ('intensity', '<f4')])
        for name in data.dtype.names:
            data[name] = random.uniform(-5, 5, len(data))
        if turn == 0:
            studio.call('cloud', cloud(data))
        else:
            studio.call('nextCloud', cloud(data))
        studio.draw('cloud_large')
        assert studio.call('calls') == 1
        assert studio.call('memory')['geometries'] == 1
    studio.call('clear')
    studio.call('draw')
    assert studio.call('memory') == {'geometries': 0, 'textures': 0}
