# SPDX-License-Identifier: Apache-2.0
"""What a script shows is what a page draws; what it changes in one go is seen in one picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import time
from typing import Any

import numpy as np
from playwright.sync_api import Browser
import pytest
from support.viewer_page import ViewerPage

import ros_viz_bridge

pytestmark = pytest.mark.browser

WATCH = """
() => {
  window.seen = {frames: 0, torn: 0, rounds: new Set()};
  const look = () => {
    const all = Object.entries(vizBridge.nodes());
    const found = all.filter(([name]) => /^.(left|right)./.test(name));
    const ticks = new Set(found.map(([, node]) => node.matrix[12]));
    if (ticks.size > 1) window.seen.torn += 1;
    ticks.forEach((tick) => window.seen.rounds.add(tick));
    window.seen.frames += 1;
    requestAnimationFrame(look);
  };
  look();
}
"""
SEEN = '() => ({...window.seen, rounds: window.seen.rounds.size})'
RED, GREEN = (255, 0, 0), (0, 200, 0)
UPRIGHT = [1.0, 0.0, 0.0, 0.0]


@pytest.fixture(scope='module')
def server() -> Iterator[ros_viz_bridge.Server]:
    with ros_viz_bridge.Server(port=0) as made:
        yield made


@pytest.fixture(scope='module')
def page(browser: Browser, server: ros_viz_bridge.Server) -> Iterator[ViewerPage]:
    context = browser.new_context(viewport={'width': 800, 'height': 600})
    opened = ViewerPage(context, server.url)
    wait(opened, opened.is_there)
    wait(opened, lambda: opened.phase == 'connected')
    yield opened
    assert not opened.complaints and not opened.foreign
    context.close()


@pytest.fixture(autouse=True)
def _empty(server: ros_viz_bridge.Server) -> Iterator[None]:
    yield
    server.scene.reset()


def wait(page: ViewerPage, done: Callable[[], Any], patience: float = 30.0) -> Any:
    """Return what is true in the end; the page goes on meanwhile."""
    until = time.monotonic() + patience
    while not (found := done()):
        assert time.monotonic() < until, 'it was not seen in time'
        page.page.wait_for_timeout(20)
    return found


def node(page: ViewerPage, name: str) -> dict[str, Any]:
    return page.ask('nodes').get(name) or {'kind': '', 'visible': None, 'matrix': [0] * 16}


def at(page: ViewerPage, name: str) -> list[float]:
    return [round(value, 6) + 0.0 for value in node(page, name)['matrix'][12:15]]


def test_a_tree_of_nodes(page: ViewerPage, server: ros_viz_bridge.Server) -> None:
    scene = server.scene
    hand = scene.add_frame('/arm/hand', position=(1, 0, 0))
    wait(page, lambda: at(page, '/arm/hand') == [1, 0, 0])
    half = np.sqrt(0.5)
    arm = scene.add_frame('/arm', position=(0, 0, 2), wxyz=(half, 0, 0, half), scale=2)
    wait(page, lambda: at(page, '/arm/hand') == [0, 2, 2])
    scene.set_transform('robot', parent='map', position=(5, 0, 0))
    hand.frame_id = 'robot'
    wait(page, lambda: at(page, '/arm/hand') == [6, 0, 0])
    hand.frame_id = ''
    arm.visible = False
    wait(page, lambda: node(page, '/arm/hand')['visible'] is False)
    arm.visible = True
    scene.set_global_visibility(False)
    wait(page, lambda: node(page, '/arm/hand')['visible'] is False)
    scene.set_global_visibility(True)
    scene.set_up_direction('+x')
    wait(page, lambda: at(page, '/arm') == [-2, 0, 0])
    scene.set_up_direction('+z')
    wait(page, lambda: at(page, '/arm') == [0, 0, 2] and node(page, '/arm')['visible'])
    arm.axes_length = 0.75
    wait(page, lambda: node(page, '/arm')['look']['axes_length'] == 0.75)
    assert node(page, '/arm')['messages'] == 2, 'a place is no look'
    arm.remove()
    wait(page, lambda: not page.ask('nodes').keys() & {'/arm', '/arm/hand'})


def test_a_clients_own_node_hides_the_shared_one(
    page: ViewerPage, server: ros_viz_bridge.Server
) -> None:
    server.scene.add_mesh_simple('/a', np.eye(3), [[0, 1, 2]])
    wait(page, lambda: node(page, '/a')['kind'].startswith('Mesh'))
    own = server.get_clients()[page.client_id].scene.add_box('/a')
    wait(page, lambda: node(page, '/a')['kind'] == 'BoxLook')
    own.remove()
    wait(page, lambda: node(page, '/a')['kind'].startswith('Mesh'))


def seen(page: ViewerPage, color: tuple[int, int, int]) -> int:
    """Return how many pixels have about this hue."""
    picture = page.view('scene_tree')
    wanted = np.array(color) / max(color)
    bright = picture.max(axis=2, keepdims=True)
    near = np.abs(picture / np.maximum(bright, 1) - wanted).max(axis=2) < 0.25
    return int((near & (bright[..., 0] > 90)).sum())


def shapes(scene: Any) -> dict[str, Callable[[], Any]]:
    """Return what adds a shape of about one metre around the origin, green where it says so."""
    box = (
        [[x, y, z] for x in (-0.5, 0.5) for y in (-0.5, 0.5) for z in (-0.5, 0.5)],
        [[0, 1, 3], [0, 3, 2], [4, 6, 7], [4, 7, 5], [0, 4, 5], [0, 5, 1]]
        + [[2, 3, 7], [2, 7, 6], [0, 2, 6], [0, 6, 4], [1, 5, 7], [1, 7, 3]],
    )
    weights = np.ones((8, 1))
    bone: dict[str, Any] = {'bone_wxyzs': [UPRIGHT], 'bone_positions': [[0, 0, 0]]}
    many = ([UPRIGHT] * 2, [[0, 0, 0], [0, 0, 1]])
    return {
        'box': lambda: scene.add_box('/s', RED),
        'icosphere': lambda: scene.add_icosphere('/s', 0.6, RED, material='toon3'),
        'cylinder': lambda: scene.add_cylinder('/s', 0.5, 1, RED),
        'mesh': lambda: scene.add_mesh_simple('/s', *box, color=RED),
        'skinned': lambda: scene.add_mesh_skinned(
            '/s', *box, color=RED, skin_weights=weights, **bone
        ),
        'batched': lambda: scene.add_batched_meshes_simple('/s', *box, *many, batched_colors=RED),
    }


@pytest.mark.parametrize('kind', ['box', 'icosphere', 'cylinder', 'mesh', 'skinned', 'batched'])
def test_shapes_are_drawn_and_recoloured(
    page: ViewerPage, server: ros_viz_bridge.Server, kind: str
) -> None:
    handle = shapes(server.scene)[kind]()
    page.ask('setCamera', {'position': [-3, 0, 0], 'orientation': [0, 0, 0, 1]})
    wait(page, lambda: seen(page, RED) > 2000)
    assert seen(page, GREEN) == 0
    setattr(handle, 'batched_colors' if kind == 'batched' else 'color', GREEN)
    wait(page, lambda: seen(page, GREEN) > 2000 and seen(page, RED) == 0)
    if kind == 'skinned':
        handle.bones[0].position = (0, 20, 0)
        wait(page, lambda: seen(page, GREEN) == 0)
    handle.visible = False
    wait(page, lambda: seen(page, GREEN) == 0)


def test_models_of_trimesh_are_drawn_with_their_textures(
    page: ViewerPage, server: ros_viz_bridge.Server
) -> None:
    trimesh = pytest.importorskip('trimesh')
    from PIL import Image

    box = trimesh.creation.box()
    paint = trimesh.visual.material.PBRMaterial(
        baseColorTexture=Image.new('RGB', (4, 4), GREEN), metallicFactor=0.0
    )
    box.visual = trimesh.visual.TextureVisuals(uv=np.zeros((8, 2)), material=paint)
    page.ask('setCamera', {'position': [-3, 0, 0], 'orientation': [0, 0, 0, 1]})
    model = server.scene.add_mesh_trimesh('/t', box)
    wait(page, lambda: seen(page, GREEN) > 2000)
    model.remove()
    wait(page, lambda: seen(page, GREEN) == 0)
    server.scene.add_batched_meshes_trimesh('/t', box, [UPRIGHT] * 2, [[0, 0, 0], [0, 0, 1]])
    wait(page, lambda: seen(page, GREEN) > 2000)


@pytest.mark.parametrize(
    ('pairs', 'frames'),
    [(100, 300), pytest.param(1000, 10_000, marks=pytest.mark.slow)],
)
def test_atomic_updates_are_never_seen_in_part(
    page: ViewerPage, server: ros_viz_bridge.Server, pairs: int, frames: int
) -> None:
    lefts, rights = (
        [server.scene.add_frame(f'/{side}/{i}', False) for i in range(pairs)]
        for side in ('left', 'right')
    )
    wait(page, lambda: len(page.ask('nodes')) >= 2 * pairs)
    page.page.evaluate(WATCH)
    places = np.zeros((2 * pairs, 3))
    places[pairs:, 1] = 1.0
    tick = 0
    due = begun = time.monotonic()
    found: dict[str, int] = {'frames': 0}
    while found['frames'] < frames:
        tick += 1
        if tick % 2:
            places[:, 0] = tick
            server.scene.place([*lefts, *rights], position=places)
        else:
            with server.atomic():
                for left, right in zip(lefts, rights, strict=True):
                    left.position = (tick, 0, 0)
                    right.position = (tick, 1, 0)
        due = max(due + 1 / 60, time.monotonic() - 1.0)
        page.page.wait_for_timeout(max(0.0, due - time.monotonic()) * 1000)
        if tick % 20 == 0:
            found = page.page.evaluate(SEEN)
    print(f'{tick / (time.monotonic() - begun):.1f} groups/s, {found}')
    assert found['torn'] == 0
    assert found['rounds'] > 20, 'updates were seen meanwhile'
