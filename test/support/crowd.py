# SPDX-License-Identifier: Apache-2.0
"""
Many who only look, in one process: ``python -m support.crowd COUNT URL...``.

Each acknowledges all and decodes nothing but its greeting; cut off, it goes to the next address.
Asked by its standard input, it says what they received.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
import json
import os
import subprocess
import sys
import time
from typing import Any

import websockets

from ros_viz_bridge.wire.client import Ack, ClientHello, DataHello, Interest, Ping
from ros_viz_bridge.wire.codec import decode, encode
from ros_viz_bridge.wire.schema import schema_hash, SERVER_MESSAGES

from .edges import TOKEN
from .page import ASK

OPTIONS: dict[str, Any] = {
    'compression': None,
    'max_size': None,
    'open_timeout': 60,
    # Who is cut off closes at once: what a browser does with a page's sockets is no matter here.
    'close_timeout': 0.1,
}
SILENCE = 2.0
"""Seconds without anything, after which one looks elsewhere: the way there may be cut."""


class Viewer:
    """One of them."""

    def __init__(self, urls: list[str], first: int) -> None:
        self.received = 0
        self.came = time.monotonic()
        """When the last of it."""
        self._without = 0.0
        self._urls = urls
        self._turn = first

    @property
    def without(self) -> float:
        """Seconds without anything, at most, since this was asked the last time."""
        without, self._without = max(self._without, time.monotonic() - self.came), 0.0
        return without

    @property
    def at(self) -> int:
        """The number of the address where it looks, or tries to."""
        return self._turn % len(self._urls)

    async def run(self) -> None:
        """View for ever."""
        back = '', ''
        while True:
            url = self._urls[self.at].replace('http', 'ws')
            with suppress(Exception):
                back = await self._view(url, back)
            self._turn += 1
            await asyncio.sleep(0.1)

    async def _view(self, url: str, back: tuple[str, str]) -> tuple[str, str]:
        async with websockets.connect(f'{url}ws/control', **OPTIONS) as control:
            await control.send(encode(ClientHello(schema_hash(), TOKEN, *back)))
            hello = decode(await control.recv(), SERVER_MESSAGES)
            back = hello.client_id, hello.resume
            await control.send(encode(Interest([], [], {})))
            async with websockets.connect(f'{url}ws/data', **OPTIONS) as data:
                await data.send(encode(DataHello(hello.client_id, hello.data_secret)))
                tasks = [
                    asyncio.ensure_future(each)
                    for each in (self._read(data), self._drain(control), self._ping(control))
                ]
                await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
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
            self._without, self.came = max(self._without, now - self.came), now
            if frame == ASK:
                await data.send(encode(Ack(taken)))

    async def _drain(self, control: Any) -> None:
        async for _ in control:
            pass

    async def _ping(self, control: Any) -> None:
        opened = time.monotonic()
        while time.monotonic() - max(self.came, opened) < SILENCE:
            await control.send(encode(Ping(time.monotonic() * 1e3)))
            await asyncio.sleep(1.0)


class Crowd:
    """A process of them."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def here(self) -> None:
        """Wait until all see something."""
        assert self._process.stdout is not None and self._process.stdout.readline()

    def received(self) -> int:
        """Return how many bytes all of them have received."""
        return sum(self._asked('received'))

    def came(self) -> list[float]:
        """Return when each received something last, seconds of the monotonic clock."""
        return self._asked('came')

    def at(self) -> list[int]:
        """Return at which of the addresses each looks, or tries to."""
        return self._asked('at')

    def without(self) -> list[float]:
        """Return for how long each saw nothing at a time since this was asked the last time."""
        return self._asked('without')

    def _asked(self, word: str) -> list[Any]:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(f'{word}\n')
        self._process.stdin.flush()
        found: list[Any] = json.loads(self._process.stdout.readline())
        return found


async def main(count: int, *urls: str) -> None:
    """View until the standard input ends; say what is asked there."""
    viewers = [Viewer(list(urls), i) for i in range(count)]
    tasks = [asyncio.ensure_future(each.run()) for each in viewers]
    while not all(each.received for each in viewers):
        await asyncio.sleep(0.1)
    print('here', flush=True)
    while line := await asyncio.to_thread(sys.stdin.readline):
        print(json.dumps([getattr(each, line.strip()) for each in viewers]), flush=True)
    for task in tasks:
        task.cancel()


if __name__ == '__main__':
    os.nice(15)  # elsewhere a crowd has processors of its own: here it takes what others leave
    asyncio.run(main(int(sys.argv[1]), *sys.argv[2:]))
