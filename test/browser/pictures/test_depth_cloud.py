# SPDX-License-Identifier: Apache-2.0
"""A depth image becomes the surface that its camera saw, in the colours of the other camera."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from PIL import Image as Pil
import pytest
from support.pictures import area, base64_of, extent, Studio

from ros_viz_bridge.cdr import MessageType, view_from_dict
from ros_viz_bridge.displays import image
from ros_viz_bridge.displays.base import Source
from ros_viz_bridge.wire.image import Image

pytestmark = pytest.mark.browser

WIDTH, HEIGHT, FOCAL = 8, 6, 8.0
P = [FOCAL, 0, 4.0, 0, 0, FOCAL, 3.0, 0, 0, 0, 1, 0]
CAMERA = {
    'frame': 'depth',
    'width': WIDTH,
    'height': HEIGHT,
    'roi_width': WIDTH,
    'roi_height': HEIGHT,
    'p': P,
}
CLOUD = {'show': 'cloud', 'map': 'grey', 'range': 'fixed', 'min': 0, 'max': 4000}
INFO = {'cameras': {'/cam/depth/camera_info': CAMERA}}


def depth(numbers: np.ndarray, encoding: str = '16UC1', frame: str = 'depth') -> dict[str, Any]:
    """Return what the display makes of a sensor_msgs/msg/Image of depths, as the page takes it."""
    sensor_msgs = pytest.importorskip('sensor_msgs.msg')
    message = {
        'header': {'frame_id': frame},
        'height': numbers.shape[0],
        'width': numbers.shape[1],
        'encoding': encoding,
        'step': numbers.strides[0],
        'data': np.frombuffer(numbers.tobytes(), np.uint8),
    }
    view = view_from_dict(MessageType.from_class(sensor_msgs.Image), message)
    topic = '/cam/depth/image_rect'
    (made,) = image.convert(view, Source(topic, topic, 0.0, image.Options()))
    assert isinstance(made, Image)
    return plain(made)


def plain(made: Image) -> dict[str, Any]:
    """Return an image as the page of the picture tests takes it."""
    return {
        't': 'Image',
        'display': made.display,
        'key': made.key,
        'frame': made.frame,
        'stamp': made.stamp,
        'encoding': made.encoding,
        'width': made.width,
        'height': made.height,
        'ros_encoding': made.ros_encoding,
        'data': base64_of(np.asarray(made.data)),
    }


def flat(value: float = 4000, dtype: str = '<u2') -> np.ndarray:
    """Return depths that are the same everywhere."""
    return np.full((HEIGHT, WIDTH), value, dtype)


@pytest.fixture
def scene(studio: Studio) -> Studio:
    """Return the studio with the camera's frame in the map: z up, so seen from above."""
    studio.call('setFrame', 'depth', [0, 0, 0])
    return studio


@pytest.mark.parametrize(
    ('encoding', 'numbers'),
    [('16UC1', flat()), ('mono16', flat()), ('32FC1', flat(4.0, '<f4'))],
)
def test_pixels_are_where_the_lens_sees_them(
    scene: Studio, encoding: str, numbers: np.ndarray
) -> None:
    scene.call('depth', depth(numbers, encoding), {**CLOUD, 'max': float(numbers.max()) * 2}, INFO)
    picture = scene.draw(f'depth_{encoding}')
    assert scene.problems == []
    assert extent(picture.drawn()) == pytest.approx((-2.25, -1.75, 1.75, 1.25), abs=0.03)
    assert area(picture.drawn()) == pytest.approx(4.0 * 3.0, rel=0.03), 'a closed surface'
    assert picture.at(0.1, 0.1) == pytest.approx((128, 128, 128), abs=2)


def test_where_no_depth_was_seen_is_nothing(scene: Studio) -> None:
    numbers = flat(4.0, '<f4')
    numbers[0, 0], numbers[0, 1], numbers[1, 0], numbers[1, 1] = 0, np.nan, np.inf, -1
    scene.call('depth', depth(numbers, '32FC1'), CLOUD, INFO)
    picture = scene.draw('depth_holes')
    assert not picture.drawn()[(200 + 34) : (200 + 66), (200 - 86) : (200 - 54)].any()
    assert area(picture.drawn()) == pytest.approx(11.0, rel=0.03)


def test_what_is_farther_is_larger_apart_and_covers_as_much(scene: Studio) -> None:
    scene.call('look', 'perspective')
    numbers = flat(2000)
    numbers[:, 4:] = 4000
    scene.call('depth', depth(numbers), CLOUD, INFO)
    picture = scene.draw('depth_steps')
    grey = {tuple(color) for color in picture.pixels[picture.drawn()]}
    assert {128, 255} <= {color[0] for color in grey}


def test_sizes_and_styles(scene: Studio) -> None:
    message = depth(flat())
    half = {**CLOUD, 'size_factor': 0.5}
    scene.call('depth', message, half, INFO)
    assert area(scene.draw('depth_half').drawn()) == pytest.approx(3.0, rel=0.05)
    metres = {**CLOUD, 'auto_size': False, 'size_m': 0.25}
    scene.call('setOptions', metres)
    assert area(scene.draw('depth_metres').drawn()) == pytest.approx(3.0, rel=0.05)
    scene.call('setOptions', {**CLOUD, 'style': 'spheres'})
    covered = 12.0 * np.pi / 4
    assert area(scene.draw('depth_spheres').drawn()) == pytest.approx(covered, rel=0.1)
    scene.call('setOptions', {**CLOUD, 'style': 'points', 'size': 10})
    assert area(scene.draw('depth_points').drawn()) == pytest.approx(3.0, rel=0.05)
    scene.call('setOptions', {**CLOUD, 'show': 'image'})
    assert not scene.draw('depth_none').drawn().any()
    assert scene.problems == []


def test_another_image_colours_it(scene: Studio) -> None:
    pixels = np.zeros((2 * HEIGHT, 2 * WIDTH, 3), np.uint8)
    pixels[:, :WIDTH] = (255, 0, 0)
    pixels[:, WIDTH:] = (0, 0, 255)
    pixels[:2, :2] = (0, 255, 0)
    file = io.BytesIO()
    Pil.fromarray(pixels).save(file, 'PNG')
    colors = Image('c', 'c', '', 0.0, 'png', 16, 12, 'rgb8', np.frombuffer(file.getvalue(), 'u1'))
    others = {**INFO, 'images': {'/cam/color': plain(colors)}}
    options = {**CLOUD, 'color_topic': '/cam/color'}
    scene.call('depth', depth(flat()), options, others)
    picture = scene.draw('depth_colored')
    assert scene.problems == []
    assert picture.at(-1.5, 0.5) == (255, 0, 0)
    assert picture.at(1.0, 0.5) == (0, 0, 255)
    # The first row is where y of the camera is least.
    assert picture.at(-2.0, -1.5) == (0, 255, 0)


def test_what_something_in_front_hides_stays_in_its_colours(scene: Studio) -> None:
    def colored(name: str, *halves: tuple[int, int, int]) -> dict[str, Any]:
        pixels = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
        pixels[:, :4], pixels[:, 4:] = halves
        file = io.BytesIO()
        Pil.fromarray(pixels).save(file, 'PNG')
        data = np.frombuffer(file.getvalue(), 'u1')
        return {'/cam/color': plain(Image(name, name, '', 0.0, 'png', 8, 6, 'rgb8', data))}

    near = flat()
    near[:, :4] = 2000
    green = {'images': colored('b', (0, 255, 0), (0, 255, 0))}
    for kept in (False, True):
        options = {**CLOUD, 'color_topic': '/cam/color', 'occlusion_compensation': kept}
        first = {**INFO, 'images': colored('a', (255, 0, 0), (0, 0, 255))}
        scene.call('depth', depth(flat()), options, first)
        scene.draw('depth_before')
        scene.call('nextDepth', depth(near), green)
        picture = scene.draw(f'depth_hidden_{kept}')
        assert scene.problems == []
        # Seen from behind the wall: what is hidden is half as bright as it was.
        assert picture.at(1.0, 0.5) == pytest.approx((0, 255, 0), abs=2)
        assert (picture.at(-1.5, 0.5) == pytest.approx((128, 0, 0), abs=2)) == kept


def test_a_region_of_a_larger_sensor(scene: Studio) -> None:
    part = {'width': 64, 'height': 48, 'roi_x': 20, 'roi_y': 10, 'binning_x': 2, 'binning_y': 2}
    p = [16.0, 0, 28.0, 0, 0, 16.0, 16.0, 0, 0, 0, 1, 0]
    camera = {**CAMERA, **part, 'roi_width': 16, 'roi_height': 12, 'p': p}
    others = {'cameras': {'/other/info': camera}}
    scene.call('depth', depth(flat()), {**CLOUD, 'info_topic': '/other/info'}, others)
    picture = scene.draw('depth_region')
    assert extent(picture.drawn()) == pytest.approx((-2.25, -1.75, 1.75, 1.25), abs=0.03)


@pytest.mark.parametrize(
    ('change', 'said', 'level'),
    [
        ({'info_topic': '/nobody/info'}, 'There is no display of /nobody/info', 'error'),
        ({'color_topic': '/nobody'}, 'There is no display of /nobody', 'warning'),
    ],
)
def test_what_is_missing_is_told(
    scene: Studio, change: dict[str, Any], said: str, level: str
) -> None:
    scene.call('depth', depth(flat()), {**CLOUD, **change}, INFO)
    scene.draw('depth_missing')
    [problem] = scene.problems
    assert said in problem['text']
    assert problem['level'] == level


def test_a_picture_is_no_depth(scene: Studio) -> None:
    scene.call('depth', depth(np.zeros((6, 8), 'u1'), 'mono8'), CLOUD, INFO)
    assert not scene.draw('depth_of_mono8').drawn().any()
    [problem] = scene.problems
    assert 'mono8 is no depth image' in problem['text']


def test_an_image_without_a_frame_is_where_its_camera_is(scene: Studio) -> None:
    scene.call('setFrame', 'depth', [1, 0, 0])
    scene.call('depth', depth(flat(), frame=''), CLOUD, INFO)
    picture = scene.draw('depth_no_frame')
    assert extent(picture.drawn())[0] == pytest.approx(-1.25, abs=0.03)


def test_a_vga_depth_camera_is_one_draw_call_and_leaves_no_memory(scene: Studio) -> None:
    numbers = np.full((480, 640), 4000, '<u2')
    camera = {**CAMERA, 'width': 640, 'height': 480, 'roi_width': 640, 'roi_height': 480}
    camera['p'] = [640.0, 0, 320.0, 0, 0, 640.0, 240.0, 0, 0, 0, 1, 0]
    scene.call('depth', depth(numbers), CLOUD, {'cameras': {'/cam/depth/camera_info': camera}})
    assert area(scene.draw('depth_vga').drawn()) == pytest.approx(12.0, rel=0.02)
    assert scene.call('calls') == 1
    scene.call('clear')
    scene.call('draw')
    assert scene.call('memory') == {'geometries': 0, 'textures': 0}
