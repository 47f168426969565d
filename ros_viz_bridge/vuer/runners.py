# SPDX-License-Identifier: Apache-2.0
"""What elements do by themselves: cameras send pictures, timelines go on."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TYPE_CHECKING

from ..api.ask import AskError, ClientGoneError
from .schemas.cameras import CameraView
from .schemas.timelines import TimelineControls

if TYPE_CHECKING:
    from .session import VuerSession

RESTS = 0.1
"""Seconds until an element that does nothing now is asked again."""
PATIENCE = 5.0
"""Seconds that a page may take for a picture; one that is hidden draws none."""
Step = Callable[[Any], Awaitable[None]]


class Runners:
    """One task for each element of a session that does something, while anybody wants it."""

    def __init__(self, session: VuerSession) -> None:
        self._session = session
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def want(self, kinds: set[str]) -> None:
        """Begin what is wanted now, and end what is not; loop thread."""
        wanted = {
            element.key
            for element in self._session._tree.elements()
            if isinstance(element, (CameraView, TimelineControls)) and element.RUNS in kinds
        }
        self._tasks = {key: task for key, task in self._tasks.items() if not task.done()}
        for key in self._tasks.keys() - wanted:
            self._tasks.pop(key).cancel()
        for key in wanted - self._tasks.keys():
            self._tasks[key] = self._session.spawn_task(self._run(key), f'what {key} does')

    async def _run(self, key: str) -> None:
        """Go on until the element is gone; a step that is late is not caught up with."""
        tree = self._session._tree
        loop = asyncio.get_running_loop()
        due = loop.time()
        while key in tree:
            element: Any = tree.element(key)
            period = element.period()
            due = max(due + (period or RESTS), loop.time())
            await asyncio.sleep(due - loop.time())
            if period and key in tree:
                await (self._picture(key) if isinstance(element, CameraView) else self._step(key))

    async def _picture(self, key: str) -> None:
        try:
            event = await self._session.grab_render(key=key, ttl=PATIENCE)
        except ClientGoneError:
            return
        except (AskError, TimeoutError, asyncio.TimeoutError):
            await asyncio.sleep(1.0)
            return
        self._session.vuer.happened(self._session, 'CAMERA_VIEW', key, event.value)

    async def _step(self, key: str) -> None:
        tree = self._session._tree
        element: Any = tree.element(key)
        slider = tree.handle(key)
        step = (int(slider.value) + 1) % (element.last() + 1)
        slider.value = float(step)
        self._session.vuer.happened(self._session, 'TIMELINE_STEP', key, slider)
