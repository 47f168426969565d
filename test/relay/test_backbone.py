# SPDX-License-Identifier: Apache-2.0
"""
Two robots, three edges, and what is between them killed, cut or held up.

The operator of one says numbers all the time: none counts twice, and none that was said before its
lease ended counts after that.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import ExitStack, suppress

import pytest
from support.edges import answers, at, edge, EdgeProcess, robot, router, TOKEN
from support.gap import Gap
from support.page import Page
from support.program import free_port
from support.served import in_loop, soon

from ros_viz_bridge import Server
from ros_viz_bridge.wire.client import TakeControl, WidgetChanged
from ros_viz_bridge.wire.gui_inputs import GuiSlider
from ros_viz_bridge.wire.session import Hello


class Operator:
    """Says one number after the other to a robot, through the first edge that lets it in."""

    def __init__(self, server: Server, *urls: str) -> None:
        self._server = server
        self._urls = list(urls)
        self._back: Hello | None = None
        self.may = asyncio.Event()
        """Whether it takes control again once it lost it."""
        self.said = 0
        self.obeyed: list[int] = []
        slider = server.gui.add_slider('number', 0, 10**9, 1, 0)
        slider.group = 'robot'
        server.on(WidgetChanged, lambda _, said: self.obeyed.append(int(said.value)), direct=True)

    @property
    def url(self) -> str:
        """Where it is."""
        return self._urls[0]

    async def run(self) -> None:
        """Operate for ever."""
        while True:
            with suppress(Exception):
                async with Page(self._urls[0], token=TOKEN, resume=self._back) as page:
                    self._back = page.hello
                    await self._operate(page)
            self._urls.append(self._urls.pop(0))
            await asyncio.sleep(0.1)

    async def _operate(self, page: Page) -> None:
        key = (await page.wait_for(GuiSlider)).key
        await self.may.wait()
        await page.send(TakeControl('robot'))
        await soon(lambda: self._server.get_holder('robot') == page.hello.client_id)
        while page.control.close_code is None:
            self.said += 1
            await page.send(WidgetChanged(key, self.said, self.said))
            await asyncio.sleep(0.01)

    async def survive(self, fault: Callable[[], None], healed: Callable[[], None]) -> None:
        """Lose control by a fault, have it again once that is healed, and be obeyed."""
        self.may.set()
        heard = len(self.obeyed)
        await soon(lambda: len(self.obeyed) > heard + 3)
        self.may.clear()
        await asyncio.to_thread(fault)
        await soon(lambda: self._server.get_holder('robot') == '')
        before, heard = self.said, len(self.obeyed)
        await asyncio.to_thread(healed)
        self.may.set()
        await soon(lambda: len(self.obeyed) > heard + 3, timeout=40.0)
        assert all(number > before for number in self.obeyed[heard:]), 'said before the fault'
        assert self.obeyed == sorted(set(self.obeyed)), 'obeyed twice'


@in_loop
async def test_a_router_that_comes_back_brings_all_back() -> None:
    with ExitStack() as stack, ExitStack() as routing:
        way = routing.enter_context(router())
        arm = stack.enter_context(robot(way))
        stack.enter_context(robot(way, 'base'))
        edges = [stack.enter_context(edge(way)) for _ in range(3)]
        operator = Operator(arm, at(edges[0]))
        for each in edges:
            await answers(each, 'arm', 'base')
        task = asyncio.ensure_future(operator.run())
        await operator.survive(routing.close, lambda: stack.enter_context(router(way)) and None)
        for each in edges:
            await answers(each, 'arm', 'base')
        task.cancel()


@pytest.mark.slow
@in_loop
async def test_whatever_is_killed_or_cut_the_others_go_on() -> None:
    way = f'tcp/127.0.0.1:{free_port()}'
    with ExitStack() as stack:
        routing = stack.enter_context(EdgeProcess('--listen', way))
        near, far = (stack.enter_context(Gap(way)) for _ in range(2))
        arm = stack.enter_context(robot(near.endpoint))
        stack.enter_context(robot(way, 'base'))
        edges = [
            stack.enter_context(EdgeProcess('--connect', each))
            for each in (far.endpoint, way, way)
        ]
        operator = Operator(arm, *(at(each) for each in edges))
        task = asyncio.ensure_future(operator.run())
        nothing: Callable[[], None] = lambda: None  # noqa: E731
        for each in edges:
            await soon(lambda each=each: each.lists('arm', 'base'))
        await operator.survive(far.open, far.close)  # the way of its edge is held up
        await operator.survive(near.open, near.close)  # the way of the robot
        await operator.survive(near.cut, nothing)
        await operator.survive(routing.kill, routing.start)
        for each in edges:
            await soon(lambda each=each: each.lists('arm', 'base'), timeout=40.0)
        for _ in range(2):
            here = next(each for each in edges if at(each) == operator.url)
            await operator.survive(here.kill, here.start)
        task.cancel()
