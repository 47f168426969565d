# SPDX-License-Identifier: Apache-2.0
"""A robot shared by a page's button is seen, and set, by who opens the link, through a relay."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from playwright.sync_api import Browser, expect
import pytest
from support.relays import relaying
from support.served import serving, until
from support.viewer_page import ViewerPage

from dev.port import free_port

pytestmark = pytest.mark.browser
SIZE = {'width': 1100, 'height': 760}


def test_a_link_shows_the_robot_and_outlives_the_relay(browser: Browser) -> None:
    port = free_port()
    with serving(relay=f'http://127.0.0.1:{port}', label='Shared arm') as server:
        server.scene.add_box('/box', color=(255, 0, 0), dimensions=(1.0, 1.0, 1.0))
        slider = server.gui.add_slider('Speed', 0, 10, 1, 3)
        moved: list[Any] = []
        slider.on_update(lambda event: moved.append((event.client_id, event.target.value)))
        here = ViewerPage(browser.new_context(viewport=SIZE), server.url)
        with relaying(port):
            # The button, the link and its picture.
            here.page.get_by_role('button', name='Share').click()
            here.page.get_by_label('Others may').select_option('operator')
            here.page.get_by_role('button', name='Make a link').click()
            shown = here.page.get_by_label('Link', exact=True)
            expect(shown).to_have_value(any_link(port))
            expect(here.page.get_by_role('img', name='The link as a QR code')).to_be_visible()
            here.shot('sharing-link')
            url = shown.input_value()
            assert url == server.share_url
            # Far away: a page of the relay, with the robot's scene and widgets.
            far = ViewerPage(browser.new_context(viewport=SIZE), url)
            until(lambda: far.is_there() and far.phase == 'connected')
            page = far.page
            assert '#' not in page.url and f':{port}/s/' in page.url
            expect(page.get_by_role('heading', name='Shared arm')).to_be_visible()
            until(lambda: '/box' in far.ask('nodes'))
            client = server.get_clients()[far.client_id]
            field = page.get_by_role('textbox', name='Speed')
            field.fill('7')
            field.press('Enter')
            until(lambda: moved == [(far.client_id, 7)])
            # What it alone sees, in a picture that comes back by the relay.
            client.scene.add_box('/box', color=(0, 0, 255), dimensions=(1.0, 1.0, 1.0))
            client.camera.position, client.camera.look_at = (3.0, 0.0, 1.0), (0.0, 0.0, 0.0)
            picture = client.get_render(240, 320)
            red, _, blue = (int(each) for each in np.asarray(picture)[120, 160, :3])
            assert blue > red + 60
            page.get_by_role('button', name='Share').click()
            expect(page.get_by_role('alert').filter(has_text='cannot share')).to_be_visible()
            page.keyboard.press('Escape')
            far.shot('sharing-far')
            who = far.client_id
        # Without the relay the page says that it is old; with it, it is who it was.
        expect(page.get_by_role('alert').filter(has_text='Not live')).to_be_visible()
        far.shot('sharing-away')
        with relaying(port):
            until(lambda: far.phase == 'connected' and server.share_url == url, timeout=40.0)
            assert far.client_id == who
            slider.value = 2
            expect(field).to_have_value('2')
            server.disconnect_share_url()
            expect(page.get_by_role('status').filter(has_text='revoked').first).to_be_visible()
            far.shot('sharing-revoked')
            # Whoever opens it now is told what to do, and asked for no token that would not help.
            expect(page.get_by_role('button', name='Begin again')).to_have_count(0)
            page.reload()
            late = page.get_by_role('alert').filter(has_text='ask whoever gave it to you')
            expect(late).to_be_visible()
            expect(page.get_by_label('Token')).to_have_count(0)
            far.shot('sharing-late')
        assert far.foreign == [] and here.complaints == []
        for each in (here, far):
            each.context.close()


def any_link(port: int) -> Any:
    """Return what every link of this relay looks like."""
    return re.compile(rf'http://127\.0\.0\.1:{port}/s/[\w-]+/#token=[\w-]{{43}}')
