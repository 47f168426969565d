# SPDX-License-Identifier: Apache-2.0
"""A real mouse on a script's scene: clicks, points, drags, rectangles, controls, and who may."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from playwright.sync_api import Browser
import pytest
from support.served import until
from support.viewer_page import ViewerPage

from ros_viz_bridge import Server

pytestmark = pytest.mark.browser
SIZE = {'width': 1000, 'height': 600}


class Mouse:
    """The mouse over a page's view, aimed at points of the scene."""

    def __init__(self, viewer: ViewerPage) -> None:
        self.viewer = viewer
        viewer.ask('setCamera', {'position': [-5, 0, 0.5], 'orientation': [0, 0, 0, 1]})
        box = viewer.page.locator('canvas').first.bounding_box()
        assert box is not None
        self.corner = (box['x'], box['y'])

    def to(self, point: Sequence[float], steps: int = 1) -> None:
        x, y = self.viewer.ask('project', list(point))
        self.viewer.page.mouse.move(self.corner[0] + x, self.corner[1] + y, steps=steps)

    def click(self, point: Sequence[float], *keys: str) -> None:
        self.to(point)
        self.drag(keys=keys)

    def drag(
        self, *points: Sequence[float], keys: Sequence[str] = (), button: Any = 'left'
    ) -> None:
        page = self.viewer.page
        for key in keys:
            page.keyboard.down(key)
        page.mouse.down(button=button)
        for point in points:
            self.to(point, steps=5)
        page.mouse.up()
        for key in keys:
            page.keyboard.up(key)


def open_viewer(browser: Browser, server: Server, count: int) -> tuple[Mouse, Any]:
    known = set(server.get_clients())
    viewer = ViewerPage(browser.new_context(viewport=SIZE), server.url)
    until(lambda: len(server.get_clients()) == count)
    (client_id,) = set(server.get_clients()) - known
    until(lambda: '/gizmo/tool' in viewer.ask('nodes'))
    return Mouse(viewer), server.get_clients()[client_id]


def test_a_mouse_acts_on_a_scripts_scene(browser: Browser) -> None:
    seen: list[Any] = []
    with Server(port=0) as server:
        scene = server.scene
        frame = scene.add_frame('/arm', axes_length=0.4, position=(0.0, 1.0, 0.5))
        scene.add_frame('/arm/hand', axes_length=0.2, position=(0.0, 0.0, 0.5))
        points = np.array([[0.0, -1.0, 0.2], [0.0, -1.0, 0.5], [0.0, -1.0, 0.8]])
        cloud = scene.add_point_cloud('/cloud', points)
        gizmo = scene.add_transform_controls('/gizmo', 0.5, translation_limits=[(-1, 1)] * 3)
        scene.add_frame('/gizmo/tool', axes_length=0.1)
        many = scene.add_batched_axes(
            '/many', np.tile([1.0, 0.0, 0.0, 0.0], (2, 1)), [[0.0, -2.0, 0.2], [0.0, -2.0, 0.9]]
        )
        many.on_click(seen.append)
        with scene.add_3d_gui_container('/arm/panel', position=(0.0, 0.0, 1.7)):
            button = server.gui.add_button('Grip')
        pressed: list[Any] = []
        button.on_click(pressed.append)
        frame.on_click(seen.append)
        cloud.on_click(seen.append)
        gizmo.on_update(seen.append)
        scene.on_click(modifier='alt')(seen.append)
        scene.on_rect_select(modifier='shift')(seen.append)
        grabbed: list[Any] = []

        @frame.on_drag
        def follow(event: Any) -> None:
            grabbed.append(event)
            moved = np.subtract(event.end_position, grabbed[0].start_position)
            frame.position = np.array([0.0, 1.0, 0.5]) + moved

        mouse, client = open_viewer(browser, server, 1)
        viewer = mouse.viewer

        def last(count: int) -> Any:
            until(lambda: len(seen) >= count)
            assert len(seen) == count
            return seen[-1]

        before = viewer.ask('camera')
        viewer.shot('scene-widgets')
        mouse.click((0.0, 1.0, 0.5))
        click = last(1)
        assert (click.target, click.client, click.instance_index) == (frame, client, None)
        assert np.allclose(click.position, (0.0, 1.0, 0.5), atol=0.1)
        assert np.allclose(click.ray_origin, (-5.0, 0.0, 0.5), atol=1e-3)
        mouse.click((0.0, 1.0, 1.0))
        assert last(2).target is frame  # the hand has no callback of its own
        mouse.click(points[1])
        assert (last(3).target, last(3).instance_index) == (cloud, 1)
        mouse.click((0.0, -2.0, 0.9))
        assert (last(4).target, last(4).instance_index) == (many, 1)
        card = viewer.page.locator('[data-place="/arm/panel"]')
        place = np.add(mouse.corner, viewer.ask('project', [0.0, 1.0, 2.2]))

        def is_in_place() -> bool:
            box = card.bounding_box()
            return bool(np.abs(place - (box['x'], box['y'])).max() < 12)

        until(is_in_place)
        card.get_by_role('button', name='Grip').click()
        until(lambda: pressed)
        mouse.to((0.0, 1.0, 0.5))
        viewer.shot('scene-widgets')
        mouse.click(points[2], 'Alt')
        clicked = last(5)
        assert (type(clicked).__name__, clicked.modifier) == ('SceneClickEvent', 'alt')
        toward = points[2] - clicked.ray_origin
        assert np.allclose(clicked.ray_direction, toward / np.linalg.norm(toward), atol=2e-3)
        mouse.click((0.0, 1.0, 0.5), 'Shift')
        assert viewer.page.locator('[data-selected]').count() == 0

        mouse.to((0.0, 0.8, 1.2))
        mouse.drag((0.0, -0.6, 0.9), (0.0, -1.2, 0.1), keys=['Shift'])
        rect = last(6)
        assert rect.screen_min[0] < 0.5 < rect.screen_max[0]
        assert rect.screen_min[1] < rect.screen_max[1]
        assert viewer.ask('camera') == before

        mouse.to((0.0, 1.0, 0.5))
        mouse.drag((0.0, 1.3, 0.5), (0.0, 1.5, 0.7))
        until(lambda: grabbed and grabbed[-1].phase == 'end')
        phases = [event.phase for event in grabbed]
        assert phases[0] == 'start' and phases.count('start') == phases.count('end') == 1
        assert np.allclose(frame.position, (0.0, 1.5, 0.7), atol=0.1)
        assert viewer.ask('camera') == before
        frame.remove_drag_callback()

        other, _ = open_viewer(browser, server, 2)
        mouse.to((0.0, 0.3, 0.0))
        viewer.shot('gizmo-hovered')
        mouse.drag((0.0, 0.6, 0.0), (0.0, 0.8, 0.3))
        until(lambda: seen[-1].phase == 'end')
        assert np.allclose(gizmo.position, (0.0, 0.5, 0.0), atol=0.05)
        assert seen[6].phase == 'start' and seen[6].client is client
        # What is below goes along, with the other viewer too.
        tool = [*gizmo.position, 1]
        until(lambda: np.allclose(other.viewer.ask('nodes')['/gizmo/tool']['matrix'][12:], tool))
        assert np.allclose(viewer.ask('nodes')['/gizmo/tool']['matrix'][12:], tool)
        mouse.to((0.0, 0.8, 0.0))
        mouse.drag((0.0, 4.0, 0.0))
        until(lambda: seen[-1].phase == 'end')
        assert np.allclose(gizmo.position, (0.0, 1.0, 0.0), atol=1e-6)  # its limit

        # Two at once: the second is told that it must wait; who leaves lets go.
        gizmo.position = (0.0, 0.0, 0.0)
        until(lambda: viewer.ask('nodes')['/gizmo']['matrix'][13] == 0)
        mouse.to((0.0, 0.3, 0.0))
        viewer.page.mouse.down()
        until(lambda: seen[-1].phase == 'start')
        other.to((0.0, 0.0, 0.3))
        other.viewer.page.mouse.down()
        other.viewer.page.get_by_text('wait until it is let go').wait_for()
        other.viewer.page.mouse.up()
        assert seen[-1].client is client
        viewer.context.close()
        until(lambda: seen[-1].phase == 'end')
        assert viewer.complaints == other.viewer.complaints == []
        other.viewer.context.close()


def test_a_label_is_clicked_where_it_is_seen(browser: Browser) -> None:
    """Its default is to be drawn over what is in front of it: a click there is for it, too."""
    clicked: list[Any] = []
    with Server(port=0) as server:
        scene = server.scene
        for name, y in (('behind', 0.8), ('front', -0.8)):
            box = scene.add_box(f'/{name}/box', dimensions=(0.2, 1.0, 1.0), position=(0, y, 0.5))
            box.on_click(clicked.append)
        middle: dict[str, Any] = {'anchor': 'center-center'}
        before = scene.add_label('/behind/label', 'XXXXXX', position=(-1.0, 0.8, 0.5), **middle)
        within = scene.add_label('/front/label', 'XXXXXX', position=(0.5, -0.8, 0.5), **middle)
        hidden = scene.add_label(
            '/front/hidden', 'XXXXXX', position=(0.5, -0.8, 0.8), depth_test=True, **middle
        )
        points = scene.add_point_cloud('/front/points', [(-0.5, -0.8, 0.5)], point_size=0.2)
        for handle in (before, within, hidden, points):
            handle.on_click(clicked.append)
        viewer = ViewerPage(browser.new_context(viewport=SIZE), server.url)
        until(lambda: '/front/points' in viewer.ask('nodes'))
        mouse = Mouse(viewer)
        viewer.shot('labels-to-click')

        def click(at: Sequence[float]) -> Any:
            count = len(clicked)
            mouse.click(at)
            until(lambda: len(clicked) > count)
            return clicked[-1]

        hit = click((-1.0, 0.8, 0.5))
        assert hit.target is before
        assert np.allclose(hit.position, before.position, atol=0.05)
        hit = click((0.5, -0.8, 0.5))
        assert hit.target is within, 'neither the box nor the point in front of it'
        assert np.allclose(hit.position, within.position, atol=0.05)
        assert click((0.5, -0.8, 0.8)).target.name == '/front/box'
        assert click((-0.1, 0.8, 0.2)).target.name == '/behind/box'
        assert viewer.complaints == []
        viewer.context.close()
