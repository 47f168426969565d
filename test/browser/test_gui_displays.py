# SPDX-License-Identifier: Apache-2.0
"""What programs show among their widgets: texts, pictures, figures, charts; nothing of it runs."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from playwright.sync_api import Browser, expect
import pytest
from support.served import until
from support.viewer_page import ViewerPage

from ros_viz_bridge import Server, uplot

pytestmark = pytest.mark.browser
TEXT = """# Calibration
Press **Start**, then wait. See [the manual](https://example.org/manual).

| joint | offset |
|---|---|
| 1 | `0.02` |

![the arm](arm.png) ![elsewhere](https://example.org/arm.png)

<script>window.bad = 'markdown'</script>
"""
HTML = """<p style="color: teal">Set <b>slowly</b>
<img src="data:," onerror="window.bad = 'image'"></p><script>window.bad = 'html'</script>
<style>header { display: none }</style>
<div id="over" style="position: fixed; inset: 0; z-index: 9999; background: red">over all</div>"""

HANDLER = 'Executing inline event handler violates'
"""
What Chromium says since 156 of HTML's ``onerror``, though it is in a document where nothing runs:
of its own ``setHTML`` too, and of what DOMPurify takes away.
"""


def figure(kind: str = 'scatter') -> dict[str, Any]:
    """Return a figure as plotly makes them, without plotly."""
    trace = {'type': kind, 'x': np.arange(5), 'y': np.arange(5) ** 2, 'name': 'squares'}
    return {'data': [trace], 'layout': {'title': {'text': 'Squares'}}}


def test_texts_pictures_and_charts(browser: Browser, tmp_path: Path) -> None:
    picture = np.zeros((40, 80, 3), np.uint8)
    picture[:, :40] = (255, 0, 0)
    Image.fromarray(picture).save(tmp_path / 'arm.png')
    with Server(port=0) as server:
        context = browser.new_context(
            color_scheme='light', viewport={'width': 1280, 'height': 1500}
        )
        viewer = ViewerPage(context, server.url)
        until(server.get_clients)
        page, gui = viewer.page, server.gui
        gui.configure_theme(control_width='large')
        text = gui.add_markdown(TEXT, image_root=tmp_path)
        html = gui.add_html(HTML)
        gui.add_divider()
        image = gui.add_image(picture, label='Camera')
        bar = gui.add_progress_bar(25.0, color='teal')
        plot = gui.add_plotly(figure(), aspect=1.5, config={'displayModeBar': False})
        x = np.linspace(0.0, 10.0, 500)
        chart = gui.add_uplot(
            (x, np.sin(x), np.cos(x)),
            (
                uplot.Series(label='t'),
                uplot.Series(label='sin'),
                {'label': 'cos', 'stroke': 'red'},
            ),
            title='Waves',
            aspect=2.0,
        )
        panel = page.get_by_role('complementary', name='Controls')

        expect(panel.get_by_role('heading', name='Calibration')).to_be_visible()
        expect(panel.get_by_role('cell', name='0.02')).to_be_visible()
        arm = panel.get_by_role('img', name='the arm')
        until_page(page, arm, 'image => image.naturalWidth === 80')
        elsewhere = panel.get_by_role('link', name='elsewhere')
        expect(elsewhere).to_have_attribute('href', 'https://example.org/arm.png')
        expect(panel.get_by_text('slowly')).to_be_visible()
        expect(page.get_by_role('button', name='Stop')).to_be_visible()
        over = panel.get_by_text('over all').bounding_box()
        beside = panel.bounding_box()
        assert over and beside and over['x'] >= beside['x'], 'it stays in its place'
        assert page.evaluate('window.bad') is None

        shown = panel.get_by_role('img', name='Camera')
        until_page(page, shown, 'image => image.naturalWidth === 80 && image.naturalHeight === 40')
        expect(panel.get_by_role('progressbar')).to_have_attribute('aria-valuenow', '25')
        plotly, canvas = panel.locator('[data-chart=plotly]'), panel.locator('[data-chart=uplot]')
        expect(plotly.locator('.gtitle')).to_have_text('Squares')
        expect(canvas.locator('.u-title')).to_have_text('Waves')
        expect(canvas.locator('.u-legend')).to_contain_text('cos')
        viewer.shot('gui-displays-light')

        # All of it is live.
        text.content = '## Done'
        expect(panel.get_by_role('heading', name='Done')).to_be_visible()
        html.content = '<p>Ready</p>'
        expect(panel.get_by_text('Ready')).to_be_visible()
        file = io.BytesIO()
        Image.fromarray(np.full((20, 30, 3), 200, np.uint8)).save(file, 'WEBP')
        image.image = file.getvalue()
        until_page(page, shown, 'image => image.naturalWidth === 30')
        bar.value, bar.animated = 75.0, True
        expect(panel.get_by_role('progressbar')).to_have_attribute('aria-valuenow', '75')
        for kind in ('scattergl', 'surface'):
            new = figure(kind)
            if kind == 'surface':
                new['data'][0] = {'type': 'surface', 'z': np.outer(np.arange(5), np.arange(5))}
            new['layout']['title']['text'] = kind
            plot.figure = new
            expect(plotly.locator('.gtitle')).to_have_text(kind)
        chart.title = 'Tangents'
        chart.data = (x, np.tan(x), np.where(x > 5.0, np.nan, x))
        expect(canvas.locator('.u-title')).to_have_text('Tangents')
        chart.mode = 2
        expect(canvas).to_have_count(2)
        gui.configure_theme(control_width='large', dark_mode=True)
        expect(page.locator(':root')).to_have_attribute('data-mantine-color-scheme', 'dark')
        viewer.shot('gui-displays-dark')

        page.set_viewport_size({'width': 390, 'height': 844})
        page.get_by_role('button', name='Controls').click()
        expect(page.get_by_role('heading', name='Done')).to_be_visible()
        viewer.shot('gui-displays-phone')
        gui.reset()
        expect(page.locator('[data-chart]')).to_have_count(0)
        assert page.evaluate('window.bad') is None
        assert [each for each in viewer.complaints if HANDLER not in each] == []
        assert viewer.foreign == []
        context.close()


def until_page(page: Any, element: Any, condition: str) -> None:
    """Wait until an element is as a function of JavaScript says."""
    element.wait_for()
    page.wait_for_function(condition, arg=element.element_handle())
