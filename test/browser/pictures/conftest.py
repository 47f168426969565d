# SPDX-License-Identifier: Apache-2.0
"""The studio of the picture tests: one browser and one built page for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
import shutil

from playwright.sync_api import Browser, sync_playwright
import pytest
from support.pictures import BROWSER_ARGUMENTS, build_page, FileServer, Studio

from dev.tools import browser_notice, find_browser

# What the browser and the loaders of three.js say themselves about files that tests made missing or broken.
EXPECTED = ('status of 404', 'ColladaLoader: Failed to parse')


@pytest.fixture(scope='session')
def browser() -> Iterator[Browser]:
    """Return a real browser with a software GPU; skip where there is none."""
    path = find_browser()
    if path is None:
        pytest.skip(browser_notice() or 'no browser')
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=BROWSER_ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture(scope='session')
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Return the address of the built page, and the folder that its meshes come from."""
    if shutil.which('npx') is None:
        pytest.skip('npx is missing: the page of the picture tests cannot be built')
    folder = tmp_path_factory.mktemp('pictures')
    build_page(folder)
    files = folder / 'files'
    files.mkdir()
    with FileServer(folder) as server:
        yield server.url, files


@pytest.fixture(scope='module')
def _page(browser: Browser, gallery: tuple[str, Path]) -> Iterator[Studio]:
    url, files = gallery
    page = browser.new_page(viewport={'width': 400, 'height': 800})
    complaints: list[str] = []
    page.on('pageerror', lambda error: complaints.append(str(error)))
    page.on(
        'console',
        lambda message: (
            complaints.append(message.text)
            if message.type == 'error' and not any(one in message.text for one in EXPECTED)
            else None
        ),
    )
    page.goto(url)
    page.wait_for_function('window.pictures !== undefined')
    yield Studio(page, files)
    page.close()
    assert complaints == []


@pytest.fixture
def studio(_page: Studio) -> Studio:
    """Return the page, looking from above, at the time 100, with nothing drawn."""
    _page.call('clear')
    _page.call('look', 'top')
    _page.call('setTime', 100)
    return _page
