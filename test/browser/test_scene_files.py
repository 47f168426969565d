# SPDX-License-Identifier: Apache-2.0
"""A scene saved as a page: it is there, and plays, without server and network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser
import pytest
from support.viewer_page import ViewerPage

import ros_viz_bridge

pytestmark = pytest.mark.browser


def save(path: Path) -> None:
    """Save a frame that is there, one that comes at 0.2 s and goes at 0.6, and nothing until 1."""
    with ros_viz_bridge.Server(port=0, label='Arm <3>') as server:
        server.scene.add_frame('/still')
        film = server.get_scene_serializer()
        film.insert_sleep(0.2)
        moving = server.scene.add_frame('/moving', position=(1.0, 0.0, 0.0))
        film.insert_sleep(0.4)
        moving.remove()
        film.insert_sleep(0.4)
        film.save(path)


def wait_for_nodes(page: Any, *names: str) -> None:
    page.wait_for_function(
        'names => Object.keys(vizBridge.nodes()).filter((n) => n !== "/").sort().join() === names',
        arg=','.join(sorted(names)),
    )


def test_a_recording_is_played_from_a_server(browser: Browser, tmp_path: Path) -> None:
    save(tmp_path / 'arm.rvb')
    with ros_viz_bridge.Server(port=0, static_root=tmp_path) as server:
        server.scene.add_frame('/live')
        opened = ViewerPage(browser.new_context(), f'{server.url}?playback=static/arm.rvb')
        wait_for_nodes(opened.page, '/still')
        # Playing on, it would be past this before a slow browser has drawn it.
        opened.page.wait_for_function('vizBridge.setPlayback({playing: false})')
        opened.page.evaluate('vizBridge.seek(0.4)')
        wait_for_nodes(opened.page, '/moving', '/still')
        assert opened.complaints == []
        opened.page.goto(f'{server.url}?playback=static/none.rvb')
        why = 'none.rvb cannot be shown: the server answers 404'
        opened.page.get_by_text(why).first.wait_for()
        opened.context.close()


def test_a_saved_page_plays_by_itself(browser: Browser, tmp_path: Path) -> None:
    save(tmp_path / 'scene.html')
    viewport = {'width': 800, 'height': 500}
    opened = ViewerPage(browser.new_context(viewport=viewport), (tmp_path / 'scene.html').as_uri())
    page = opened.page
    page.get_by_role('region', name='Recording').wait_for()
    assert page.title() == 'Arm <3>'
    assert page.get_by_role('button', name='Stop').count() == 0, 'there is nothing to stop'
    # At its end it stands still.
    page.get_by_role('button', name='Play', exact=True).wait_for()
    wait_for_nodes(page, '/still')
    # Back to where the other one was, and to where it was not yet.
    page.evaluate('vizBridge.seek(0.4)')
    wait_for_nodes(page, '/moving', '/still')
    page.evaluate('vizBridge.seek(0)')
    wait_for_nodes(page, '/still')
    page.evaluate('vizBridge.setPlayback({speed: 0.01})')
    page.keyboard.press('Space')
    page.get_by_role('button', name='Pause', exact=True).wait_for()
    page.evaluate('vizBridge.setPlayback({speed: 0.1})')
    wait_for_nodes(page, '/moving', '/still')
    assert opened.complaints == []
    opened.context.close()
