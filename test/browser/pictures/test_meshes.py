# SPDX-License-Identifier: Apache-2.0
"""Mesh files of every kind stand upright, in metres, in their colours; a broken one says why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
import time
from typing import Any

import pytest
from support.mesh_files import png_of, write_dae, write_glb, write_obj, write_stl
from support.pictures import base64_of, extent, Picture, Studio

pytestmark = pytest.mark.browser

MESH, TRIANGLES = 10, 11
RED, WHITE = [1, 0, 0, 1], [1, 1, 1, 1]


def wait(studio: Studio, name: str, done: Callable[[Picture], bool]) -> Picture:
    """Draw until the file has arrived."""
    deadline = time.monotonic() + 20
    while True:
        picture = studio.draw(name)
        if done(picture):
            return picture
        assert time.monotonic() < deadline, f'not in time: {studio.problems}'


def mesh(uri: str, **more: Any) -> dict[str, Any]:
    """Return a marker that shows a mesh."""
    return {'type': MESH, 'mesh': uri, 'color': RED, **more}


WRITERS = {
    'package://robot/meshes/wedge.stl': write_stl,
    'package://robot/meshes/wedge.obj': lambda path: write_obj(path, color=(0, 0, 1)),
    'package://robot/z_up.dae': lambda path: write_dae(path, up_axis='Z_UP', color=(0, 0, 1)),
    'package://robot/y_up.dae': lambda path: write_dae(path, up_axis='Y_UP', color=(0, 0, 1)),
    'file:///srv/wedge.glb': lambda path: write_glb(path, texture=(0, 0, 255)),
}


def place(studio: Studio, uri: str) -> None:
    """Write the file where the page will look for it."""
    WRITERS[uri](studio.files / Path(uri.split('://')[1].lstrip('/')))


@pytest.mark.parametrize('uri', WRITERS)
def test_each_kind_stands_upright_in_metres(studio: Studio, uri: str) -> None:
    place(studio, uri)
    kind = uri.split('/')[-1].replace('.', '_')
    studio.call('markers', [mesh(uri)])
    picture = wait(studio, f'mesh_{kind}', lambda picture: bool(picture.hue(0).any()))
    assert extent(picture.hue(0)) == pytest.approx((0, 0, 2, 1), abs=0.06)
    studio.call('look', 'side')
    picture = studio.draw(f'mesh_{kind}_side')
    assert extent(picture.hue(0)) == pytest.approx((0, 0, 2, 3), abs=0.06)
    assert studio.problems == []


@pytest.mark.parametrize('uri', [uri for uri in WRITERS if not uri.endswith('stl')])
def test_its_own_materials_tinted_or_not(studio: Studio, uri: str) -> None:
    place(studio, uri)
    kind = uri.split('/')[-1].replace('.', '_')
    studio.call('markers', [mesh(uri, embedded=True, color=[0, 0, 0, 0])])
    picture = wait(studio, f'mesh_{kind}_own', lambda picture: bool(picture.hue(2).any()))
    assert not picture.hue(0).any()
    studio.call('markers', [mesh(uri, embedded=True, color=WHITE)])
    white = wait(studio, f'mesh_{kind}_white', lambda picture: bool(picture.hue(2).any()))
    assert (white.pixels == picture.pixels).all()
    studio.call('markers', [mesh(uri, embedded=True, color=[0.5, 0.5, 0.5, 1])])
    dark = wait(studio, f'mesh_{kind}_dark', lambda p: bool(p.drawn().sum() > 100))
    assert dark.pixels.max() < white.pixels.max()


def test_a_mesh_without_materials_has_the_colour_of_the_marker(studio: Studio) -> None:
    uri = 'package://robot/meshes/wedge.stl'
    place(studio, uri)
    studio.call('markers', [mesh(uri, embedded=True, scale=[0.5, 0.5, 0.5])])
    picture = wait(studio, 'mesh_plain', lambda picture: bool(picture.hue(0).any()))
    assert extent(picture.hue(0)) == pytest.approx((0, 0, 1, 0.5), abs=0.06)


def test_one_file_in_many_colours_is_fetched_once(studio: Studio) -> None:
    uri = 'package://robot/shared.stl'
    write_stl(studio.files / 'robot' / 'shared.stl')
    asked: list[str] = []
    studio.page.on('request', lambda request: asked.append(request.url))
    colors = [RED, [0, 1, 0, 1], [0, 0, 1, 0.5]]
    rows = [
        mesh(uri, id=i, color=color, pose=[-4 + 3 * i, 0, 0, 0, 0, 0, 1])
        for i, color in enumerate(colors)
    ]
    studio.call('markers', rows)
    picture = wait(studio, 'mesh_shared', lambda picture: bool(picture.hue(2).any()))
    for channel in range(3):
        left, bottom, right, top = extent(picture.hue(channel))
        assert (left, right) == pytest.approx((-4 + 3 * channel, -2 + 3 * channel), abs=0.06)
    assert len([url for url in asked if 'shared.stl' in url]) == 1


@pytest.mark.parametrize(
    ('uri', 'reason'),
    [
        ('package://robot/none.stl', 'nothing is at'),
        ('package://robot/broken.glb', 'cannot be read as GLB'),
        ('package://robot/broken.dae', 'cannot be read as DAE'),
        ('package://robot/drawing.dwg', 'not a kind of mesh'),
        ('', 'names no mesh'),
    ],
)
def test_a_mesh_that_cannot_be_shown_says_why(studio: Studio, uri: str, reason: str) -> None:
    folder = studio.files / 'robot'
    folder.mkdir(exist_ok=True)
    for name in ('broken.glb', 'broken.dae'):
        (folder / name).write_bytes(b'not a mesh')
    studio.call('markers', [mesh(uri, ns='arm', id=3)])
    wait(studio, 'mesh_missing', lambda _: bool(studio.problems))
    [problem] = studio.problems
    assert (problem['name'], problem['level']) == ('arm/3', 'error')
    assert uri in problem['text']
    assert reason in problem['text']


def test_a_mesh_whose_texture_is_missing_is_shown_and_says_so(studio: Studio) -> None:
    write_obj(studio.files / 'robot' / 'bare.obj', color=(0, 0, 1), texture='paint.png')
    studio.call('markers', [mesh('package://robot/bare.obj', embedded=True, color=WHITE)])
    wait(studio, 'mesh_texture_missing', lambda _: bool(studio.problems))
    [problem] = studio.problems
    assert problem['level'] == 'warning'
    assert 'paint.png' in problem['text']
    assert studio.draw('mesh_texture_missing').drawn().any()


def test_a_texture_by_uv_has_its_first_row_at_v_zero(studio: Studio) -> None:
    top, bottom = png_of((255, 0, 0)), png_of((0, 0, 255))
    points = [[-2, -2, 0], [2, -2, 0], [2, 2, 0], [-2, -2, 0], [2, 2, 0], [-2, 2, 0]]
    uvs = [[0, 1], [1, 1], [1, 0], [0, 1], [1, 0], [0, 0]]
    marker = {'type': TRIANGLES, 'points': points, 'uvs': uvs, 'texture': 'embedded://sign'}
    studio.call('markers', [marker], {}, {'embedded://sign': base64_of(top)})
    assert wait(studio, 'texture', lambda p: p.at(0, 0) == (255, 0, 0)).at(0, 1) == (255, 0, 0)
    # The next message refers to the picture by its name, or replaces it.
    studio.call(
        'more', [{**marker, 'id': 1, 'pose': [0, 0, 1, 0, 0, 0, 1], 'scale': [0.5, 0.5, 1]}]
    )
    assert studio.draw('texture_again').at(0, 0) == (255, 0, 0)
    studio.call('more', [marker], {'embedded://sign': base64_of(bottom)})
    wait(studio, 'texture_replaced', lambda p: p.at(0, 0) == p.at(1.5, 1.5) == (0, 0, 255))


def test_a_texture_that_was_never_sent_is_named(studio: Studio) -> None:
    points = [[0, 0, 0], [1, 0, 0], [0, 1, 0]]
    uvs = [[0, 0], [1, 0], [0, 1]]
    marker = {'type': TRIANGLES, 'points': points, 'uvs': uvs, 'texture': 'embedded://lost'}
    studio.call('markers', [marker])
    studio.draw('texture_lost')
    assert "'embedded://lost' has not been sent" in studio.problems[0]['text']
