# SPDX-License-Identifier: Apache-2.0
"""A viewer gets pictures as fast as it sees them and no faster; a still one when all stands."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Any

import pytest
from support.served import in_loop

from ros_viz_bridge.runtime.view_pace import ViewPace, WINDOW
from ros_viz_bridge.wire.camera import FrameRequest


class Show:
    """A view, a viewer and a clock, each moved by the test."""

    def __init__(self, **options: Any) -> None:
        self.now = 0.0
        self.sleepers: list[tuple[float, asyncio.Future[None]]] = []
        self.asked: list[tuple[FrameRequest, asyncio.Future[bytes]]] = []
        self.sent: list[bytes] = []
        self.unseen: list[asyncio.Future[None]] = []
        pace = ViewPace(
            self.draw,
            self.send,
            fps=options.pop('fps', 10.0),
            quality=0.5,
            clock=lambda: self.now,
            sleep=self.sleep,
            **options,
        )
        self.task = asyncio.ensure_future(pace.run())

    async def sleep(self, seconds: float) -> None:
        if seconds > 0:
            future = asyncio.get_running_loop().create_future()
            self.sleepers.append((self.now + seconds, future))
            await future

    async def draw(self, request: FrameRequest) -> bytes:
        future = asyncio.get_running_loop().create_future()
        self.asked.append((request, future))
        picture: bytes = await future
        return picture

    async def send(self, picture: bytes) -> Awaitable[None]:
        self.sent.append(picture)
        seen = asyncio.get_running_loop().create_future()
        self.unseen.append(seen)
        return seen

    async def turn(self, seconds: float = 0.0) -> None:
        """Let time pass, and let all do what there is to do."""
        self.now += seconds
        for until, future in self.sleepers:
            if until <= self.now and not future.done():
                future.set_result(None)
        self.sleepers = [each for each in self.sleepers if not each[1].done()]
        for _ in range(20):
            await asyncio.sleep(0)

    def answer(self, picture: bytes, which: int = 0) -> None:
        self.asked.pop(which)[1].set_result(picture)

    async def end(self) -> None:
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)


@in_loop
async def test_no_more_is_under_way_than_the_viewer_has_seen() -> None:
    show = Show(fps=1000.0)
    await show.turn()
    for i in range(WINDOW):
        await show.turn(1.0)
        show.answer(b'%d' % i)
        await show.turn(1.0)
    assert show.sent == [b'0', b'1']
    assert show.asked == []  # nothing is drawn for who does not look
    await show.turn(60.0)
    assert show.asked == []
    show.unseen[0].set_result(None)
    await show.turn(1.0)
    assert len(show.asked) == 1
    await show.end()


@in_loop
async def test_no_more_are_asked_for_than_a_second_shall_have() -> None:
    show = Show(fps=10.0)
    await show.turn()
    assert len(show.asked) == 1
    await show.turn(0.09)
    assert len(show.asked) == 1
    await show.turn(0.02)
    assert len(show.asked) == 2
    request = show.asked[0][0]
    assert (request.format, request.quality, request.at_once) == ('jpeg', 0.5, False)
    await show.end()


@in_loop
async def test_pictures_go_out_in_the_order_they_were_asked_for() -> None:
    show = Show()
    await show.turn()
    await show.turn(1.0)
    show.answer(b'second', 1)
    await show.turn()
    assert show.sent == []
    show.answer(b'first')
    await show.turn()
    assert show.sent == [b'first', b'second']
    await show.end()


@in_loop
async def test_when_it_stands_still_one_comes_without_loss_once() -> None:
    show = Show(still=True)
    await show.turn()
    show.answer(b'moving')
    await show.turn()
    show.unseen[0].set_result(None)
    await show.turn(0.2)
    assert all(request.format == 'jpeg' for request, _ in show.asked)
    await show.turn(0.2)
    (which,) = (i for i, (request, _) in enumerate(show.asked) if request.format == 'png')
    assert show.asked[which][0].at_once
    show.answer(b'still', which)
    await show.turn()
    assert show.sent == [b'moving', b'still']
    show.unseen[1].set_result(None)
    await show.turn(60.0)
    assert all(request.format == 'jpeg' for request, _ in show.asked)
    await show.end()


@in_loop
async def test_a_view_that_ends_ends_all() -> None:
    show = Show(still=True)
    await show.turn()
    show.asked[0][1].set_exception(RuntimeError('the page is gone'))
    await show.turn()
    with pytest.raises(RuntimeError, match='the page is gone'):
        await show.task
