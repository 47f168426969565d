# SPDX-License-Identifier: Apache-2.0
"""
Pages of all kinds, a process of its own: ``python -m support.soak_pages URL --well 3``.

They look at /cloud and at all transforms until a line comes in; then it is said, as JSON, what
they saw. What is true in the end are frames whose x is their number.
"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack, suppress
from dataclasses import asdict, dataclass, field
import json
import random
import sys
import time
from typing import Any
from urllib.parse import urlsplit

import websockets

from ros_viz_bridge.wire.point_cloud import PointCloud
from ros_viz_bridge.wire.tf import Transforms

from .page import Page
from .scene import transform_table
from .served import soon
from .throttle import Throttle

CLOUD, TREE = '/cloud', '/tf'
DELAY, LOSS = 0.1, 0.02
"""200 ms there and back, and two pieces of a hundred that have to be sent again."""
WELL, FAR, STALLED, RESTLESS = 'well', 'far', 'stalled', 'restless'
KINDS = (WELL, FAR, STALLED, RESTLESS)


@dataclass
class Seen:
    """What pages saw."""

    age: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """Milliseconds from the stamp of a cloud to a page that is well: p50, p99, the largest."""
    late: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """Milliseconds that the pages' own loop was late, looked at a hundred times a second."""
    visits: int = 0
    """Pages that came and went meanwhile."""
    wrong: list[str] = field(default_factory=list)
    """What pages lack of what is true in the end."""


class _Looker:
    """A page that has to have all in the end."""

    def __init__(self, name: str, ages: list[float]) -> None:
        self.name = name
        self.page: Page
        self._ages = ages
        self._places: dict[str, float] = {}

    def lacks(self, frames: int) -> str:
        """Return what is not where it should be, and why that may be; nothing if all is."""
        wrong = [i for i in range(frames) if self._places.get(f'f{i}') != float(i)]
        if not wrong and len(self._places) == frames:
            return ''
        return f'{self.name} lacks {len(wrong)} of {frames}; {self.page.ended or "connected"}'

    def take(self, message: Any) -> None:
        """Remember where things are, and how old clouds were."""
        if isinstance(message, PointCloud):
            self._ages.append(time.time() - message.stamp)
        elif isinstance(message, Transforms):
            self._places |= {name: x for name, (_, x, _) in transform_table(message).items()}


class SoakPages:
    """So many pages of each kind, while ``async with SoakPages(url, counts) as pages``."""

    def __init__(self, url: str, counts: dict[str, int], *, rate: float = float('inf')) -> None:
        self._url = url
        self._counts = counts
        self._rate = rate
        self._stack = AsyncExitStack()
        self._tasks: list[asyncio.Task[None]] = []
        self._lookers: list[_Looker] = []
        self._seen = Seen()
        self._ages: list[float] = []
        self._late: list[float] = []
        self._over = False

    async def __aenter__(self) -> SoakPages:
        async with AsyncExitStack() as opened:
            url = urlsplit(self._url)
            assert url.hostname is not None and url.port is not None
            far = Throttle(url.port, rate=self._rate, delay=DELAY, loss=LOSS, host=url.hostname)
            port = await opened.enter_async_context(far)
            for to, kind, ages in (
                (self._url, WELL, self._ages),
                (f'http://127.0.0.1:{port}', FAR, []),
            ):
                for i in range(self._counts[kind]):
                    looker = _Looker(f'{kind} {i}', ages)
                    self._lookers.append(looker)
                    looker.page = self._page(to, looker.take)
                    await opened.enter_async_context(looker.page)
            for _ in range(self._counts[STALLED]):
                await opened.enter_async_context(self._page(self._url, _ignore, acks=False))
            self._stack = opened.pop_all()
        self._tasks = [asyncio.create_task(self._visit()) for _ in range(self._counts[RESTLESS])]
        self._tasks.append(asyncio.create_task(self._watch()))
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self._stack.aclose()

    async def end(self, frames: int) -> Seen:
        """Return what was seen once nobody comes any more, and all have what is true."""
        with suppress(TimeoutError):
            await soon(lambda: self._seen.visits or not self._counts[RESTLESS])
        self._over = True  # not cancelled: websockets before 11 forgets of it while it closes
        await asyncio.gather(*self._tasks, return_exceptions=True)
        with suppress(TimeoutError):
            await soon(lambda: not any(one.lacks(frames) for one in self._lookers))
        seen = self._seen
        seen.wrong = [lack for one in self._lookers if (lack := one.lacks(frames))]
        seen.age, seen.late = _middle_and_worst(self._ages), _middle_and_worst(self._late)
        return seen

    def _page(self, url: str, take: Callable[[Any], None], *, acks: bool = True) -> Page:
        return Page(url, interest=(CLOUD, TREE), acks=acks, on_message=take)

    async def _visit(self) -> None:
        """Come, look, and go or be killed, again and again."""
        while not self._over:
            with suppress(ConnectionError, websockets.ConnectionClosed):
                async with self._page(self._url, _ignore) as page:
                    await asyncio.sleep(random.uniform(0.0, 0.3))
                    if random.random() < 0.5:
                        page.control.transport.abort()
            self._seen.visits += 1

    async def _watch(self) -> None:
        """Note how late this loop is itself: what pages see is no better."""
        loop = asyncio.get_running_loop()
        while not self._over:
            due = loop.time() + 0.01
            await asyncio.sleep(0.01)
            self._late.append(loop.time() - due)


def _middle_and_worst(seconds: list[float]) -> tuple[float, float, float]:
    """Return p50, p99 and the largest, milliseconds."""
    if not seconds:
        return 0.0, 0.0, 0.0
    ordered = sorted(seconds)
    p50, p99 = (1e3 * ordered[int(share * len(ordered))] for share in (0.5, 0.99))
    return round(p50, 2), round(p99, 2), round(1e3 * ordered[-1], 2)


def _ignore(message: Any) -> None:
    pass


async def _run(url: str, counts: dict[str, int], rate: float) -> None:
    async with SoakPages(url, counts, rate=rate) as pages:
        print('here', flush=True)
        frames = int(await asyncio.to_thread(sys.stdin.readline) or 0)
        print(json.dumps(asdict(await pages.end(frames))), flush=True)


def main() -> None:
    """Look until a line, the number of frames that there are, comes in."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('url')
    parser.add_argument(
        '--rate', type=float, default=float('inf'), help='bytes per second, of far'
    )
    for kind in KINDS:
        parser.add_argument(f'--{kind}', type=int, default=0)
    given = parser.parse_args()
    asyncio.run(_run(given.url, {kind: getattr(given, kind) for kind in KINDS}, given.rate))


if __name__ == '__main__':
    main()
