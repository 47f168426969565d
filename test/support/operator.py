# SPDX-License-Identifier: Apache-2.0
"""An operator who says numbers to a robot all the time, whatever is between them."""

from __future__ import annotations

import asyncio
from bisect import bisect
from collections.abc import Callable
from contextlib import suppress
import time

from ros_viz_bridge.wire.client import TakeControl, WidgetChanged
from ros_viz_bridge.wire.gui_inputs import GuiSlider
from ros_viz_bridge.wire.session import Hello

from .edges import TOKEN
from .obedience import Obedience
from .page import Page
from .served import soon

PATIENCE = 40.0


class Operator:
    """Says one number after the other to a robot, through the first edge that lets it in."""

    def __init__(self, robot: Obedience, *urls: str) -> None:
        self._robot = robot
        self._urls = list(urls)
        self._back: Hello | None = None
        self._began: list[tuple[float, int]] = []
        """When it asked for control, and what it had said by then."""
        self.may = asyncio.Event()
        """Whether it takes control again once it lost it."""
        self.said: list[float] = []
        """When it said each number, from 1 on."""

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
        await self._take(page)
        while page.control.close_code is None:
            if self.may.is_set() and self._robot.holder != page.hello.client_id:
                await self._take(page)
            self.said.append(time.monotonic())
            await page.send(WidgetChanged(key, len(self.said), len(self.said)))
            await asyncio.sleep(0.01)

    async def _take(self, page: Page) -> None:
        """Take control: at first, and where a busy machine lost it though nothing was cut."""
        self._began.append((time.monotonic(), len(self.said)))
        await page.send(TakeControl('robot'))
        here, control = page.hello.client_id, page.control
        await soon(lambda: self._robot.holder == here or control.close_code is not None)

    async def obeyed(self) -> None:
        """Wait until the robot does what is said from now on."""
        asked = time.monotonic()
        self.may.set()
        await soon(lambda: self._latest() > asked, timeout=PATIENCE)
        self.check()

    async def survive(self, fault: Callable[[], None], healed: Callable[[], None]) -> None:
        """Lose control by a fault, have it again once that is healed, and be obeyed."""
        await self.obeyed()
        self.may.clear()
        await asyncio.to_thread(fault)
        await soon(lambda: self._robot.holder == '', timeout=PATIENCE)
        await asyncio.to_thread(healed)
        await self.obeyed()

    def check(self) -> None:
        """See that the robot did nothing twice, and nothing that was not this lease's."""
        assert self._back is not None
        numbers = [each.number for each in self._robot.numbers]
        assert numbers == sorted(set(numbers)), 'obeyed twice, or out of order'
        for number, holder, at in self._robot.numbers:
            assert holder, f'{number} was obeyed though nobody had control'
            _, before = self._began[bisect(self._began, (at, 0)) - 1]
            assert number > before, f'{number} was said before the lease in which it was obeyed'

    def _latest(self) -> float:
        """Return when the latest number was said that was obeyed."""
        numbers = self._robot.numbers
        return self.said[numbers[-1].number - 1] if numbers else 0.0
