# SPDX-License-Identifier: Apache-2.0
"""A scene saved as a page: it is there, and plays, without server and network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser
import pytest
from support.scene import pose
from support.viewer_page import ViewerPage

import ros_viz_bridge
from ros_viz_bridge.wire.scene import Axes

pytestmark = pytest.mark.browser
SHOWN = """key => (window.vizBridge?.status().timeline ?? null, document.title)"""


def saved(folder: Path) -> str:
    """Save a frame that is there, one that comes at 0.2 s and goes at 0.6; return the address."""
    with ros_viz_bridge.Server(port=0, label='Arm <3>') as server:
        server.publish(Axes('', 'still', '', 0.0, 1.0, 0.05))
        film = server.get_scene_serializer()
        film.insert_sleep(0.2)
        server.publish(Axes('', 'moving', '', 0.0, 1.0, 0.05), pose('moving', 2.0))
        film.insert_sleep(0.4)
        server.remove('', 'moving')
        film.insert_sleep(0.4)
        film.save(folder / 'scene.html')
    return (folder / 'scene.html').as_uri()


def test_a_saved_page_plays_by_itself(browser: Browser, tmp_path: Path) -> None:
    page = ViewerPage(browser.new_context(viewport={'width': 800, 'height': 500}), saved(tmp_path))
    shown: Any = page.page
    bar = shown.get_by_role('region', name='Recording')
    bar.wait_for()
    assert shown.title() == 'Arm <3>'
    shown.get_by_role('button', name='Play', exact=True).wait_for()  # it has come to its end
    drawn = 'Object.keys(vizBridge.drawnKeys?.() ?? {})'
    del drawn
    assert bar.get_by_role('slider').get_attribute('aria-valuenow') is not None
    shown.keyboard.press('Space')
    shown.get_by_role('button', name='Pause', exact=True).wait_for()
    assert shown.get_by_role('button', name='Stop').count() == 0
    assert page.complaints == []
    assert page.foreign == []
    page.context.close()
