# SPDX-License-Identifier: Apache-2.0
"""Each style of a cloud has the size that is set, covers what is behind it, and looks like it."""

from __future__ import annotations

import numpy as np
import pytest
from support.pictures import area, cloud, extent, Picture, Studio

pytestmark = pytest.mark.browser

XYZ = [('x', '<f4'), ('y', '<f4'), ('z', '<f4')]
METRIC = ['squares', 'flat_squares', 'spheres', 'boxes', 'tiles']
WHITE = {'color_by': 'flat', 'color': '#ffffff'}


def points(*rows: tuple[float, ...]) -> np.ndarray:
    """Return points."""
    return np.array(list(rows), dtype=XYZ)


def draw(studio: Studio, name: str, rows: np.ndarray, **options: object) -> Picture:
    """Draw a cloud, white unless other options are given."""
    studio.call('cloud', cloud(rows), {**WHITE, **options})
    picture = studio.draw(f'style_{name}')
    assert studio.problems == []
    return picture


@pytest.mark.parametrize('style', METRIC)
@pytest.mark.parametrize('view', ['top', 'side'])
def test_the_size_is_in_metres(studio: Studio, style: str, view: str) -> None:
    if style == 'tiles' and view == 'side':
        pytest.skip('a tile has no thickness')
    studio.call('look', view)
    picture = draw(studio, f'{style}_{view}', points((1, 1, 1)), style=style, size_m=2.0)
    assert extent(picture.drawn()) == pytest.approx((0, 0, 2, 2), abs=0.06)
    covered = np.pi if style == 'spheres' else 4.0
    assert area(picture.drawn()) == pytest.approx(covered, rel=0.05)


@pytest.mark.parametrize('style', ['squares', 'flat_squares', 'spheres', 'tiles'])
def test_near_points_are_large(studio: Studio, style: str) -> None:
    studio.call('look', 'perspective')
    picture = draw(studio, f'{style}_near', points((0, 0, 5)), style=style, size_m=1.0)
    assert extent(picture.drawn()) == pytest.approx((-1, -1, 1, 1), abs=0.06)


def test_squares_have_a_rim_and_flat_ones_none(studio: Studio) -> None:
    picture = draw(studio, 'rim', points((0, 0, 0)), style='squares', size_m=4.0)
    assert picture.at(0, 0) == (255, 255, 255)
    assert picture.at(1.95, 0)[0] < 240
    picture = draw(studio, 'no_rim', points((0, 0, 0)), style='flat_squares', size_m=4.0)
    assert picture.at(1.95, 0) == (255, 255, 255)


def test_tiles_lie_where_squares_look_up(studio: Studio) -> None:
    studio.call('look', 'oblique')
    high = {}
    for style in ['squares', 'tiles']:
        picture = draw(studio, f'{style}_oblique', points((0, 0, 0)), style=style, size_m=3.0)
        _, bottom, _, top = extent(picture.drawn())
        high[style] = top - bottom
    assert high['tiles'] < 0.75 * high['squares']


def test_spheres_are_round_and_lit_from_one_side(studio: Studio) -> None:
    picture = draw(studio, 'sphere', points((0, 0, 0)), style='spheres', size_m=6.0)
    lit, dark = picture.at(1.3, 1.9)[0], picture.at(-1.8, -2.1)[0]
    assert lit > 245
    assert 100 < dark < 210


def test_three_faces_of_a_box_differ(studio: Studio) -> None:
    studio.call('look', 'oblique')
    studio.call('setFrame', 'turned', [0, 0, 0, 0, 0, np.sin(0.3), np.cos(0.3)])
    studio.call(
        'cloud',
        cloud(points((0, 0, 0)), frame='turned'),
        {**WHITE, 'style': 'boxes', 'size_m': 3.0},
    )
    picture = studio.draw('style_box_oblique')
    shades = picture.pixels[picture.drawn()][:, 0]
    values, counts = np.unique(np.round(shades / 4), return_counts=True)
    assert (counts > 500).sum() == 3, dict(zip(values, counts, strict=True))


@pytest.mark.parametrize('view', ['top', 'perspective'])
def test_spheres_cut_into_each_other(studio: Studio, view: str) -> None:
    """Of two that overlap each shows the half that is in front: depth is that of the surface."""
    studio.call('look', view)
    data = np.array([(-1, 0, 0, 0), (1, 0, 0, 1)], dtype=[*XYZ, ('intensity', '<f4')])
    options = {'style': 'spheres', 'size_m': 4.0, 'map': 'grey', 'range': 'fixed'}
    studio.call('cloud', cloud(data), {**options, 'min': -1, 'max': 1})
    picture = studio.draw(f'style_spheres_cut_{view}')
    for y in [-1, 0, 1]:
        assert picture.at(0.1, y)[0] - picture.at(-0.1, y)[0] > 30


@pytest.mark.parametrize('style', METRIC)
def test_near_hides_far_whatever_the_order(studio: Studio, style: str) -> None:
    data = np.array(
        [(0, 0, 1, 1), (0, 0, -1, 0), (2, 0, -1, 0), (2, 0, 1, 1)],
        dtype=[*XYZ, ('intensity', '<f4')],
    )
    options = {'style': style, 'size_m': 1.0, 'map': 'grey', 'range': 'fixed', 'max': 1}
    studio.call('cloud', cloud(data), options)
    picture = studio.draw(f'style_{style}_order')
    for x in [0, 2]:
        assert picture.at(x, 0)[0] > 150


@pytest.mark.parametrize('style', METRIC)
def test_far_points_never_vanish(studio: Studio, style: str) -> None:
    rows = points(*[(x / 4, y / 4, 0) for x in range(-10, 11) for y in range(-10, 11)])
    picture = draw(studio, f'{style}_small', rows, style=style, size_m=0.001)
    lit = picture.like((255, 255, 255), tolerance=120).sum()
    assert 21 * 21 * 0.9 <= lit <= 21 * 21 * 2


@pytest.mark.parametrize('style', ['points', *METRIC])
def test_every_style_takes_every_colour_and_alpha(studio: Studio, style: str) -> None:
    data = np.array([(0, 0, 0, 0x00FF0000)], dtype=[*XYZ, ('rgb', '<u4')])
    options = {'style': style, 'size': 20.0, 'size_m': 2.0, 'alpha': 0.5}
    studio.call('cloud', cloud(data), options)
    red, green, blue = studio.draw(f'style_{style}_colour').at(0, 0)
    assert red > 110
    assert max(green, blue) < 0x40
    rows = [(np.nan, 0, 0), (0, np.inf, 0)]
    assert not draw(studio, f'{style}_nan', points(*rows), style=style).drawn().any()


@pytest.mark.parametrize('style', ['points', *METRIC])
def test_a_large_cloud_is_one_draw_call(studio: Studio, style: str) -> None:
    random = np.random.default_rng(1)
    data = np.zeros(300_000, dtype=[*XYZ, ('intensity', '<f4')])
    for name in data.dtype.names or ():
        data[name] = random.uniform(-5, 5, len(data))
    studio.call('cloud', cloud(data), {'style': style})
    studio.draw(f'style_{style}_large')
    assert studio.call('calls') == 1
    print(f'{style}: {studio.call("measure", 3):.0f} ms a picture of 300 000 points')
    studio.call('clear')
    studio.call('draw')
    assert studio.call('memory') == {'geometries': 0, 'textures': 0}
