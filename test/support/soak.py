# SPDX-License-Identifier: Apache-2.0
"""
Load for as long as one likes: ``make soak MINUTES=60 CLIENTS=20``.

Pages that are well, that stall, that are far away, that come and go or are killed, while clouds,
moving nodes and a slider go on. In the end: what was lost, and what is left behind.
"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack, ExitStack, suppress
from dataclasses import asdict, dataclass, field
from functools import partial
import gc
import json
import os
import random
import threading
import time
from typing import Any

import psutil
import websockets

from ros_viz_bridge.api.server import Server
from ros_viz_bridge.core.access import Access
from ros_viz_bridge.wire.client import WidgetChanged
from ros_viz_bridge.wire.point_cloud import PointCloud

from .hubs import display
from .namespace import missing, Namespace
from .page import Page
from .scene import cloud, each_place
from .served import soon
from .throttle import Throttle

NODES = 50
SHARE_OF_STALLED, SHARE_OF_SLOW, SHARE_OF_RESTLESS = 0.15, 0.15, 0.3
RATE, CABLE, DELAY, LOSS = 125_000.0, '1mbit', 0.1, 0.02
"""1 Mbit/s, 200 ms there and back, and two packets of a hundred that have to be sent again."""


@dataclass
class Figures:
    """What came of it."""

    seconds: float = 0.0
    far: str = ''
    """Behind what the pages are that are far away."""
    visits: int = 0
    """Pages that came and went meanwhile."""
    sets: int = 0
    lost_sets: int = 0
    """Of the slider: what an operator did and no callback saw, or in another order."""
    wrong: list[str] = field(default_factory=list)
    """Pages that do not have what is true in the end."""
    lag_p99: float = 0.0
    """Seconds from publishing to a page that is well."""
    megabytes: tuple[float, float] = (0.0, 0.0)
    """Of the process, after a quarter of the time, and in the end."""
    left: dict[str, int] = field(default_factory=dict)
    """Beyond what was there before: threads, open files, tasks, layers, sessions here."""


class _Healthy:
    """A page that has to have all in the end."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.places: dict[str, float] = {}
        self.lags: list[float] = []

    def has(self, places: dict[str, float]) -> bool:
        """Tell whether all is where it should be."""
        return self.places.items() >= places.items()

    def take(self, message: Any) -> None:
        """Remember where things are, and how old clouds were."""
        if isinstance(message, PointCloud):
            if len(self.lags) < 100_000:
                self.lags.append(time.time() - message.stamp)
        for each in each_place(message):
            if hasattr(each, 'key') and hasattr(each, 'position'):
                self.places[each.key] = each.position[0]


async def soak(
    seconds: float, clients: int, *, size: int = 48_000, namespace: Namespace | None = None
) -> Figures:
    """
    Load a server of its own for so long with about so many pages.

    Those far away are behind a cable to the ``namespace``, else behind a relay in this process.
    """
    figures = Figures(seconds=seconds)
    before = _left()
    if namespace is None:
        server = Server(port=0)
        far = Throttle(server.get_port(), rate=RATE, delay=DELAY, loss=LOSS)
    else:
        server = Server(host='0.0.0.0', port=0, access=Access(allow_anonymous=True))
        host, link = namespace.host, namespace.socket
        far = Throttle(server.get_port(), delay=DELAY, loss=LOSS, host=host, link=link)
    try:
        await _run(server, far, seconds, clients, size, figures)
        here = server._hub.admission.connected
        await soon(lambda: not list(here()))
        figures.left['sessions'] = len(list(here()))
        figures.left['layers'] = len(server._hub.log.layers)
    finally:
        await asyncio.to_thread(server.stop)
    for _ in range(300):  # the other ends of sockets close in their own time
        figures.left |= {name: count - before[name] for name, count in _left().items()}
        if max(figures.left.values()) <= 0:
            break
        await asyncio.sleep(0.1)
    return figures


async def _run(
    server: Server, away: Throttle, seconds: float, clients: int, size: int, figures: Figures
) -> None:
    url = f'http://127.0.0.1:{server.get_port()}'
    server.publish(display('/cloud'))
    frames = [server.scene.add_frame(f'/n{i}') for i in range(NODES)]
    seen: list[float] = []
    slider = server.gui.add_slider('s', 0, 1e9, 1, 0)
    server.on(WidgetChanged, lambda client, event: seen.append(event.value))
    stalled, slow = max(1, int(clients * SHARE_OF_STALLED)), max(1, int(clients * SHARE_OF_SLOW))
    restless = max(1, int(clients * SHARE_OF_RESTLESS))
    well = [_Healthy(f'well {i}') for i in range(max(1, clients - stalled - slow - restless))]
    far = [_Healthy(f'far {i}') for i in range(slow)]
    async with AsyncExitStack() as stack:
        port = await stack.enter_async_context(away)
        pages = [
            await stack.enter_async_context(Page(to, interest=('/cloud',), on_message=each.take))
            for each, to in (
                *((each, url) for each in well),
                *((each, f'http://127.0.0.1:{port}') for each in far),
            )
        ]
        for _ in range(stalled):
            await stack.enter_async_context(
                Page(url, interest=('/cloud',), acks=False, on_message=lambda m: None)
            )
        end = time.monotonic() + seconds  # a busy machine connects slowly
        visits = [asyncio.create_task(_visits(url, end, figures)) for _ in range(restless)]
        sent = await _load(server, frames, pages[0], slider._key, end, size, figures)
        await asyncio.gather(*visits)
        with suppress(TimeoutError):
            await soon(lambda: len(seen) >= len(sent))
        figures.sets = len(sent)
        figures.lost_sets = sum(a != b for a, b in zip(sent, seen, strict=False))
        figures.lost_sets += len(sent) - len(seen)
        final = {f'/n{i}': float(frame.position[0]) for i, frame in enumerate(frames)}
        for each in (*well, *far):
            try:
                await soon(partial(each.has, final))
            except TimeoutError:
                figures.wrong.append(each.name)
        lags = sorted(lag for each in well for lag in each.lags)
        figures.lag_p99 = lags[int(0.99 * len(lags))] if lags else float('nan')
        figures.megabytes = (figures.megabytes[0], _megabytes())


async def _load(
    server: Server,
    frames: list[Any],
    operator: Page,
    widget: str,
    end: float,
    size: int,
    figures: Figures,
) -> list[float]:
    """Publish and move until the end; return what the operator set."""
    sent: list[float] = []
    first_quarter = time.monotonic() + (end - time.monotonic()) / 4
    while time.monotonic() < end:
        for frame in random.sample(frames, 10):
            frame.position = (random.random(), 0.0, 0.0)
        server.publish(cloud('/cloud', size=size, stamp=time.time()))
        sent.append(float(len(sent) + 1))
        await operator.send(WidgetChanged(widget, sent[-1], len(sent)))
        if not figures.megabytes[0] and time.monotonic() > first_quarter:
            figures.megabytes = (_megabytes(), 0.0)
        await asyncio.sleep(0.1)
    return sent


async def _visits(url: str, end: float, figures: Figures) -> None:
    """Come, look, and go or be killed, again and again."""
    ignore: Callable[[Any], None] = lambda message: None  # noqa: E731
    while time.monotonic() < end:
        with suppress(ConnectionError, websockets.ConnectionClosed):
            async with Page(url, interest=('/cloud',), on_message=ignore) as page:
                await asyncio.sleep(random.uniform(0.0, 0.3))
                if random.random() < 0.5:
                    page.control.transport.abort()
        figures.visits += 1


def _left() -> dict[str, int]:
    gc.collect()
    return {
        # Those in which this loop itself waits for conditions are kept for the next.
        'threads': sum('asyncio' not in each.name for each in threading.enumerate()),
        'files': len(os.listdir('/proc/self/fd')),
        'tasks': len(asyncio.all_tasks()),
    }


def _megabytes() -> float:
    gc.collect()
    return psutil.Process().memory_info().rss / 1e6


def main() -> None:
    """Soak, and say the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--minutes', type=float, default=10.0)
    parser.add_argument('--clients', type=int, default=20)
    given = parser.parse_args()
    with ExitStack() as stack:
        namespace, why = None, missing()
        try:
            namespace = None if why else stack.enter_context(Namespace(CABLE))
        except RuntimeError as problem:
            why = str(problem)
        figures = asyncio.run(soak(60 * given.minutes, given.clients, namespace=namespace))
    figures.far = f'relay in this process ({why})' if why else f'network namespace, {CABLE}'
    print(json.dumps(asdict(figures), indent=1))


if __name__ == '__main__':
    main()
