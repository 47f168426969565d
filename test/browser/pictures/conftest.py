# SPDX-License-Identifier: Apache-2.0
"""The studio of the picture tests: one built page for all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
import shutil

from playwright.sync_api import Browser
import pytest
from support.pictures import build_page, FileServer, Studio

# What the browser and three.js say themselves about files that tests made missing or broken.
EXPECTED = ('status of 404', 'ColladaLoader: Failed to parse')


FIRST = 4
"""So many pictures of each file belong to every run, the others to ``make test-full``."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the later pictures of each file as slow: drawn in software, they are most of a run."""
    seen: Counter[Path] = Counter()
    for item in items:
        if item.path.parent == Path(__file__).parent:
            seen[item.path] += 1
            if seen[item.path] > FIRST:
                item.add_marker(pytest.mark.slow)


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
