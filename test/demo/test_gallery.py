# SPDX-License-Identifier: Apache-2.0
"""The gallery is where a user checks that every marker type is drawn."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image
import pytest

from ros_viz_bridge.demo.drawing import Drawing, Type
from ros_viz_bridge.demo.gallery import checker_png, gallery
from ros_viz_bridge.demo.make_meshes import FOLDER


def exhibits(time: float = 0.0) -> list[Drawing]:
    spaces = ('gallery/solids', 'gallery/lists', 'gallery/surfaces')
    return [d for d in gallery(time) if d.namespace in spaces]


def test_every_type_is_there_with_a_label_above() -> None:
    assert sorted(d.type for d in exhibits()) == list(Type)
    labels = {d.position[0]: d.text for d in gallery(0) if d.namespace == 'gallery/labels'}
    for drawing in exhibits():
        assert labels[drawing.position[0]] == drawing.type.name.lower().replace('_', ' ')


@pytest.mark.parametrize('time', [0.0, 2.9, 3.1, 100.0])
def test_namespace_and_number_are_unique(time: float) -> None:
    keys = [(d.namespace, d.number) for d in gallery(time)]
    assert len(keys) == len(set(keys))


def test_lists_have_a_colour_for_each_point_or_none() -> None:
    for drawing in exhibits():
        assert len(drawing.colours) in (0, len(drawing.points))
    coloured = {d.type for d in exhibits() if len(d.colours)}
    assert {Type.LINE_STRIP, Type.POINTS, Type.CUBE_LIST} <= coloured


def test_pairs_and_triangles_are_complete() -> None:
    points = {d.type: len(d.points) for d in exhibits()}
    assert points[Type.LINE_LIST] % 2 == 0
    assert points[Type.TRIANGLE_LIST] % 3 == 0
    assert points[Type.ARROW_STRIP] >= 2


def test_the_textured_surface_has_a_picture_and_a_place_on_it_for_each_point() -> None:
    surface = next(d for d in exhibits() if d.type is Type.TRIANGLE_LIST)
    assert len(surface.uv) == len(surface.points)
    assert surface.uv.min() == 0 and surface.uv.max() == 1
    assert surface.texture == checker_png()


def test_the_mesh_exists() -> None:
    mesh = next(d for d in exhibits() if d.type is Type.MESH_RESOURCE)
    prefix, name = mesh.mesh.rsplit('/', 1)
    assert prefix == 'package://ros_viz_bridge/meshes'
    assert (FOLDER / name).exists()


def test_some_markers_come_and_go_and_one_rides_on_the_robot() -> None:
    def cube(time: float) -> Drawing:
        found = [d for d in gallery(time) if d.namespace == 'gallery/transient']
        return next(d for d in found if d.type is Type.CUBE)

    assert not cube(0.0).delete and cube(4.0).delete and not cube(6.5).delete
    assert any(d.lifetime > 0 for d in gallery(0))
    rider = next(d for d in gallery(0) if d.namespace == 'gallery/on_robot')
    assert rider.frame_locked and rider.frame == 'base_link'


def test_the_checker_has_one_corner_that_tells_its_way_round() -> None:
    pixels = np.asarray(Image.open(io.BytesIO(checker_png())))
    corners = [tuple(pixels[r, c]) for r in (0, -1) for c in (0, -1)]
    assert corners.count(corners[0]) == 1
