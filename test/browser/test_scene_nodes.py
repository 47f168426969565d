# SPDX-License-Identifier: Apache-2.0
"""Lines, points, pictures, splats, labels and lights of a script, looked at in a real page."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from playwright.sync_api import Browser
import pytest
from support.served import until
from support.viewer_page import ViewerPage

from ros_viz_bridge import Server

pytestmark = pytest.mark.browser

RED, GREEN, BLUE, YELLOW = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)
CYAN, MAGENTA = (0, 255, 255), (255, 0, 255)
DOWN = {
    'frame': '',
    'position': [0.0, 0.0, 12.0],
    'orientation': [0.0, 0.7071068, 0.0, 0.7071068],
}
"""Over the origin, looking down, x up in the view."""


class Look:
    """A page that looks down at a server's scene."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.context = browser.new_context(viewport={'width': 800, 'height': 560})
        self.viewer = ViewerPage(self.context, server.url)
        until(lambda: self.viewer.is_there() and self.viewer.phase == 'connected')
        self.viewer.page.evaluate('(pose) => vizBridge.setCamera(pose)', DOWN)

    def at(self, x: float, y: float, z: float = 0.0) -> tuple[int, ...]:
        """Return the colour of the view at a place."""
        column, row = self.viewer.ask('project', [x, y, z])
        return tuple(int(value) for value in self.viewer.view()[round(row), round(column)])

    def shows(self, x: float, y: float, color: tuple[int, int, int], z: float = 0.0) -> None:
        """Wait until a place has a colour, or nearly."""
        until(lambda: bool(np.abs(np.subtract(self.at(x, y, z), color)).max() < 60))


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(port=0) as made:
        yield made


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Look]:
    made = Look(browser, server)
    yield made
    assert made.viewer.complaints == []
    made.context.close()


def test_each_kind_is_where_it_was_put_and_changes_by_assigning(
    page: Look, server: Server
) -> None:
    scene = server.scene
    bar = np.array([[[-0.5, 0.0, 0.0], [0.5, 0.0, 0.0]]])
    picture = np.full((8, 8, 3), GREEN, np.uint8)
    with server.atomic():
        lines = scene.add_line_segments('/lines', bar, RED, thickness=0.4, position=(3.5, 3.5, 0))
        wide = scene.add_line_segments(
            '/wide', bar, BLUE, thickness=20, thickness_units='screen', position=(3.5, 1.5, 0)
        )
        arrows = scene.add_arrows(
            '/arrows', bar, YELLOW, shaft_radius=0.3, position=(3.5, -0.5, 0)
        )
        spline = scene.add_spline_catmull_rom(
            '/spline', bar[0], color=CYAN, thickness=0.4, position=(3.5, -2.5, 0)
        )
        bezier = scene.add_spline_cubic_bezier(
            '/bezier', bar[0], bar[0], color=MAGENTA, thickness=0.4, position=(0.5, 3.5, 0)
        )
        image = scene.add_image('/image', picture, 1, 1, format='png', position=(0.5, 1.5, 0))
        frustum = scene.add_camera_frustum(
            '/frustum', 1.0, 1.0, image=picture, format='png', position=(0.5, -0.5, 0)
        )
        cloud = scene.add_point_cloud(
            '/cloud',
            [[0, 0, 0]],
            RED,
            point_size=0.8,
            point_shading='flat',
            position=(0.5, -2.5, 0),
        )
        splats = scene.add_gaussian_splats(
            '/splats', [[0, 0, 0]], [np.eye(3) * 0.1], [BLUE], [[1.0]], position=(-2.5, 3.5, 0)
        )
        label = scene.add_label(
            '/label',
            '      ',
            anchor='center-center',
            font_size_mode='scene',
            font_scene_height=0.6,
            position=(-2.5, 1.5, 0),
        )
        grid = scene.add_grid(
            '/grid', 1, 1, plane_color=YELLOW, plane_opacity=1, cell_thickness=0,
            section_thickness=0, fade_strength=0, position=(-2.5, -0.5, 0),
        )  # fmt: skip
    page.shows(3.5, 3.5, RED)
    page.shows(3.5, 1.5, BLUE)
    assert page.at(3.1, -0.5)[0] > 120 > page.at(3.1, -0.5)[2]  # lit yellow
    for (x, y), color in {
        (3.5, -2.5): CYAN,
        (0.5, 3.5): MAGENTA,
        (0.5, 1.5): GREEN,
        (0.5, -0.5): GREEN,
        (0.5, -2.5): RED,
        (-2.5, 3.5): BLUE,
        (-2.5, 1.5): (240, 240, 240),
        (-2.5, -0.5): YELLOW,
    }.items():
        page.shows(x, y, color)
    page.viewer.view('script-nodes')

    blue = np.full((8, 8, 3), BLUE, np.uint8)
    lines.colors, wide.colors, spline.color, bezier.color = GREEN, [[RED, RED]], RED, GREEN
    arrows.points = bar + [0.0, 9.0, 0.0]
    image.image, frustum.image = blue, None
    cloud.update(points=[[0, 0, 0], [0, 0, 1]], colors=[GREEN, CYAN])
    splats.rgbs = [RED]
    label.visible = grid.visible = False
    empty = page.at(-1.5, -1.5)
    for (x, y), color in {
        (3.5, 3.5): GREEN,
        (3.5, 1.5): RED,
        (3.5, -2.5): RED,
        (0.5, 3.5): GREEN,
        (0.5, 1.5): BLUE,
        (0.5, -2.5): CYAN,
        (-2.5, 3.5): RED,
        (3.5, -0.5): empty,
        (-2.5, 1.5): empty,
        (-2.5, -0.5): empty,
    }.items():
        page.shows(x, y, color[:3])
    # Colours that are not one each are waited for, and what was seen stays.
    cloud.colors = [RED, RED, RED]
    lines.colors = RED
    page.shows(3.5, 3.5, RED)
    page.shows(0.5, -2.5, CYAN)
    cloud.points = [[0, 0, 0]] * 3
    page.shows(0.5, -2.5, RED)


def test_what_is_around_the_scene(page: Look, server: Server) -> None:
    scene = server.scene
    scene.add_point_cloud('/cloud', [[0.5, 0.5, 0]], RED, point_size=1, point_shading='flat')
    page.shows(0.5, 0.5, RED)
    ground = page.at(1.6, 2.6)

    scene.configure_fog(0.1, 1.0, color=MAGENTA)
    page.shows(0.5, 0.5, MAGENTA)
    scene.configure_fog(0.1, 1.0, enabled=False)
    page.shows(0.5, 0.5, RED)

    picture = np.full((4, 4, 3), GREEN, np.uint8)
    scene.set_background_image(picture, 'png', depth=np.full((4, 4), 20.0))
    page.shows(1.6, 2.6, GREEN)
    page.shows(0.5, 0.5, RED)
    scene.set_background_image(picture, 'png', depth=np.full((4, 4), 2.0))
    page.shows(0.5, 0.5, GREEN)
    scene.set_background_image(None)
    page.shows(0.5, 0.5, RED)
    page.shows(1.6, 2.6, ground[:3])

    scene.configure_environment_map('park', background=True)
    until(lambda: np.abs(np.subtract(page.at(1.6, 2.6), ground)).max() > 40)
    scene.configure_environment_map(None)
    page.shows(1.6, 2.6, ground[:3])

    # The page's own grid is there unless the program says otherwise, or has one.
    assert page.at(2.0, 2.6) != ground
    scene.configure_default_grid(False)
    until(lambda: page.at(2.0, 2.6) == ground)
    scene.configure_default_grid()
    until(lambda: page.at(2.0, 2.6) != ground)
    lines = scene.add_grid('/grid', 8, 8, cell_thickness=0, section_thickness=0)
    until(lambda: page.at(2.0, 2.6) == ground)
    lines.remove()
    until(lambda: page.at(2.0, 2.6) != ground)

    # A plate casts its shadow on a grid, once a light says so.
    scene.add_grid(
        '/grid', 8, 8, plane_color=(255, 255, 255), plane_opacity=1, shadow_opacity=1,
        cell_thickness=0, section_thickness=0, fade_strength=0, position=(0, 0, -1),
    )  # fmt: skip
    scene.add_image('/plate', picture, 1.5, 1.5, position=(2.5, 2.5, 1))
    sun = scene.add_light_directional('/sun', position=(10, 0, 10))
    page.shows(0.5, 2.5, (255, 255, 255), -1)
    sun.cast_shadow = True
    page.shows(0.5, 2.5, (0, 0, 0), -1)
    page.viewer.view('script-shadow')
    sun.cast_shadow = False
    page.shows(0.5, 2.5, (255, 255, 255), -1)

    # Only the script's lights: an arrow is as red as what shines on it.
    scene.add_arrows('/arrow', [[[-1, -3.5, 0], [1, -3.5, 0]]], (255, 255, 255), shaft_radius=0.5)
    until(lambda: min(page.at(-0.5, -3.5)) > 100)
    sun.visible = False
    scene.configure_default_lights(False)
    page.shows(-0.5, -3.5, (0, 0, 0))
    lamps = [
        scene.add_light_ambient('/lamp', color=RED, intensity=3),
        scene.add_light_point('/point', color=RED, intensity=60, position=(-0.5, -3.5, 3)),
        scene.add_light_spot('/spot', color=RED, intensity=60, position=(-0.5, -3.5, 3)),
        scene.add_light_hemisphere('/sky', sky_color=RED, ground_color=GREEN, intensity=3),
    ]
    for lamp in lamps:
        for other in lamps:
            other.visible = other is lamp
        until(lambda: page.at(-0.5, -3.5)[0] > 120 > max(page.at(-0.5, -3.5)[1:]))
        lamp.visible = False
        page.shows(-0.5, -3.5, (0, 0, 0))
