# SPDX-License-Identifier: Apache-2.0
"""
A robot seen at three edges by few and by many: ``python bench/edge_bench.py``.

Robot, router with its edge, two more edges and the viewers are processes of their own. Viewers
acknowledge all and decode nothing. The robot's uplink is counted on its way to the router, bytes
of TCP (without Zenoh's shared memory). Set EDGE_VIEWERS='1,30' for a quick look.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
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

TOKEN = 'a token for the benchmark'
SECONDS = 8.0
POINTS, CLOUD_HZ, NODES, NODE_HZ = 1000, 1, 50, 5
CONFIG = "{mode: 'client', transport: {shared_memory: {enabled: false}}}"
OPTIONS: dict[str, Any] = {'compression': None, 'max_size': None, 'open_timeout': 60}


def robot(endpoint: str) -> None:
    """Publish a small cloud and many moving nodes; print how late a slider is moved."""
    config = Path(tempfile.mkstemp(suffix='.json5')[1])
    config.write_text(CONFIG)
    network = Zenoh('r', [endpoint], config=config)
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


def measured(count: int) -> None:
    """Print one row: so many viewers at three edges."""
    me, way = str(Path(__file__)), f'tcp/127.0.0.1:{free_port()}'
    edge = ('-m', 'ros_viz_bridge', 'edge', '--port', '0', '--viewers', '400')
    with (
        process(*edge, '--listen', way) as one,
        process(*edge, '--connect', way) as two,
        process(*edge, '--connect', way) as three,
    ):
        edges = [one, two, three]
        urls = [f'{line(each).split()[-1]}robots/r/' for each in edges]
        with process(me, 'count', way) as counted, process(me, 'robot', line(counted)) as bot:
            here = line(bot)
            with process(me, 'viewers', str(count), *urls) as many:
                line(many)
                time.sleep(2.0)
                before = [cpu_seconds(each.pid) for each in (bot, *edges)]
                up, seen = int(ask(counted, 'up')), int(ask(many, 'bytes'))
                began = time.monotonic()
                time.sleep(SECONDS)
                took = time.monotonic() - began
                cpu = [cpu_seconds(each.pid) for each in (bot, *edges)]
                used = [100 * (b - a) / took for a, b in zip(before, cpu, strict=True)]
                up = (int(ask(counted, 'up')) - up) / took / 1e3
                seen = (int(ask(many, 'bytes')) - seen) / took / 1e3
                delays = [median(delayed(me, bot, url)) for url in (here, urls[1])]
                three.kill()
                away = json.loads(ask(many, 'away')) if count > 2 else []
        print(
            f'| {count} | {used[0]:.1f} | {up:.0f} | {sum(used[1:]) / 3:.1f} | {seen:.0f} |'
            f' {delays[0]:.2f} | {delays[1]:.2f} | {len(away)} | {max(away, default=0.0):.2f} |',
            flush=True,
        )


def delayed(me: str, bot: subprocess.Popen[str], url: str) -> list[float]:
    """Return milliseconds from a page's words to the robot's callback."""
    with process(me, 'latency', url):
        return [float(line(bot)) for _ in range(100)]


def main() -> None:
    """Run and print."""
    print(
        '| viewers | robot CPU % | robot uplink kB/s | CPU % per edge | to viewers kB/s'
        ' | control at robot ms | by edge ms | of a killed edge | back after s |'
    )
    print('|---|---|---|---|---|---|---|---|---|')
    for count in map(int, os.environ.get('EDGE_VIEWERS', '1,30,300').split(',')):
        measured(count)


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
