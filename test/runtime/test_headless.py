# SPDX-License-Identifier: Apache-2.0
"""What comes of a browser that does not do what it should; the real one is in test/browser."""

from __future__ import annotations

from pathlib import Path
import time

import pytest
from support.browsers import ANSWERS, browser, DIES, DIES_WITH_PAGE
from support.served import in_loop

from ros_viz_bridge.runtime import headless as module
from ros_viz_bridge.runtime.chromium import VARIABLE
from ros_viz_bridge.runtime.headless import Headless, HeadlessError
from ros_viz_bridge.runtime.tickets import Tickets


@in_loop
async def test_a_browser_that_does_not_start_is_tried_twice_and_its_words_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, browser(tmp_path, DIES))
    tickets = Tickets()
    headless = Headless(lambda: 'http://127.0.0.1:1/', tickets)
    with pytest.raises(HeadlessError, match='ends as soon as it starts: the display is on fire'):
        await headless.open('viewer', width=100, height=100)
    assert not headless.running


@in_loop
async def test_a_page_that_does_not_come_in_is_an_error_and_its_ticket_is_void(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, browser(tmp_path, ANSWERS))
    monkeypatch.setattr(module, 'START', 0.05)
    tickets = Tickets()
    headless = Headless(lambda: 'http://127.0.0.1:1/x/', tickets, idle=0.01)
    with pytest.raises(HeadlessError, match=r'http://127.0.0.1:1/x/ did not connect within'):
        await headless.open('viewer', width=100, height=100)
    assert tickets._good == {}
    headless.end()
    assert not headless.running
    with pytest.raises(HeadlessError, match='stopped'):
        await headless.open('viewer', width=100, height=100)


@in_loop
async def test_a_browser_that_dies_while_a_page_opens_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, browser(tmp_path, DIES_WITH_PAGE))
    headless = Headless(lambda: 'http://127.0.0.1:1/', Tickets())
    begun = time.monotonic()
    with pytest.raises(HeadlessError, match='ends as soon as it starts: out of memory'):
        await headless.open('viewer', width=100, height=100)
    assert time.monotonic() - begun < module.START / 2
    assert not headless.running
