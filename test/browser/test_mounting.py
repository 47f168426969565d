# SPDX-License-Identifier: Apache-2.0
"""The page inside others: the example's dashboard, and a page with its owner's look."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser
import pytest
from support.served import serving_app, until
from support.viewer_page import RESULTS, ViewerPage

from ros_viz_bridge import Server
from ros_viz_bridge.runtime.page_look import PageLook

pytest.importorskip('fastapi')
pytestmark = pytest.mark.browser
EXAMPLES = Path(__file__).resolve().parents[2] / 'examples'


def example(name: str) -> Any:
    """Return a program of examples/ as a module."""
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f'{name}.py')
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_dashboard_shows_two_views_a_plot_and_a_log_to_who_is_logged_in(
    browser: Browser,
) -> None:
    dashboard = example('dashboard')
    app = dashboard.make_app()
    with serving_app(app) as port:
        url = f'http://127.0.0.1:{port}/'
        context = browser.new_context()
        page = context.new_page()
        complaints: list[str] = []
        page.on('pageerror', lambda error: complaints.append(str(error)))
        assert page.goto(url).status == 401  # type: ignore[union-attr]
        page.goto(f'{url}?key={dashboard.KEY}')
        assert page.url == url
        views = page.locator('ros-viz-bridge')
        for i in range(2):
            page.wait_for_function(
                'i => document.querySelectorAll("ros-viz-bridge")[i].vizBridge?.status()'
                '.connection.phase === "connected"',
                arg=i,
            )
        assert views.count() == 2
        page.wait_for_function('document.querySelector("canvas").dataset.samples > 30')
        page.locator('[role=log] div').first.wait_for()
        assert [len(server.get_clients()) for server in app.state.servers] == [1, 1]
        page.wait_for_timeout(500)
        RESULTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(RESULTS / 'dashboard.png'))
        assert complaints == []
        context.close()
        for server in app.state.servers:
            server.stop()


def test_the_look_of_the_owner(browser: Browser, tmp_path: Path) -> None:
    logo, script = tmp_path / 'lab.svg', tmp_path / 'extra.js'
    logo.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
        '<circle cx="5" cy="5" r="5" fill="orange"/></svg>'
    )
    script.write_text('window.extra = 1;')
    index = (
        '<html><head>{{page}}<script>window.inline = 2</script></head>'
        '<body><h1 id="own">Lab</h1><div id="root"></div></body></html>'
    )
    look = PageLook(
        title='Lab <1>', logo=logo, index_html=index, scripts=[script, 'window.code = 3']
    )
    with Server(port=0, page=look, label='arm') as server:
        context = browser.new_context()
        viewer = ViewerPage(context, server.url)
        until(lambda: server.get_clients())
        page = viewer.page
        assert page.title().endswith('Lab <1>') or 'arm' in page.title()
        until(lambda: page.evaluate('[window.extra, window.inline, window.code]') == [1, 2, 3])
        assert page.locator('#own').inner_text() == 'Lab'
        assert page.locator('header img').get_attribute('src') == './custom/logo.svg'
        until(lambda: page.locator('header img').evaluate('image => image.naturalWidth') > 0)
        blocked = page.evaluate(
            """() => { const s = document.createElement('script'); s.textContent = 'window.evil=1';
                 document.head.append(s); return window.evil ?? null; }"""
        )
        assert blocked is None
        viewer.shot('own-look')
        assert [each for each in viewer.complaints if 'Content Security' not in each] == []
        context.close()
