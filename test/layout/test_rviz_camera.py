# SPDX-License-Identifier: Apache-2.0
"""The view of a configuration of RViz: kind, place and what is followed."""

from __future__ import annotations

import math

import pytest

from ros_viz_bridge.layout.rviz_camera import Camera, read_camera
from ros_viz_bridge.layout.yaml_nodes import read_yaml


def read(view: str, geometry: str = '') -> tuple[Camera, list[str]]:
    text = f'Visualization Manager: {{Views: {{Current: {{{view}}}}}}}\n{geometry}'
    left_out: list[str] = []
    return read_camera(read_yaml(text, file='f').mapping(), left_out.append), left_out


def axes(camera: list[float]) -> tuple[list[float], list[float], list[float]]:
    """Return where the camera looks, its right and its up."""
    x, y, z, w = camera[3:]
    ahead = [1 - 2 * (y * y + z * z), 2 * (x * y + z * w), 2 * (x * z - y * w)]
    left = [2 * (x * y - z * w), 1 - 2 * (x * x + z * z), 2 * (y * z + x * w)]
    up = [2 * (x * z + y * w), 2 * (y * z - x * w), 1 - 2 * (x * x + y * y)]
    return ahead, [-part for part in left], up


FROM_ABOVE = 'Class: rviz_default_plugins/TopDownOrtho, X: 0.5, Y: 0.2'


@pytest.mark.parametrize('geometry, height', [('', 800), ('Window Geometry: {Height: 600}', 600)])
def test_from_above_x_is_to_the_right_and_a_metre_as_many_pixels(
    geometry: str, height: float
) -> None:
    (mode, follow, camera), left_out = read(f'{FROM_ABOVE}, Angle: 0, Scale: 60', geometry)
    assert (mode, follow, left_out) == ('top_down', '', [])
    assert camera[:2] == [0.5, 0.2]
    assert height / (2 * camera[2] * math.tan(math.pi / 8)) == pytest.approx(60)
    ahead, right, up = axes(camera)
    assert ahead == pytest.approx([0, 0, -1], abs=1e-12)
    assert right == pytest.approx([1, 0, 0], abs=1e-12)
    assert up == pytest.approx([0, 1, 0], abs=1e-12)


def test_the_angle_turns_the_picture_as_in_rviz() -> None:
    (_, _, camera), _ = read(f'{FROM_ABOVE}, Angle: {-math.pi / 2}, Scale: -60')
    _, right, up = axes(camera)
    assert right == pytest.approx([0, -1, 0], abs=1e-12)
    assert up == pytest.approx([1, 0, 0], abs=1e-12)


def test_an_orbit_is_as_far_from_the_focal_point_and_looks_at_it() -> None:
    view = 'Class: rviz/Orbit, Distance: 5, Yaw: 0.8, Pitch: 0.5, Focal Point: {X: 1, Y: 2, Z: 3}'
    (mode, _, camera), _ = read(view)
    assert mode == 'orbit'
    ahead, right, _ = axes(camera)
    assert [p + 5 * a for p, a in zip(camera, ahead, strict=False)] == pytest.approx([1, 2, 3])
    assert camera[2] - 3 == pytest.approx(5 * math.sin(0.5))
    assert math.atan2(camera[1] - 2, camera[0] - 1) == pytest.approx(0.8)
    assert right[2] == pytest.approx(0, abs=1e-12)


def test_first_person_is_where_it_stands() -> None:
    view = 'Class: rviz/FPS, Yaw: 0, Pitch: 0, Position: {X: 1, Y: 2, Z: 3}'
    (mode, _, camera), _ = read(view)
    assert (mode, camera) == ('first_person', pytest.approx([1, 2, 3, 0, 0, 0, 1]))


def test_what_is_followed_is_kept_and_the_place_is_not_and_is_said() -> None:
    (mode, follow, camera), left_out = read(f'{FROM_ABOVE}, Scale: 60, Target Frame: /base')
    assert (mode, follow, camera) == ('top_down', 'base', [])
    (line,) = left_out
    assert 'it goes along with base' in line


def test_another_kind_of_view_and_another_up_are_said() -> None:
    camera, left_out = read('Class: my/Fly')
    assert camera == ('orbit', '', [])
    assert left_out == ["the view 'Fly' has no counterpart"]
    assert read('Class: rviz/Orbit, Invert Z Axis: true')[1] == ['the view: z is always up']


@pytest.mark.parametrize(
    'numbers',
    ['Scale: 0, Angle: 0', 'Scale: x, Angle: 0', 'Scale: 1.0e-320, Angle: 0', 'Scale: 3'],
)
def test_a_place_that_is_none_leaves_the_framing_to_the_page(numbers: str) -> None:
    assert read(f'{FROM_ABOVE}, {numbers}')[0] == ('top_down', '', [])


@pytest.mark.parametrize(
    'text', ['a: 1', 'Visualization Manager: {Views: 3}', 'Visualization Manager: 3']
)
def test_no_view_is_the_usual_one(text: str) -> None:
    whole = read_yaml(text, file='f').mapping()
    assert read_camera(whole, pytest.fail) == ('orbit', '', [])
