# SPDX-License-Identifier: Apache-2.0
"""A page for pictures is opened once, kept for the next one, and opened anew where it is gone."""

from __future__ import annotations

import asyncio
from typing import Any

import numpy as np
import pytest
from support.served import in_loop

from ros_viz_bridge.api import picture_page as module
from ros_viz_bridge.api.ask import ClientGoneError
from ros_viz_bridge.api.picture_page import PicturePage
from ros_viz_bridge.wire.camera import RenderAnswer, RenderRequest

REQUEST = RenderRequest('', 6, 4, 'png', [], 0.0)


class Pages:
    """Stands for browser and questions; ``dead`` pages answer nothing."""

    def __init__(self) -> None:
        self.opened = 0
        self.closed: list[str] = []
        self.dead: set[str] = set()
        self.asked: list[RenderRequest] = []

    async def open(self, role: str, **options: Any) -> Any:
        assert role == 'viewer' and options['unseen']
        self.opened += 1
        return type('Tab', (), {'client_id': f'c{self.opened}'})()

    async def close(self, tab: Any) -> None:
        self.closed.append(tab.client_id)

    async def caught_up(self, client_id: str) -> None:
        pass

    async def ask_async(self, client_id: str, request: RenderRequest, answer: type) -> Any:
        self.asked.append(request)
        await asyncio.sleep(0)
        if client_id in self.dead:
            raise ClientGoneError(client_id)
        return RenderAnswer('', np.zeros(1, np.uint8))


def page_of(pages: Any) -> PicturePage:
    return PicturePage(pages, pages, lambda client_id: True)


@in_loop
async def test_one_page_draws_all_and_is_closed_when_nobody_asks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, 'IDLE', 0.0)
    pages = Pages()
    page = page_of(pages)
    await asyncio.gather(*(page.take(REQUEST) for _ in range(3)))
    assert (pages.opened, pages.closed) == (1, [])
    assert all(each.pixel_ratio == 1.0 and each.patience > 0 for each in pages.asked)
    while not pages.closed:
        await asyncio.sleep(0.001)
    await page.take(REQUEST)
    assert pages.opened == 2


@in_loop
async def test_a_page_that_died_is_opened_anew_once() -> None:
    pages = Pages()
    page = page_of(pages)
    pages.dead = {'c1'}
    await page.take(REQUEST)
    assert (pages.opened, pages.closed) == (2, ['c1'])
    pages.dead = {'c2', 'c3', 'c4'}
    with pytest.raises(ClientGoneError):
        await page.take(REQUEST)
    assert pages.closed == ['c1', 'c2', 'c3']


@in_loop
async def test_nobody_waits_longer_than_said() -> None:
    pages = Pages()
    page = PicturePage(pages, pages, lambda client_id: False)  # type: ignore[arg-type]
    with pytest.raises(TimeoutError, match='no picture within 0.02 s'):
        await page.take(REQUEST, timeout=0.02)


@in_loop
async def test_a_page_that_does_not_say_what_it_looks_at_is_not_kept() -> None:
    pages = Pages()
    page = PicturePage(pages, pages, lambda client_id: pages.opened > 1)  # type: ignore[arg-type]
    with pytest.raises(TimeoutError):
        await page.take(REQUEST, timeout=0.02)
    await page.take(REQUEST)
    assert (pages.opened, pages.closed) == (2, ['c1'])
