# SPDX-License-Identifier: Apache-2.0
"""A script sends a file: the page offers it, the browser saves it, a card says how far it is."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect
import pytest
from support.served import until
from support.viewer_page import ViewerPage

from ros_viz_bridge import Server

pytestmark = pytest.mark.browser


def test_a_file_is_offered_saved_and_spoken_of(browser: Browser, tmp_path: Path) -> None:
    large = tmp_path / 'large.bin'
    with large.open('wb') as file:
        file.truncate(300 << 20)
    with Server(port=0) as server:
        context = browser.new_context(accept_downloads=True)
        viewer = ViewerPage(context, server.url)
        until(lambda: server.get_clients())
        (client,) = server.get_clients().values()
        page = viewer.page

        client.send_file_download('poses, all.csv', b'x,y\n1,2\n')
        card = page.locator('[data-notification]')
        expect(card).to_contain_text('8 bytes to save')
        viewer.shot('download-offered')
        with page.expect_download() as waited:
            card.get_by_role('link', name='Save').click()
        assert waited.value.suggested_filename == 'poses, all.csv'
        assert Path(waited.value.path()).read_bytes() == b'x,y\n1,2\n'
        expect(card).to_contain_text('8 bytes sent')
        card.get_by_role('button').click()
        expect(card).to_have_count(0)

        with page.expect_download() as waited:
            server.send_file_download('large.bin', large, save_immediately=True)
        card.get_by_role('progressbar').wait_for()
        viewer.shot('download-under-way')
        assert Path(waited.value.path()).stat().st_size == 300 << 20
        expect(card).to_contain_text('315 MB sent')
        assert viewer.complaints == []
        context.close()
