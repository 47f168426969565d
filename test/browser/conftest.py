# SPDX-License-Identifier: Apache-2.0
"""One real browser for all of its tests; bridge, publishers and pages for those end to end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import os
from pathlib import Path
import sys
from typing import Any

from playwright.sync_api import Browser, expect, sync_playwright
import pytest
from support.domain import isolate_ros
from support.pictures import BROWSER_ARGUMENTS

from dev.tools import browser_notice, find_browser
from ros_viz_bridge.runtime.pages import NOT_BUILT, STATIC

ROOT = Path(__file__).resolve().parents[2]
isolate_ros()
expect.set_options(timeout=60_000)


# Not of the session: its event loop would seem to run in all tests that follow.
@pytest.fixture(scope='package')
def browser() -> Iterator[Browser]:
    """Return a real browser with a software GPU; skip where there is none."""
    path = find_browser()
    if path is None:
        pytest.skip(browser_notice() or 'no browser')
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=BROWSER_ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture(scope='module')
def lab(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Return what a module's tests start processes and pages with."""
    pytest.importorskip('rclpy', reason='ROS 2 (rclpy) is not installed')
    assert (STATIC / 'index.html').exists(), NOT_BUILT
    from support.lab import Lab

    made = Lab(browser, tmp_path_factory.mktemp('lab'))
    yield made
    made.close()


@pytest.fixture
def open_page(lab: Any) -> Iterator[Callable[..., Any]]:
    """Open pages that are closed, and asked for complaints, after the test."""
    yield lab.open
    print(lab.report())  # pytest shows it where the test failed
    lab.close_pages()


@pytest.fixture(scope='session')
def data() -> Path:
    """Return the folder of real recordings."""
    folder = Path(os.environ.get('ROS_VIZ_BRIDGE_DATA') or ROOT.parent / 'shared' / 'data')
    if not folder.is_dir():
        pytest.skip(f'there is no folder {folder} with recordings (ROS_VIZ_BRIDGE_DATA names it)')
    return folder


@pytest.fixture(autouse=True, scope='session')
def _ros_prefix() -> None:
    """Let package://ros_viz_bridge/ be found, as make does: the environment is a ROS prefix."""
    known = os.environ.get('AMENT_PREFIX_PATH', '')
    if sys.prefix not in known.split(os.pathsep):
        os.environ['AMENT_PREFIX_PATH'] = os.pathsep.join(filter(None, (sys.prefix, known)))
