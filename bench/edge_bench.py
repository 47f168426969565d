# SPDX-License-Identifier: Apache-2.0
"""
Robots seen at three edges by few and by many; routers that are killed: ``edge_bench.py``.

Robot, router with its edge, two more edges and the viewers are processes of their own. Viewers
acknowledge all and decode nothing. The robot's uplink is counted on its way to the router, bytes
of TCP (without Zenoh's shared memory). Set EDGE_VIEWERS='1,30' for a quick look.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, ExitStack, suppress
from dataclasses import dataclass
import json
import os
from pathlib import Path
from statistics import median
import subprocess
import sys
import tempfile
import time
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / 'test'), str(ROOT / 'bench')]

from procstat import cpu_seconds  # noqa: E402
from support.gap import Gap  # noqa: E402
from support.program import free_port  # noqa: E402
import websockets  # noqa: E402

from ros_viz_bridge import Access, Server, Zenoh  # noqa: E402
from ros_viz_bridge.wire.client import (  # noqa: E402
    Ack,
    ClientHello,
    DataHello,
    Interest,
    Ping,
    WidgetChanged,
)
from ros_viz_bridge.wire.codec import decode, encode  # noqa: E402
from ros_viz_bridge.wire.gui_inputs import GuiSlider  # noqa: E402
from ros_viz_bridge.wire.schema import schema_hash, SERVER_MESSAGES  # noqa: E402

MAIN = str(Path(__file__))
EDGE = ('-m', 'ros_viz_bridge', 'edge', '--port', '0', '--viewers', '400')
TOKEN = 'a token for the benchmark'
SECONDS = 8.0
POINTS, CLOUD_HZ, NODES, NODE_HZ = 1000, 1, 50, 5
CONFIG = "{mode: 'client', transport: {shared_memory: {enabled: false}}}"
OPTIONS: dict[str, Any] = {'compression': None, 'max_size': None, 'open_timeout': 60}


def robot(endpoints: str, name: str = 'r') -> None:
    """Publish a small cloud and many moving nodes; print how late a slider is moved."""
    config = Path(tempfile.mkstemp(suffix='.json5')[1])
    config.write_text(CONFIG)
    network = Zenoh(name, endpoints.split(','), config=config)
    server = Server(port=0, max_clients=1000, access=Access(operator_token=TOKEN), zenoh=network)
    slider = server.gui.add_slider('clock', 0.0, 1e9, 1e-6, 0.0)
    slider.on_update(
        lambda event: print(json.dumps((time.monotonic() - event.target.value) * 1e3), flush=True)
    )
    print(server.url, flush=True)
    frames = [server.scene.add_frame(f'/{i}') for i in range(NODES)]
    points = np.zeros((POINTS, 3), np.float32)
    for i in range(10**9):
        with server.atomic():
            for frame in frames:
                frame.position = (i % 100, 0.0, 0.0)
        if i % (NODE_HZ // CLOUD_HZ) == 0:
            server.scene.add_point_cloud('/cloud', points, (255, 0, 0))
        time.sleep(1 / NODE_HZ)


class Viewer:
    """A page that decodes only its greeting; cut off, it comes back at the next edge."""

    def __init__(self, urls: list[str], first: int) -> None:
        self.urls = urls
        self.turn = first
        self.received = 0
        self.came = time.monotonic()
        self.without = 0.0
        """Seconds without anything, at most, since it was asked."""
        self.away: list[float] = []
        self.cut = 0.0
        self.control: Any = None

    async def run(self) -> None:
        """View for ever."""
        back = '', ''
        while True:
            url = self.urls[self.turn % len(self.urls)].replace('http', 'ws')
            with suppress(Exception):
                back = await self._view(url, back)
            self.turn += 1
            await asyncio.sleep(0.1)

    async def _view(self, url: str, back: tuple[str, str]) -> tuple[str, str]:
        async with websockets.connect(f'{url}ws/control', **OPTIONS) as control:
            await control.send(encode(ClientHello(schema_hash(), TOKEN, *back)))
            hello = decode(await control.recv(), SERVER_MESSAGES)
            back = hello.client_id, hello.resume
            await control.send(encode(Interest([], [], {})))
            async with websockets.connect(f'{url}ws/data', **OPTIONS) as data:
                await data.send(encode(DataHello(hello.client_id, hello.data_secret)))
                self.control = control
                tasks = [
                    asyncio.ensure_future(each)
                    for each in (self._read(data), self._drain(control), self._ping(control))
                ]
                await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
                self.control, self.cut = None, time.monotonic()
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
        return back

    async def _read(self, data: Any) -> None:
        taken = 0
        async for frame in data:
            taken += len(frame)
            self.received += len(frame)
            now = time.monotonic()
            self.without, self.came = max(self.without, now - self.came), now
            if self.cut:
                self.away.append(time.monotonic() - self.cut)
                self.cut = 0.0
            await data.send(encode(Ack(taken)))

    async def _drain(self, control: Any) -> None:
        async for _ in control:
            pass

    async def _ping(self, control: Any) -> None:
        while True:
            await control.send(encode(Ping(time.monotonic() * 1e3)))
            await asyncio.sleep(1.0)


async def viewers(count: int, urls: list[str]) -> None:
    """View until the standard input says more; say what was received then."""
    here = [Viewer(urls, i) for i in range(count)]
    tasks = [asyncio.ensure_future(each.run()) for each in here]
    while not all(each.received for each in here):
        await asyncio.sleep(0.1)
    print('here', flush=True)
    while line := await asyncio.to_thread(sys.stdin.readline):
        if line.startswith('bytes'):
            print(sum(each.received for each in here), flush=True)
        elif line.startswith('without'):
            now = time.monotonic()
            print(json.dumps([max(each.without, now - each.came) for each in here]), flush=True)
            for each in here:
                each.without = 0.0
        elif line.startswith('away'):
            await asyncio.sleep(5.0)
            print(json.dumps([max(each.away) for each in here if each.away]), flush=True)
    for task in tasks:
        task.cancel()


async def latency(url: str, times: int = 100) -> None:
    """Move the robot's slider to the time of now."""
    from support.page import Page

    async with Page(url, token=TOKEN) as page:
        key = (await page.wait_for(GuiSlider)).key
        for i in range(times):
            await page.send(WidgetChanged(key, round(time.monotonic(), 6), i + 1))
            await asyncio.sleep(0.03)


class Counted(Gap):
    """Counts what passes; nothing is held up."""

    up = 0

    def _pass(self, source: Any, target: Any) -> None:
        with suppress(OSError):
            while data := source.recv(1 << 18):
                target.sendall(data)
                if source in self._sockets[::2]:  # the near ends
                    self.up += len(data)


def count(endpoint: str) -> None:
    """Pass connections on; say how much passed whenever asked."""
    with Counted(endpoint) as counted:
        print(counted.endpoint, flush=True)
        while sys.stdin.readline():
            print(counted.up, flush=True)


@contextmanager
def process(*words: str) -> Iterator[subprocess.Popen[str]]:
    """Run one of the parts; killed at the end."""
    command = [sys.executable, *words]
    pipes: dict[str, Any] = {'stdin': subprocess.PIPE, 'stdout': subprocess.PIPE, 'text': True}
    running = subprocess.Popen(command, cwd=ROOT, **pipes)
    try:
        yield running
    finally:
        running.kill()
        running.wait(20)


def line(running: subprocess.Popen[str]) -> str:
    """Return the next line that a part prints."""
    assert running.stdout is not None
    return running.stdout.readline().strip()


def ask(running: subprocess.Popen[str], word: str) -> str:
    """Say a word to a part; return what it answers."""
    assert running.stdin is not None
    running.stdin.write(word + '\n')
    running.stdin.flush()
    return line(running)


@dataclass
class Point:
    """What so many viewers at three edges cost; CPU in seconds of it."""

    viewers: int
    robot: float
    """A second."""
    edge: float
    """A second, of one edge."""
    uplink: float
    """Bytes a second out of the robot."""
    down: float
    """Bytes a second to all viewers."""
    robot_arrival: float
    """Of the robot, beside its own, until all were there."""
    edges_arrival: float
    delays: list[float]
    """Milliseconds from a page's words to the robot, there and at an edge."""
    away: list[float]
    """Seconds in which the viewers of a killed edge were away, at most."""


def measured(count: int, *, whole: bool = True) -> Point:
    """Measure so many viewers at three edges; without delays and ends where not ``whole``."""
    me, way = MAIN, f'tcp/127.0.0.1:{free_port()}'
    with (
        process(*EDGE, '--listen', way) as one,
        process(*EDGE, '--connect', way) as two,
        process(*EDGE, '--connect', way) as three,
    ):
        edges = [one, two, three]
        urls = [f'{line(each).split()[-1]}robots/r/' for each in edges]
        with process(me, 'count', way) as counted, process(me, 'robot', line(counted)) as bot:
            here = line(bot)
            idle = [cpu_seconds(each.pid) for each in (bot, *edges)]
            began = time.monotonic()
            with process(me, 'viewers', str(count), *urls) as many:
                line(many)
                came = [cpu_seconds(each.pid) for each in (bot, *edges)]
                coming = time.monotonic() - began
                time.sleep(2.0)
                before = [cpu_seconds(each.pid) for each in (bot, *edges)]
                up, seen = int(ask(counted, 'up')), int(ask(many, 'bytes'))
                began = time.monotonic()
                time.sleep(SECONDS)
                took = time.monotonic() - began
                cpu = [cpu_seconds(each.pid) for each in (bot, *edges)]
                used = [(b - a) / took for a, b in zip(before, cpu, strict=True)]
                up = (int(ask(counted, 'up')) - up) / took
                seen = (int(ask(many, 'bytes')) - seen) / took
                delays, away = [0.0, 0.0], []
                if whole:
                    delays = [median(delayed(me, bot, url)) for url in (here, urls[1])]
                    three.kill()
                    away = json.loads(ask(many, 'away')) if count > 2 else []
    arrival = [max(0.0, c - i - u * coming) for i, c, u in zip(idle, came, used, strict=True)]
    edge = sum(used[1:]) / 3
    return Point(count, used[0], edge, up, seen, arrival[0], sum(arrival[1:]), delays, away)


def rows(counts: list[int]) -> None:
    """Print what so many viewers cost."""
    print(
        '| viewers | robot CPU % | robot uplink kB/s | CPU % per edge | to viewers kB/s'
        ' | control at robot ms | by edge ms | of a killed edge | back after s |'
    )
    print('|---|---|---|---|---|---|---|---|---|')
    for point in map(measured, counts):
        print(
            f'| {point.viewers} | {100 * point.robot:.1f} | {point.uplink / 1e3:.0f} |'
            f' {100 * point.edge:.1f} | {point.down / 1e3:.0f} | {point.delays[0]:.2f} |'
            f' {point.delays[1]:.2f} | {len(point.away)} | {max(point.away, default=0.0):.2f} |',
            flush=True,
        )


def without_router(count: int) -> None:
    """Print how long viewers of two robots see nothing new when a router is killed."""
    one, two = (f'tcp/127.0.0.1:{free_port()}' for _ in range(2))
    print('| of the router | viewers | it started in, s | nothing new for, s: p50 | most |')
    print('|---|---|---|---|---|')
    with ExitStack() as running:

        def run(*words: str) -> subprocess.Popen[str]:
            return running.enter_context(process(*words))

        routers = [run(*EDGE, '--listen', one)]
        line(routers[0])
        routers.append(run(*EDGE, '--listen', two, '--connect', one))
        line(routers[1])
        edges = [run(*EDGE, '--connect', one, '--connect', two) for _ in range(3)]
        urls = [line(each).split()[-1] for each in edges]
        for name in ('r', 's'):
            line(run(MAIN, 'robot', f'{one},{two}', name))
        many = [
            run(MAIN, 'viewers', str(count // 2), *(f'{url}robots/{name}/' for url in urls))
            for name in ('r', 's')
        ]
        for each in many:
            line(each)
        for what in ('killed, another one is there', 'killed and started again, the only one'):
            time.sleep(3.0)
            for each in many:
                ask(each, 'without')
            began = time.monotonic()
            routers.pop(0).kill()
            if not routers:
                routers.append(run(*EDGE, '--listen', two))
                line(routers[0])
            started = time.monotonic() - began
            time.sleep(10.0)
            found = [age for each in many for age in json.loads(ask(each, 'without'))]
            print(
                f'| {what} | {len(found)} | {started:.2f} | {median(found):.2f}'
                f' | {max(found):.2f} |',
                flush=True,
            )


def delayed(me: str, bot: subprocess.Popen[str], url: str) -> list[float]:
    """Return milliseconds from a page's words to the robot's callback."""
    with process(me, 'latency', url):
        return [float(line(bot)) for _ in range(100)]


def main() -> None:
    """Run and print."""
    counts = list(map(int, os.environ.get('EDGE_VIEWERS', '1,30,300').split(',')))
    print('## Edges\n\n`python bench edge_bench.py`: three edges, all on this machine.\n')
    rows(counts)
    print('\nTwo robots at three edges, and two routers:\n')
    without_router(max(6, max(counts) // 5))
    print()


if __name__ == '__main__':
    part, *rest = sys.argv[1:] or ['']
    if part == 'robot':
        robot(*rest)
    elif part == 'count':
        count(*rest)
    elif part == 'viewers':
        asyncio.run(viewers(int(rest[0]), rest[1:]))
    elif part == 'latency':
        asyncio.run(latency(*rest))
    else:
        main()
