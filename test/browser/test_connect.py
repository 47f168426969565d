# SPDX-License-Identifier: Apache-2.0
"""From the page that brings headsets here to the scene, over https with a certificate of ours."""

from __future__ import annotations

from pathlib import Path
import time

from playwright.sync_api import Browser
import pytest
from support.served import serving

from ros_viz_bridge.runtime.pages import NOT_BUILT, STATIC

pytestmark = pytest.mark.browser


def test_from_the_steps_to_the_scene(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip('cryptography')
    pytest.importorskip('psutil')
    assert (STATIC / 'connect.html').exists(), NOT_BUILT
    monkeypatch.setenv('XDG_DATA_HOME', str(tmp_path))
    with serving(tls_auto=True, base_path='viz') as server:
        # As somebody who has accepted the warning.
        context = browser.new_context(ignore_https_errors=True)
        page = context.new_page()
        complaints: list[str] = []
        page.on('console', lambda said: complaints.append(said.text))
        page.on('pageerror', lambda error: complaints.append(str(error)))
        page.goto(f'{server.url}connect')
        page.locator('#code path').wait_for()
        assert page.locator('#certificate').inner_text().count(':') == 31
        with page.expect_download() as download:
            page.get_by_role('link', name='Download').click()
        assert download.value.suggested_filename == 'ros_viz_bridge_ca.crt'
        assert 'PRIVATE' not in Path(download.value.path()).read_text()
        assert complaints == []  # of the content security policy, above all
        page.locator('#urls a').first.click()
        phase = 'window.vizBridge?.status().connection.phase'
        page.locator('canvas').first.wait_for()
        until = time.monotonic() + 30.0
        while page.evaluate(phase) != 'connected':
            assert time.monotonic() < until
            page.wait_for_timeout(20)
        assert page.evaluate('window.isSecureContext')
        context.close()
