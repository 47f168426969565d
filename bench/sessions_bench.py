# SPDX-License-Identifier: Apache-2.0
"""
What many sessions cost: the lag of the loop that serves them, and what they leave behind.

``python bench/sessions_bench.py [--clients 50] [--seconds 20] [--cycles 1000]``. The clients speak
the protocol in a process of their own; no browser draws.
"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import AsyncIterator
import gc
import math
import multiprocessing
from pathlib import Path
import sys
import time
from typing import Any

import psutil

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / 'test')]

from support.page import Page  # noqa: E402
from support.served import until  # noqa: E402

from ros_viz_bridge.vuer import Frame, Vuer, VuerSession  # noqa: E402
from ros_viz_bridge.vuer.events import Update  # noqa: E402
from ros_viz_bridge.vuer.schemas import Button, CoordsMarker, InputBox, Scene, Slider  # noqa: E402

RATE = 60.0
LOOK = 0.005
"""Seconds between two looks at the loop."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--clients', type=int, default=50)
    parser.add_argument('--seconds', type=float, default=20.0)
    parser.add_argument('--cycles', type=int, default=1000)
    given = parser.parse_args()
    print('## Sessions\n')
    print('Each client with 3 widgets of its own, and a generator that moves what it shows')
    print(f'at {RATE:g} Hz; then clients that come and go, and what they leave.\n\n```')
    load(given.clients, given.seconds)
    cycles(given.cycles)
    print('```\n')


def load(clients: int, seconds: float) -> None:
    """Print the loop's lag with many sessions, and the rate of their frames."""
    frames = [0]
    app = make_app(frames, clients)
    lags: list[float] = []
    program = multiprocessing.get_context('spawn').Process(
        target=run_clients, args=(app.url, clients, seconds + 10.0)
    )
    program.start()
    try:
        until(lambda: len(app.get_clients()) == clients, timeout=120.0)
        time.sleep(2.0)
        begun, begin = frames[0], time.monotonic()
        loop = app.get_event_loop()
        cpu = asyncio.run_coroutine_threadsafe(watch(lags, seconds), loop).result()
        count = frames[0] - begun
        rate = count / (time.monotonic() - begin) / clients
    finally:
        program.terminate()
        program.join()
        app.stop()
    lags.sort()
    p50, p99, worst = (1e3 * lags[min(len(lags) - 1, int(q * len(lags)))] for q in (0.5, 0.99, 1))
    print(
        f'{clients} clients, {rate:.1f} Hz each, {1e3 * cpu / max(count, 1):.3f} ms of the loop'
        f' for each frame: lag p50 {p50:.2f} ms, p99 {p99:.2f} ms, most {worst:.1f} ms'
    )


def make_app(frames: list[int], clients: int) -> Vuer:
    """Return a server whose sessions show widgets and move a thing."""
    app = Vuer(port=0, max_clients=clients + 4)

    @app.bind()
    async def move(session: VuerSession) -> AsyncIterator[Frame]:
        session.set @ Scene(
            CoordsMarker(key='hand'),
            Button('go', key='go'),
            Slider(key='speed'),
            InputBox(key='t'),
        )
        while True:
            t = time.monotonic()
            frames[0] += 1
            yield Frame(
                Update(CoordsMarker(key='hand', position=[math.cos(t), math.sin(t), 0.0])),
                frame_rate=RATE,
            )

    return app


async def watch(lags: list[float], seconds: float) -> float:
    """Note how late the loop is, again and again; return the seconds that it computed."""
    loop = asyncio.get_running_loop()
    begin = time.thread_time()
    end = loop.time() + seconds
    while loop.time() < end:
        due = loop.time() + LOOK
        await asyncio.sleep(LOOK)
        lags.append(max(0.0, loop.time() - due))
    return time.thread_time() - begin


def run_clients(url: str, count: int, seconds: float) -> None:
    """Connect so many clients and take what comes."""

    async def one() -> None:
        async with Page(url) as page:
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                page.messages.clear()
                await asyncio.sleep(0.5)

    async def all_of_them() -> None:
        await asyncio.gather(*(one() for _ in range(count)))

    asyncio.run(all_of_them())


def cycles(count: int) -> None:
    """Print what is left after clients came and went."""
    app = make_app([0], 64)

    async def come_and_go(times: int) -> None:
        for _ in range(times):
            async with Page(app.url, data=False):
                pass

    asyncio.run(come_and_go(max(70, count // 10)))  # so that all is as it stays
    until(lambda: not app.get_clients(), timeout=60.0)
    before = state(app)
    begin = time.monotonic()
    asyncio.run(come_and_go(count))
    until(lambda: not app.get_clients(), timeout=60.0)
    took = time.monotonic() - begin
    after = state(app)
    app.stop()
    left = {name: after[name] - before[name] for name in before}
    memory = left.pop('memory') / 1e6
    print(
        f'{count} clients one after the other in {took:.0f} s: {memory:+.2f} MB,'
        f' {", ".join(f"{value:+d} {name}" for name, value in left.items())}'
    )


def state(app: Vuer) -> dict[str, Any]:
    """Return what could be left behind."""
    time.sleep(0.5)
    gc.collect()
    process = psutil.Process()

    async def tasks() -> int:
        return len(asyncio.all_tasks())

    found = asyncio.run_coroutine_threadsafe(tasks(), app.get_event_loop()).result()
    return {
        'memory': process.memory_info().rss,
        'threads': process.num_threads(),
        'tasks': found,
        'file descriptors': process.num_fds(),
    }


if __name__ == '__main__':
    main()
