# SPDX-License-Identifier: Apache-2.0
"""A program's look and its commands: light and dark, by list and by key, on a phone."""

from __future__ import annotations

import base64
import queue
import re
from typing import Any

from playwright.sync_api import Browser, expect
import pytest
from support.served import until
from support.viewer_page import ViewerPage

from ros_viz_bridge import Server
from ros_viz_bridge.theme import TitlebarButton, TitlebarConfig, TitlebarImage

pytestmark = pytest.mark.browser
LOGO = base64.b64encode(
    b'<svg xmlns="http://www.w3.org/2000/svg" width="120" height="28">'
    b'<rect width="120" height="28" rx="6" fill="#e6801e"/></svg>'
).decode()


def test_a_program_says_how_the_page_looks(browser: Browser) -> None:
    with Server(port=0) as server:
        context = browser.new_context(color_scheme='light')
        viewer = ViewerPage(context, server.url)
        until(server.get_clients)
        page = viewer.page
        root = page.locator(':root')
        server.gui.add_slider('Speed', 0.0, 1.0, 0.1, 0.5)
        server.gui.add_button('Start')
        accent = "getComputedStyle(document.documentElement).getPropertyValue('--rvb-accent')"
        controls = page.get_by_role('complementary', name='Controls')
        expect(controls).to_have_css('width', '260px')
        before = page.evaluate(accent)

        titlebar = TitlebarConfig(
            buttons=(
                TitlebarButton(text='Source', icon='GitHub', href='https://github.com/'),
                TitlebarButton(text='Manual', icon='Description', href='./manual'),
            ),
            image=TitlebarImage(
                image_url_light=f'data:image/svg+xml;base64,{LOGO}', image_alt='ACME'
            ),
        )
        look: Any = {'titlebar_content': titlebar, 'brand_color': (230, 128, 30)}
        server.gui.configure_theme(
            **look, dark_mode=True, control_width='large', control_layout='floating'
        )
        expect(root).to_have_attribute('data-mantine-color-scheme', 'dark')
        expect(page.get_by_role('link', name='Source')).to_be_visible()
        logo = page.get_by_alt_text('ACME')
        until(lambda: logo.evaluate('image => image.naturalWidth') == 120)
        expect(controls).to_have_css('width', '400px')
        expect(controls).to_have_css('position', 'absolute')
        assert page.evaluate(accent) != before
        viewer.shot('theme-dark-floating')

        server.gui.configure_theme(**look, show_logo=False, control_layout='fixed')
        expect(root).to_have_attribute('data-mantine-color-scheme', 'light')
        expect(controls).to_have_css('position', 'relative')
        expect(controls.get_by_role('button', name='Close Controls')).to_have_count(0)
        viewer.shot('theme-light-fixed')
        page.set_viewport_size({'width': 390, 'height': 800})
        viewer.shot('theme-phone')
        assert viewer.complaints == [] and viewer.foreign == []
        context.close()


def test_commands_are_found_and_have_keys(browser: Browser) -> None:
    with Server(port=0, label='arm') as server:
        called: queue.Queue[str] = queue.Queue()
        context = browser.new_context()
        viewer = ViewerPage(context, server.url)
        until(server.get_clients)
        page = viewer.page
        calibrate = server.gui.add_command(
            'Calibrate the arm',
            description='takes a minute',
            hotkey='R',
            modifier='cmd/ctrl+shift',
        )
        calibrate.on_trigger(lambda event: called.put(f'calibrate {event.client_id}'))
        server.gui.add_command('Home', hotkey='H').on_trigger(lambda event: called.put('home'))
        text = server.gui.add_text('Say', '')
        expect(page.get_by_role('textbox', name='Say')).to_be_visible()

        page.keyboard.press('Control+Shift+R')
        assert called.get(timeout=60) == f'calibrate {viewer.client_id}'
        page.keyboard.press('h')
        assert called.get(timeout=60) == 'home'
        page.get_by_role('textbox', name='Say').fill('')
        page.keyboard.type('hh')
        page.keyboard.press('Enter')
        until(lambda: text.value == 'hh')

        page.keyboard.press('Control+K')
        option = page.get_by_role('option', name=re.compile('Calibrate the arm'))
        expect(option).to_contain_text('Ctrl+Shift+R')
        page.wait_for_timeout(200)  # for the picture alone: it fades in
        viewer.shot('commands')
        option.click()
        assert called.get(timeout=60).startswith('calibrate')
        calibrate.disabled = True
        page.keyboard.press('Control+K')
        expect(option).to_have_attribute('aria-disabled', 'true')
        calibrate.remove()
        expect(option).to_have_count(0)
        assert called.empty() and viewer.complaints == []
        context.close()
