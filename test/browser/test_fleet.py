# SPDX-License-Identifier: Apache-2.0
"""Robots of an edge side by side in a real browser: each with its own token and control."""

from __future__ import annotations

from playwright.sync_api import Browser, expect
import pytest
from support.edges import edge, robot, router, TOKEN
from support.served import until
from support.viewer_page import ViewerPage

from ros_viz_bridge import Access
from ros_viz_bridge.runtime.pages import NOT_BUILT, STATIC

pytestmark = pytest.mark.browser
BASE = 'who drives the base'


def test_robots_are_seen_and_set_side_by_side(browser: Browser) -> None:
    assert (STATIC / 'fleet.html').exists(), NOT_BUILT
    with (
        router() as way,
        robot(way, label='Arm') as arm,
        robot(way, 'base', label='Base', access=Access(operator_token=BASE)) as base,
        edge(way) as served,
    ):
        for server, color in ((arm, (255, 0, 0)), (base, (0, 0, 255))):
            server.scene.add_box('/box', color=color, dimensions=(1.0, 1.0, 1.0))
        speed = arm.gui.add_slider('Speed', 0, 10, 1, 3)
        other = base.gui.add_slider('Speed', 0, 10, 1, 3)
        url = f'http://127.0.0.1:{served.port}/'
        size = {'width': 1300, 'height': 800}
        context = browser.new_context(viewport=size)
        fleet = ViewerPage(context, f'{url}#token.arm={TOKEN}')
        page = fleet.page
        expect(page.get_by_role('status')).to_have_text('2 of 2 live')
        assert '#' not in page.url
        at_arm, at_base = (
            page.get_by_role('region', name=name).locator('iframe').content_frame
            for name in ('arm', 'base')
        )
        expect(at_arm.get_by_role('heading', name='Arm')).to_be_visible()
        # The arm's token is no one's but the arm's: the base asks.
        at_base.get_by_role('textbox', name='Token').fill(BASE)
        at_base.get_by_role('button', name='Connect').click()
        expect(at_base.get_by_role('heading', name='Base')).to_be_visible()
        for name in ('arm', 'base'):
            said = page.get_by_role('region', name=name).locator('.state')
            expect(said).to_have_text('operator')
        at_arm.get_by_role('button', name='Controls').click()
        field = at_arm.get_by_role('textbox', name='Speed')
        field.fill('7')
        field.press('Enter')
        until(lambda: speed.value == 7)
        assert other.value == 3
        fleet.shot('fleet')
        page.emulate_media(color_scheme='dark')
        page.get_by_role('button', name='arm', exact=True).click()
        expect(page.get_by_role('region', name='arm')).to_have_count(0)
        base.stop()
        said = page.get_by_role('region', name='base').locator('.state')
        expect(said).to_have_text('Not live: the robot is not connected')
        page.get_by_role('button', name='arm', exact=True).click()
        expect(page.get_by_role('region', name='arm').locator('.state')).to_have_text('operator')
        fleet.shot('fleet-dark')
        page.set_viewport_size({'width': 390, 'height': 844})
        fleet.shot('fleet-phone')
        assert fleet.foreign == []
        context.close()
