# SPDX-License-Identifier: Apache-2.0
"""The demo robot as people see it: frames, coloured cloud, every marker type, camera image."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from support.viewer_page import changed, colours

from ros_viz_bridge.demo.drawing import Type
from ros_viz_bridge.demo.room import WIDTH
from ros_viz_bridge.demo.run import config_file

pytestmark = [pytest.mark.browser, pytest.mark.ros]

FRAMES = {'map', 'odom', 'base_link', 'base_scan', 'camera_optical', 'arm_tool', 'wheel_left'}
SHOWN = {
    '/tf': 'TFMessage',
    '/room': 'Markers',
    '/robot': 'Markers',
    '/robot_description': 'Robot',
    '/gallery': 'Markers',
    '/lidar/points': 'PointCloud',
    '/camera/image_raw/compressed': 'Image',
}
IMAGE = '/camera/image_raw/compressed'
SCREENS = {
    'desktop': {'viewport': {'width': 1280, 'height': 800}},
    'phone': {
        'viewport': {'width': 390, 'height': 844},
        'device_scale_factor': 2,
        'is_mobile': True,
        'has_touch': True,
    },
}


@pytest.fixture(scope='module')
def url(lab: Any) -> str:
    """Start the robot and its bridge."""
    lab.program('demo.node')
    return lab.bridge(config_file('demo_layout.yaml')).url


def all_well(page: Any) -> bool:
    return all(page.display(ident)['level'] == 'ok' for ident in SHOWN)


def picture_of(lab: Any, page: Any, ident: str, *, least: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the view with this display alone, and where it differs from the empty view."""
    page.show_only()
    empty = page.view()
    page.show_only(ident)

    def look() -> Any:
        picture = page.view(f'demo_{ident.strip("/").replace("/", "_")}')
        mask = changed(picture, empty)
        return (picture, mask) if mask.sum() >= least else None

    return lab.wait(look, f'{ident} covers {least} pixels')


def image_pixels(page: Any, ident: str) -> np.ndarray:
    """Return the pixels (N, 4) of the canvas of an image window."""
    pixels = page.page.get_by_role('img', name=f'Picture of {ident}').evaluate(
        '(c) => Array.from(c.getContext("2d").getImageData(0, 0, c.width, c.height).data)'
    )
    return np.array(pixels).reshape(-1, 4)


def test_everything_arrives_and_is_drawn(lab: Any, open_page: Any, url: str) -> None:
    page = open_page(url)
    lab.wait(lambda: all_well(page), 'all displays fare well')
    status = page.ask('status')
    assert FRAMES <= set(status['frames'])
    assert status['fixedFrame'] == 'map'
    for ident, kind in SHOWN.items():
        if kind not in ('TFMessage', 'Image'):
            lab.wait(lambda ident=ident: page.elements(ident), f'{ident} is drawn')
            assert {one['kind'] for one in page.display(ident)['drawn'].values()} == {kind}
    lab.wait(lambda: page.elements('/robot_description') == 8, 'the robot has all its bodies')

    page.ask('setFollow', '')
    page.ask(
        'setCamera', {'position': [-7, 0, 8], 'orientation': [0, np.sin(0.4), 0, np.cos(0.4)]}
    )
    picture, mask = picture_of(lab, page, '/tf', least=200)
    assert colours(picture, mask) >= 3, 'axes are red, green and blue'
    picture, mask = picture_of(lab, page, '/lidar/points', least=500)
    assert colours(picture, mask) > 30, 'the cloud is coloured by intensity'
    picture, mask = picture_of(lab, page, '/room', least=5000)
    picture, mask = picture_of(lab, page, '/robot_description', least=50)

    page.show_only(IMAGE)
    lab.wait(lambda: image_pixels(page, IMAGE).std(axis=0)[:3].min() > 10, 'the image has content')
    assert (image_pixels(page, IMAGE)[:, 3] == 255).all()


def test_the_window_of_the_camera_has_no_bars(lab: Any, open_page: Any, url: str) -> None:
    """Black beside a picture reads as a part of it."""
    page = open_page(url, viewport={'width': 1280, 'height': 800})
    canvas = page.page.get_by_role('img', name=f'Picture of {IMAGE}')
    lab.wait(lambda: image_pixels(page, IMAGE).std(axis=0)[:3].min() > 10, 'the image has content')
    frame, picture = canvas.evaluate(
        '(c) => [[c.clientWidth, c.clientHeight], [c.width, c.height]]'
    )
    scale = min(of / need for of, need in zip(frame, picture, strict=True))
    bars = [of - scale * need for of, need in zip(frame, picture, strict=True)]
    assert max(bars) < 1.0, f'{picture} in {frame}'


def test_every_type_of_marker_is_drawn(lab: Any, open_page: Any, url: str) -> None:
    """Each exhibit of the gallery covers pixels at its place, seen from the front."""
    page = open_page(url, viewport={'width': 1400, 'height': 500})
    lab.wait(lambda: page.elements('/gallery') >= 2 * len(Type), 'the gallery arrives')
    y, spacing = WIDTH / 2 + 2.0, 1.4
    tangent = np.tan(page.ask('camera')['fov'] / 2)
    distance = len(Type) / 2 * spacing / (tangent * page.ask('camera')['aspect'])
    facing = {'orientation': [0, 0, np.sqrt(0.5), np.sqrt(0.5)]}
    page.ask('setFollow', '')
    page.ask('setCamera', {'position': [0, y - distance, 1.0], **facing})
    page.show_only()
    empty = page.view()
    page.show_only('/gallery')
    height, width = empty.shape[:2]
    metre = height / 2 / (tangent * distance)
    reach = round(0.6 * metre)

    def missing() -> list[str]:
        mask = changed(page.view('demo_gallery'), empty)
        row, found = height // 2, {}
        for kind in Type:
            column = round(width / 2 + (int(kind) - (len(Type) - 1) / 2) * spacing * metre)
            place = mask[row - reach : row + reach, column - reach : column + reach]
            assert place.shape == (2 * reach, 2 * reach), 'the whole gallery is in view'
            found[kind.name] = int(place.sum())
        return [name for name, count in found.items() if count < 20]

    lab.wait(lambda: missing() == [], 'all types are drawn')


@pytest.mark.parametrize(
    ('screen', 'theme'),
    [
        ('desktop', 'light'),
        ('phone', 'dark'),
        pytest.param('desktop', 'dark', marks=pytest.mark.slow),
        pytest.param('phone', 'light', marks=pytest.mark.slow),
    ],
)
def test_screens(lab: Any, open_page: Any, url: str, screen: str, theme: str) -> None:
    """The page on desk and phone, kept as pictures; its ground follows the theme."""
    page = open_page(url, color_scheme=theme, **SCREENS[screen])
    lab.wait(lambda: all_well(page), 'all displays fare well')
    lab.wait(lambda: page.elements('/lidar/points'), 'the cloud is drawn')
    picture = page.shot(f'demo_{screen}_{theme}')
    middle = picture[len(picture) // 4 : -len(picture) // 4]
    assert len(np.unique(middle.reshape(-1, 3) // 8, axis=0)) > 100
    # The bar at its top: most of the view is the room's floor.
    assert (np.median(picture[:30]) > 128) == (theme == 'light')
