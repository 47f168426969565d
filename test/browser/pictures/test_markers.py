# SPDX-License-Identifier: Apache-2.0
"""Each marker type has the place, the size, the direction and the colour that its message says."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from support.pictures import area, extent, Studio

pytestmark = pytest.mark.browser

ARROW, CUBE, SPHERE, CYLINDER, LINE_STRIP, LINE_LIST = range(6)
CUBE_LIST, SPHERE_LIST, POINTS, TEXT, MESH, TRIANGLES, ARROW_STRIP = range(6, 13)
RED, GREEN, BLUE = [1, 0, 0, 1], [0, 1, 0, 1], [0, 0, 1, 1]
HALF = 0.5**0.5
TURNED = [0, 0, HALF, HALF]
"""A quarter turn to the left, about z."""


def show(studio: Studio, name: str, *markers: dict[str, Any], **options: Any) -> Any:
    """Draw markers alone."""
    rows = [{'id': i, **marker} for i, marker in enumerate(markers)]
    studio.call('markers', rows, options)
    return studio.draw(name)


def at(x: float, y: float, z: float = 0, turn: list[float] | None = None) -> list[float]:
    """Return a pose."""
    return [x, y, z, *(turn or [0, 0, 0, 1])]


def test_cube(studio: Studio) -> None:
    marker = {'type': CUBE, 'pose': at(1, 2), 'scale': [2, 1, 3], 'color': RED}
    picture = show(studio, 'marker_cube', marker)
    assert extent(picture.hue(0)) == pytest.approx((0, 1.5, 2, 2.5), abs=0.03)
    assert area(picture.hue(0)) == pytest.approx(2, rel=0.03)
    turned = {**marker, 'pose': at(1, 2, 0, TURNED)}
    picture = show(studio, 'marker_cube_turned', turned)
    assert extent(picture.hue(0)) == pytest.approx((0.5, 1, 1.5, 3), abs=0.03)


def test_sphere(studio: Studio) -> None:
    marker = {'type': SPHERE, 'pose': at(-1, 0), 'scale': [2, 4, 1], 'color': GREEN}
    picture = show(studio, 'marker_sphere', marker)
    assert extent(picture.hue(1)) == pytest.approx((-2, -2, 0, 2), abs=0.06)
    assert area(picture.drawn()) == pytest.approx(np.pi * 1 * 2, rel=0.03)


def test_cylinder_stands_along_z(studio: Studio) -> None:
    marker = {'type': CYLINDER, 'pose': at(0, 0), 'scale': [2, 2, 4], 'color': BLUE}
    picture = show(studio, 'marker_cylinder', marker)
    assert area(picture.drawn()) == pytest.approx(np.pi, rel=0.03)
    studio.call('look', 'side')
    picture = studio.draw('marker_cylinder_side')
    assert extent(picture.drawn()) == pytest.approx((-1, -2, 1, 2), abs=0.06)
    assert area(picture.drawn()) == pytest.approx(8, rel=0.03)


def test_arrow_by_pose_and_scale(studio: Studio) -> None:
    marker = {'type': ARROW, 'pose': at(-2, 1), 'scale': [4, 1, 1], 'color': RED}
    picture = show(studio, 'marker_arrow', marker)
    # From its origin along x; the head is 0.23 of the length and twice as wide as the shaft.
    assert extent(picture.drawn()) == pytest.approx((-2, 0, 2, 2), abs=0.06)
    assert area(picture.drawn()) == pytest.approx(4 * 0.77 + 0.5 * 4 * 0.23 * 2, rel=0.03)
    picture = show(studio, 'marker_arrow_turned', {**marker, 'pose': at(0, -2, 0, TURNED)})
    assert extent(picture.drawn()) == pytest.approx((-1, -2, 1, 2), abs=0.06)


def test_arrow_between_two_points(studio: Studio) -> None:
    marker = {
        'type': ARROW,
        'scale': [0.5, 1, 1.5],
        'color': RED,
        'points': [[0, -3, 0], [0, 2, 0]],
    }
    picture = show(studio, 'marker_arrow_points', {**marker, 'pose': at(1, 0)})
    assert extent(picture.drawn()) == pytest.approx((0.5, -3, 1.5, 2), abs=0.06)
    assert area(picture.drawn()) == pytest.approx(3.5 * 0.5 + 0.5 * 1.5 * 1, rel=0.03)


def test_arrow_of_one_point_is_reported(studio: Studio) -> None:
    picture = show(studio, 'marker_arrow_one', {'type': ARROW, 'ns': 'a', 'points': [[0, 0, 0]]})
    assert not picture.drawn().any()
    assert [(p['name'], p['level']) for p in studio.problems] == [('a/0', 'error')]


def test_line_strip_has_metric_width_and_whole_joints(studio: Studio) -> None:
    points = [[-3, -2, 0], [3, -2, 0], [3, 2, 0]]
    marker = {'type': LINE_STRIP, 'scale': [0.5, 0, 0], 'color': GREEN, 'points': points}
    picture = show(studio, 'marker_line_strip', marker)
    assert extent(picture.like((0, 255, 0))) == pytest.approx((-3, -2.25, 3.25, 2), abs=0.03)
    # The outer corner is rounded, not open.
    assert picture.at(3.15, -2.15) == (0, 255, 0)
    studio.call('look', 'perspective')
    again = studio.draw('marker_line_strip_perspective')
    assert extent(again.like((0, 255, 0))) == pytest.approx((-3, -2.25, 3.25, 2), abs=0.03)


def test_line_list_has_gaps_and_colours_along_it(studio: Studio) -> None:
    marker = {
        'type': LINE_LIST,
        'scale': [0.2, 0, 0],
        'points': [[-4, 0, 0], [-1, 0, 0], [1, 0, 0], [4, 0, 0]],
        'colors': [RED, RED, GREEN, BLUE],
    }
    picture = show(studio, 'marker_line_list', marker)
    assert picture.at(-2, 0) == (255, 0, 0)
    assert picture.at(0, 0) == (0x30, 0x30, 0x30)
    assert picture.at(1.05, 0)[1] > 200
    assert picture.at(3.95, 0)[2] > 200
    assert area(picture.drawn()) == pytest.approx(6 * 0.2, rel=0.05)


def test_a_thin_line_stays_visible(studio: Studio) -> None:
    marker = {'type': LINE_LIST, 'scale': [0.001, 0, 0], 'points': [[-4, 0.01, 0], [4, 0.01, 0]]}
    picture = show(studio, 'marker_line_thin', marker)
    left, _, right, _ = extent(picture.drawn())
    assert (left, right) == pytest.approx((-4, 4), abs=0.05)


def test_lists_of_cubes_and_spheres(studio: Studio) -> None:
    places = [[-3, 0, 0], [0, 0, 0], [3, 0, 0]]
    colors = [RED, GREEN, BLUE]
    cubes = {'type': CUBE_LIST, 'pose': at(0, 2), 'scale': [1, 1, 1]}
    spheres = {'type': SPHERE_LIST, 'pose': at(0, -2), 'scale': [2, 2, 2]}
    lists = [{**one, 'points': places, 'colors': colors} for one in (cubes, spheres)]
    picture = show(studio, 'marker_solid_lists', *lists)
    for channel, x in enumerate([-3, 0, 3]):
        assert extent(picture.hue(channel)) == pytest.approx((x - 1, -3, x + 1, 2.5), abs=0.06)
    assert area(picture.drawn()) == pytest.approx(3 * (1 + np.pi), rel=0.03)


def test_points_are_squares_that_face_the_camera(studio: Studio) -> None:
    marker = {
        'type': POINTS,
        'scale': [1, 0.5, 0],
        'points': [[-2, 0, 0], [2, 0, 0]],
        'colors': [RED, BLUE],
    }
    picture = show(studio, 'marker_points', marker)
    assert extent(picture.like((255, 0, 0))) == pytest.approx((-2.5, -0.25, -1.5, 0.25), abs=0.03)
    assert area(picture.like((0, 0, 255))) == pytest.approx(0.5, rel=0.05)
    studio.call('look', 'side')
    assert area(studio.draw('marker_points_side').drawn()) == pytest.approx(1, rel=0.05)


def test_text_has_the_height_of_its_capitals(studio: Studio) -> None:
    marker = {'type': TEXT, 'scale': [0, 0, 2], 'text': 'HE', 'pose': at(1, 1), 'color': GREEN}
    picture = show(studio, 'marker_text', marker)
    left, bottom, right, top = extent(picture.hue(1))
    assert (bottom, top) == pytest.approx((0, 2), abs=0.1)
    assert (left + right) / 2 == pytest.approx(1, abs=0.15)
    studio.call('look', 'side')
    _, bottom, _, top = extent(studio.draw('marker_text_side').hue(1))
    assert (bottom, top) == pytest.approx((-1, 1), abs=0.1)


def test_text_of_many_lines_and_scripts(studio: Studio) -> None:
    text = 'Grüße\n日本 42\n→ Ω'
    picture = show(studio, 'marker_text_lines', {'type': TEXT, 'scale': [0, 0, 1], 'text': text})
    rows = picture.drawn().any(axis=1)
    starts = np.count_nonzero(rows[1:] & ~rows[:-1])
    assert starts >= 3, 'three lines, with room between them'


def test_triangles_with_a_colour_each_corner(studio: Studio) -> None:
    marker = {
        'type': TRIANGLES,
        'scale': [2, 2, 1],
        'points': [[-1, -1, 0], [1, -1, 0], [-1, 1, 0]],
        'colors': [BLUE, RED, GREEN],
    }
    picture = show(studio, 'marker_triangles', marker)
    assert extent(picture.drawn()) == pytest.approx((-2, -2, 2, 2), abs=0.06)
    assert picture.at(-1.9, -1.9)[2] > 220
    assert picture.at(1.8, -1.95)[0] > 220
    assert picture.at(-1.95, 1.8)[1] > 220


def test_triangles_with_a_colour_each_or_one_for_all(studio: Studio) -> None:
    points = [[-4, -1, 0], [-2, -1, 0], [-3, 1, 0], [2, -1, 0], [4, -1, 0], [3, 1, 0]]
    each = {'type': TRIANGLES, 'points': points, 'colors': [RED, BLUE]}
    picture = show(studio, 'marker_triangles_each', each)
    assert picture.at(-3, 0) == (255, 0, 0)
    assert picture.at(3, 0) == (0, 0, 255)
    one = {'type': TRIANGLES, 'points': points, 'color': GREEN}
    picture = show(studio, 'marker_triangles_one', one)
    assert picture.at(3, 0)[1] > 150
    # Seen from below as well.
    over = {**one, 'pose': [0, 0, 0, 1, 0, 0, 0]}
    assert show(studio, 'marker_triangles_below', over).at(3, 0)[1] > 100


def test_arrow_strip(studio: Studio) -> None:
    points = [[-3, -2, 0], [0, -2, 0], [0, 2, 0]]
    marker = {'type': ARROW_STRIP, 'scale': [0.2, 0.6, 0.5], 'color': RED, 'points': points}
    picture = show(studio, 'marker_arrow_strip', marker)
    assert extent(picture.drawn()) == pytest.approx((-3, -2.3, 0.3, 2), abs=0.06)
    expected = (2.5 + 3.5) * 0.2 + 2 * 0.5 * 0.6 * 0.5
    assert area(picture.drawn()) == pytest.approx(expected, rel=0.1)


def test_opacity_of_the_marker_times_that_of_the_display(studio: Studio) -> None:
    solid = {'type': CUBE, 'scale': [2, 2, 2], 'color': [1, 0, 0, 1], 'pose': at(-2, 0)}
    half = {**solid, 'color': [1, 0, 0, 0.5], 'pose': at(2, 0)}
    opaque = show(studio, 'marker_alpha', solid, half)
    assert opaque.at(2, 0)[1] > opaque.at(-2, 0)[1] + 10
    studio.call('setOptions', {'alpha': 0.5})
    faint = studio.draw('marker_alpha_half')
    assert faint.at(-2, 0) == pytest.approx(opaque.at(2, 0), abs=3)
    assert faint.at(2, 0)[0] < opaque.at(2, 0)[0]


def test_hidden_namespaces_keep_their_markers(studio: Studio) -> None:
    one = {'type': CUBE, 'ns': 'one', 'pose': at(-2, 0), 'color': RED}
    two = {'type': LINE_STRIP, 'ns': 'two', 'color': BLUE, 'points': [[1, 0, 0], [3, 0, 0]]}
    picture = show(studio, 'marker_hidden', one, two, hidden='one')
    assert not picture.hue(0).any()
    studio.call('more', [{**one, 'pose': at(-2, 2)}])
    studio.call('setOptions', {'hidden': 'two, three'})
    picture = studio.draw('marker_shown')
    assert picture.at(-2, 2)[0] > 150
    assert not picture.hue(2).any()


def test_outlines_darken_the_edges(studio: Studio) -> None:
    marker = {'type': CUBE, 'scale': [4, 4, 4], 'color': [1, 1, 0, 1]}
    plain = show(studio, 'marker_no_outlines', marker)
    outlined = show(studio, 'marker_outlines', marker, outlines=True)
    assert outlined.at(1.98, 0)[0] < plain.at(1.98, 0)[0] / 2
    assert outlined.at(1.5, 0) == plain.at(1.5, 0)


def test_an_expired_marker_goes(studio: Studio) -> None:
    show(studio, 'marker_alive', {'type': CUBE, 'expires': 101.0})
    studio.call('setTime', 101.5)
    assert not studio.draw('marker_expired').drawn().any()


def test_frames_are_waited_for_and_locked_ones_followed(studio: Studio) -> None:
    locked = {'type': CUBE, 'frame': 'arm', 'locked': True, 'stamp': 3.0, 'color': RED}
    picture = show(studio, 'marker_waits', locked)
    assert not picture.drawn().any()
    [problem] = studio.problems
    assert problem['name'] == 'arm'
    studio.call('setFrame', 'arm', [2, 2, 0])
    assert studio.draw('marker_heals').at(2, 2)[0] > 150
    assert studio.problems == []
    studio.call('setFrame', 'arm', [-2, -2, 0])
    assert studio.draw('marker_follows').at(-2, -2)[0] > 150


def test_ten_thousand_solids_are_a_few_draw_calls(studio: Studio) -> None:
    before = studio.call('memory')
    rows = [
        {
            'type': (ARROW, CUBE, SPHERE, CYLINDER)[i % 4],
            'id': i,
            'pose': at(i % 100 / 10 - 5, i // 100 / 10 - 5),
            'scale': [0.08, 0.04, 0.04],
            'color': [i % 100 / 100, 0.5, 1 - i % 100 / 100, 1],
        }
        for i in range(10_000)
    ]
    studio.call('markers', rows)
    picture = studio.draw('marker_ten_thousand')
    assert area(picture.drawn()) > 10
    assert studio.call('calls') == 5
    studio.call('clear')
    studio.call('draw')
    assert studio.call('memory') == before
