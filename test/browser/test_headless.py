# SPDX-License-Identifier: Apache-2.0
"""Pictures of a scene that nobody looks at, by the server's own browser."""

from __future__ import annotations

from collections.abc import Iterator
import os
from pathlib import Path
import signal
from typing import Any

import numpy as np
from PIL import Image
import psutil
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from support.pictures import BROWSER_ARGUMENTS
from support.served import get, serving_app
from support.viewer_page import RESULTS

from dev.tools import browser_notice, find_browser
from ros_viz_bridge import Access, Server
from ros_viz_bridge.runtime.chromium import ARGUMENTS_VARIABLE, PREFIX, VARIABLE

pytestmark = pytest.mark.browser

FRONT = {'position': (4.0, 0.0, 0.0), 'wxyz': (0.5, -0.5, -0.5, 0.5), 'fov': 0.8}
"""Looks at the origin, along -x."""


@pytest.fixture(scope='module')
def server() -> Iterator[Server]:
    path = find_browser()
    if path is None:
        pytest.skip(browser_notice() or 'no browser')
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(path))
        patch.setenv(ARGUMENTS_VARIABLE, ' '.join(BROWSER_ARGUMENTS))
        with Server(port=0) as served:
            yield served
            browsers = own_browsers()
        assert browsers
        assert not any(each.is_running() and each.status() != 'zombie' for each in browsers)
        assert not list(Path('/tmp').glob(f'{PREFIX}{os.getpid()}-*'))


def own_browsers() -> list[psutil.Process]:
    return [each for each in psutil.Process().children() if '--headless=new' in each.cmdline()]


def kept(picture: np.ndarray, name: str) -> np.ndarray:
    RESULTS.mkdir(parents=True, exist_ok=True)
    Image.fromarray(picture).save(RESULTS / f'{name}.png')
    return picture


def test_a_picture_without_a_viewer(server: Server) -> None:
    """What was published is seen, from anywhere, in any size; and nobody has come."""
    comes: list[Any] = []
    server.on_client_connect(comes.append, direct=True)
    server.on_client_disconnect(comes.append, direct=True)
    box = server.scene.add_box('/box', color=(255, 0, 0), dimensions=(1.0, 1.0, 1.0))
    whole = kept(server.get_render(480, 640, timeout=60), 'headless_whole')
    assert whole.shape == (480, 640, 3)
    red = (whole[..., 0] > 150) & (whole[..., 1] < 80)
    assert 0.005 < red.mean() < 0.5
    assert not red[:2].any() and not red[-2:].any()  # all of it is in the picture
    png = kept(server.get_render(200, 300, **FRONT, transport_format='png', timeout=60), 'front')
    assert png.shape == (200, 300, 4)
    covered = png[..., 3] > 127
    assert covered[100, 150] and not covered[0, 0]
    # Its front is 3.5 m away: as high as the lens says.
    high = covered[:, 150].sum()
    assert high == pytest.approx(200 / (2 * 3.5 * np.tan(0.4)), abs=1.5)
    box.visible = False
    assert not server.get_render(20, 30, **FRONT, transport_format='png', timeout=60)[..., 3].any()
    assert server.get_clients() == {} and comes == []
    box.remove()


def test_what_has_a_size_in_pixels_has_it_in_every_picture(server: Server) -> None:
    """Of a larger picture they are as many pixels, neither the window's nor times as many."""
    ends = np.array([[[0.0, -9, 0.8], [0, 9, 0.8]]], np.float32)
    scene = server.scene
    scene.add_line_segments('/line', ends, (255, 0, 0), thickness=9, thickness_units='screen')
    scene.add_label('/label', 'Wide', position=(0, 0, -0.5))
    thick = []
    for height in (200, 800):
        picture = server.get_render(
            height, height * 3 // 2, **FRONT, transport_format='png', timeout=60
        )
        kept(picture, f'pixels_{height}')
        opaque = picture[..., 3] > 128
        line = opaque[: height // 2, 2].sum()
        label = opaque[height // 2 :].any(axis=1).sum()
        thick.append((line, label))
    scene.reset()
    assert thick[0] == pytest.approx(thick[1], abs=1)
    assert thick[0][0] == pytest.approx(9, abs=1) and 14 < thick[0][1] < 30


def test_a_browser_that_is_killed_is_started_anew(server: Server) -> None:
    server.get_render(20, 30, timeout=60)
    (first,) = own_browsers()
    os.killpg(first.pid, signal.SIGKILL)
    assert server.get_render(20, 30, timeout=60).shape == (20, 30, 3)
    (second,) = (each for each in own_browsers() if each.status() != 'zombie')
    assert second.pid != first.pid


def test_a_mounted_server_draws_behind_a_login(server: Server) -> None:
    """Behind the login of an application: the page of the server's own brings its own token."""
    mounted = Server(serve=False, access=Access(authorize=lambda scope: None))
    app = Starlette(routes=[Mount('/robots/arm', mounted.asgi)])
    mounted.scene.add_box('/box', color=(255, 0, 0), dimensions=(1.0, 1.0, 1.0))
    with serving_app(app) as port:
        mounted._own_url = f'http://127.0.0.1:{port}/robots/arm/'
        assert get(port, '/robots/arm/').status == 200  # now it has a loop
        png = mounted.get_render(60, 90, **FRONT, transport_format='png', timeout=60)
        assert png[30, 45, 3] == 255
        assert get(port, '/robots/arm/view.mjpeg').status == 403
        mounted.stop()


def test_a_view_for_which_there_is_no_place_is_refused_with_the_reason(server: Server) -> None:
    with Server(port=0, max_clients=0) as full:
        answer = get(full.get_port(), '/view.mjpeg')
        assert answer.status == 503 and 'max_clients' in answer.text
