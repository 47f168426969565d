# SPDX-License-Identifier: Apache-2.0
"""
Headless clients of the compared bridges: ``python bench/clients.py ours --url ws://127.0.0.1:8080``.

Each prints one JSON line when it is terminated: time, age (ms, -1 unknown), bytes of each message.
"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import AsyncIterator
import json
from pathlib import Path
import signal
import sys
import time
from typing import Any

from loads import LOADS, topic
from stamp import age, age_of, header_age
from websockets.asyncio.client import connect

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / 'test')]
OPTIONS: dict[str, Any] = {'compression': None, 'max_size': None, 'max_queue': 4}


Got = tuple[float, int]
"""Age in milliseconds, -1 where it is not known, and bytes."""


async def floor(url: str, kind: str) -> AsyncIterator[Got]:
    """Yield what the bare forwarder sends."""
    async with connect(url, **OPTIONS) as socket:
        async for data in socket:
            yield header_age(data, kind), len(data)


async def foxglove(url: str, kind: str) -> AsyncIterator[Got]:
    """Subscribe to every channel (Foxglove WebSocket protocol); yield messages."""
    async with connect(url, subprotocols=['foxglove.sdk.v1'], **OPTIONS) as socket:
        async for data in socket:
            if isinstance(data, str):
                said = json.loads(data)
                if said.get('op') == 'advertise':
                    wanted = [{'id': c['id'], 'channelId': c['id']} for c in said['channels']]
                    await socket.send(json.dumps({'op': 'subscribe', 'subscriptions': wanted}))
            elif data[0] == 1:
                yield header_age(memoryview(data)[13:], kind), len(data)


async def viser(url: str, kind: str) -> AsyncIterator[Got]:
    """Yield viser's frames that hold a cloud."""
    import importlib.metadata

    version = importlib.metadata.version('viser')
    async with connect(url, subprotocols=[f'viser-v{version}'], **OPTIONS) as socket:
        async for data in socket:
            found = age(data) if isinstance(data, bytes) else None
            if found is not None:
                yield found, len(data)


async def ours(url: str, kind: str) -> AsyncIterator[Got]:
    """Yield what our server sends of the display, acknowledged as the page does."""
    from support.page import Page

    arrived: asyncio.Queue[Got] = asyncio.Queue()
    display, before = topic(kind), 0

    def take(message: Any) -> None:
        nonlocal before
        if getattr(message, 'display', '') == display and message.SLOT == 'node':
            stamp = message.stamp
            newest = stamp if isinstance(stamp, float) else max(stamp, default=0.0)
            arrived.put_nowait((age_of(float(newest)), page.received - before))
            before = page.received

    page = Page(url, interest=(display,), on_message=take)
    async with page:
        while True:
            yield await arrived.get()


async def run(args: argparse.Namespace) -> list[tuple[float, float, int]]:
    """Read until terminated; a stalled client takes one message and reads no more."""
    source = {f.__name__: f for f in (floor, foxglove, viser, ours)}[args.protocol]
    got: list[tuple[float, float, int]] = []

    async def read() -> None:
        async for found, size in source(args.url, args.load):
            got.append((time.monotonic(), found, size))
            if args.stall:
                time.sleep(3600)  # the whole client stands still

    reading = asyncio.ensure_future(read())
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, reading.cancel)
    await asyncio.gather(reading, return_exceptions=True)
    return got


def main() -> None:
    """Run one client and print what it saw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('protocol', choices=('floor', 'foxglove', 'viser', 'ours'))
    parser.add_argument('--url', required=True)
    parser.add_argument('--load', choices=LOADS, default='cloud')
    parser.add_argument('--stall', action='store_true')
    print(json.dumps(asyncio.run(run(parser.parse_args()))))


if __name__ == '__main__':
    main()
