# SPDX-License-Identifier: Apache-2.0
"""Fourteen robots as their makers publish them: every visual that the files contain is drawn."""

from __future__ import annotations

from collections.abc import Iterator
import json
from pathlib import Path
import time
from typing import Any

from playwright.sync_api import Browser
import pytest
from support.robots import FOURTEEN, ROBOT, RobotShow, share
from support.viewer_page import ViewerPage

pytestmark = pytest.mark.browser

RESULTS = Path(__file__).resolve().parents[2] / 'test-results' / 'robots'
PATIENCE_S = 90.0


@pytest.fixture(scope='module')
def show() -> Iterator[RobotShow]:
    folder = share()
    if folder is None:
        pytest.skip(
            'example-robot-data is not there: pip install --no-deps --target FOLDER'
            ' example-robot-data, and set ROS_VIZ_BRIDGE_ROBOTS=FOLDER'
        )
    made = RobotShow(folder)
    yield made
    made.server.stop()


@pytest.mark.parametrize('name', FOURTEEN)
def test_no_visual_is_missing(show: RobotShow, browser: Browser, name: str) -> None:
    context = browser.new_context(viewport={'width': 800, 'height': 600})
    robot = show.show(name)
    visuals = sum(len(link.visuals) for link in robot.links)
    meshes = {body.mesh for link in robot.links for body in link.visuals if body.mesh}
    start = time.monotonic()
    page = ViewerPage(context, show.server.url)
    received = _count_bytes(page)
    until = start + PATIENCE_S
    display: dict[str, Any] = {}
    while time.monotonic() < until:
        if page.is_there():
            display = page.display(ROBOT)
            missing = [one for one in display['items'] if one['name'] not in ('joints', 'meshes')]
            if missing or page.elements(ROBOT) >= visuals:
                break
        time.sleep(0.02)
    seconds = time.monotonic() - start
    page.page.wait_for_timeout(1500)
    missing = [one for one in page.display(ROBOT)['items'] if one['name'] != 'joints']
    RESULTS.mkdir(parents=True, exist_ok=True)
    page.page.screenshot(path=RESULTS / f'{name}.png')
    drawn = page.elements(ROBOT)
    context.close()
    figures = {
        'robot': name,
        'visuals': visuals,
        'meshes': len(meshes),
        'seconds': round(seconds, 2),
        'megabytes_sent': round(sum(received) / 1e6, 2),
    }
    (RESULTS / f'{name}.json').write_text(json.dumps(figures))
    print(json.dumps(figures))
    assert missing == []
    assert drawn == visuals
    assert page.complaints == [] and page.foreign == []


def _count_bytes(page: ViewerPage) -> list[int]:
    """Return the list that gets the bytes of every asset as they came over the wire."""
    received: list[int] = []

    def finished(request: Any) -> None:
        if '/assets/' in request.url:
            received.append(request.sizes()['responseBodySize'])

    page.page.on('requestfinished', finished)
    return received
