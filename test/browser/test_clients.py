# SPDX-License-Identifier: Apache-2.0
"""A script sees and moves a viewer's camera, gets pictures, and keeps things in the browser."""

from __future__ import annotations

from collections.abc import Iterator
import threading
from typing import Any

import numpy as np
from PIL import Image
import pytest
from support.viewer_page import RESULTS

from ros_viz_bridge import Server
from ros_viz_bridge.api.camera_axes import looking, wxyz_of

pytestmark = pytest.mark.browser


@pytest.fixture(scope='module')
def server() -> Iterator[Server]:
    """Return a server whose cameras begin at a place of their own."""
    with Server(port=0) as served:
        served.initial_camera.position = (5, 0, 0)
        served.initial_camera.look_at = (0, 0, 0)
        served.initial_camera.fov = 1.0
        yield served


def test_the_camera_is_read_and_moved(lab: Any, open_page: Any, server: Server) -> None:
    """It begins where the script says, goes where it is sent, and its viewer's moves are told."""
    page = open_page(server.url)
    client = server.get_clients()[page.client_id]
    lab.wait(lambda: page.ask('camera')['position'] == [5, 0, 0], 'it begins there')
    camera = client.camera
    lab.wait(lambda: camera.position.tolist() == [5, 0, 0], 'the script knows')
    assert camera.look_at == pytest.approx([0, 0, 0], abs=1e-6) and camera.fov == 1.0
    assert camera.aspect == pytest.approx(camera.image_width / camera.image_height)

    camera.position = (0, 4, 3)
    camera.look_at = (0, 1, 0)
    camera.fov = 0.5
    lab.wait(lambda: page.ask('camera')['fov'] == 0.5, 'the lens changes')
    lab.wait(lambda: page.ask('camera')['position'] == [0, 4, 3], 'it moves')
    assert page.ask('camera')['distance'] == pytest.approx(18**0.5)
    told = threading.Event()
    camera.on_update(lambda _: told.set())
    page.page.locator('canvas').first.hover()
    page.page.mouse.wheel(0, 300)
    lab.wait(told.is_set, 'the script hears of the wheel')
    lab.wait(lambda: np.linalg.norm(camera.position - camera.look_at) > 4.5, 'farther away')
    assert camera.look_at == pytest.approx([0, 1, 0], abs=1e-6)  # what it turns around stays
    page.ask('resetView')
    lab.wait(lambda: page.ask('camera')['position'] == [5, 0, 0], 'back to where all begin')
    other = open_page(server.url + '?initialCameraPosition=0,0,7&initialCameraFov=0.7')
    lab.wait(lambda: other.ask('camera')['position'] == [0, 0, 7], 'the address has its way')
    assert other.ask('camera')['fov'] == 0.7


def test_pictures_and_items(lab: Any, open_page: Any, server: Server) -> None:
    """A picture of any size from any place shows what was published; the viewer sees nothing."""
    page = open_page(server.url)
    client = server.get_clients()[page.client_id]
    lab.wait(lambda: page.ask('camera')['position'] == [5, 0, 0], 'it is where it begins')
    before = page.ask('camera')
    axes = server.scene.add_frame('/axes', axes_length=1.0, axes_radius=0.1)
    looking = {'position': (3.0, 3.0, 3.0), 'wxyz': looking_at_origin()}
    png = client.get_render(300, 700, **looking, fov=0.8, transport_format='png', timeout=60)
    RESULTS.mkdir(parents=True, exist_ok=True)
    Image.fromarray(png).save(RESULTS / 'client_render.png')
    assert png.shape == (300, 700, 4)
    drawn = png[..., 3] > 0
    assert 0.001 < drawn.mean() < 0.3 and drawn[140:160, 340:360].any()
    colours = png[drawn][:, :3].astype(int)
    assert all((colours[:, i] - colours.min(axis=1) > 80).any() for i in range(3))  # r, g, b
    axes.remove()
    empty = client.get_render(300, 700, **looking, transport_format='png', timeout=60)
    assert not empty[..., 3].any()
    jpeg = client.camera.get_render(40, 30, timeout=60)
    assert jpeg.shape == (40, 30, 3)
    after = page.ask('camera')
    for name in ('position', 'orientation', 'distance', 'fov', 'aspect'):
        assert after[name] == before[name], name

    storage = client.local_storage
    assert storage.get_item('name', timeout=60) is None
    storage.set_item('name', 'Ada \u2713')
    assert storage.get_item('name', timeout=60) == 'Ada \u2713'
    page.page.reload()
    lab.wait(lambda: page.is_there() and page.phase == 'connected', 'it is back')
    back = server.get_clients()[page.client_id]
    assert back is client  # the same client, with its secret
    assert back.local_storage.get_item('name', timeout=60) == 'Ada \u2713'


def looking_at_origin() -> Any:
    """Return the orientation of a camera that sees the origin from where x, y and z are equal."""
    return wxyz_of(looking(np.array([-1.0, -1.0, -1.0]), np.array([0.0, 0.0, 1.0]), np.eye(3)))
