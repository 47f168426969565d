# SPDX-License-Identifier: Apache-2.0
"""
Headless clients of the compared bridges: ``python bench/clients.py ours --url ws://127.0.0.1:8080``.

Each prints one JSON line at the end: ages of the clouds (ms), messages, bytes, own CPU seconds.
"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import AsyncIterator
import json
import os
from pathlib import Path
import sys
import time
from typing import Any

from stamp import age
from websockets.asyncio.client import connect

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / 'test')]
OPTIONS: dict[str, Any] = {'compression': None, 'max_size': None, 'max_queue': 4}


async def floor(url: str, display: str) -> AsyncIterator[Any]:
    """Yield what the bare forwarder sends."""
    async with connect(url, **OPTIONS) as socket:
        async for data in socket:
            yield data


async def foxglove(url: str, display: str) -> AsyncIterator[Any]:
    """Subscribe to every channel (Foxglove WebSocket protocol); yield message payloads."""
    async with connect(url, subprotocols=['foxglove.sdk.v1'], **OPTIONS) as socket:
        async for data in socket:
            if isinstance(data, str):
                said = json.loads(data)
                if said.get('op') == 'advertise':
                    wanted = [{'id': c['id'], 'channelId': c['id']} for c in said['channels']]
                    await socket.send(json.dumps({'op': 'subscribe', 'subscriptions': wanted}))
            elif data[0] == 1:
                yield data


async def viser(url: str, display: str) -> AsyncIterator[Any]:
    """Yield viser's frames."""
    import importlib.metadata

    version = importlib.metadata.version('viser')
    async with connect(url, subprotocols=[f'viser-v{version}'], **OPTIONS) as socket:
        async for data in socket:
            yield data


async def ours(url: str, display: str) -> AsyncIterator[Any]:
    """Yield the data of what our server sends, acknowledged as the page does."""
    from support.page import Page

    arrived: asyncio.Queue[Any] = asyncio.Queue()

    def take(message: Any) -> None:
        if getattr(message, 'display', '') == display and message.SLOT == 'node':
            arrived.put_nowait(getattr(message, 'data', memoryview(b'')))

    async with Page(url, interest=(display,), on_message=take):
        while True:
            yield await arrived.get()


async def run(args: argparse.Namespace) -> dict[str, Any]:
    """Read until the time is over; a stalled client takes one message and reads no more."""
    source = {f.__name__: f for f in (floor, foxglove, viser, ours)}[args.protocol]
    ages: list[float] = []
    total = messages = 0
    end = time.monotonic() + args.seconds

    async def read() -> None:
        nonlocal total, messages
        async for data in source(args.url, args.display):
            if isinstance(data, str):
                continue
            found = age(data)
            if found is not None:
                ages.append(found)
            messages += found is not None or args.count_all
            total += len(data)
            if args.stall:
                time.sleep(args.seconds)  # the whole client stands still

    try:
        await asyncio.wait_for(read(), end - time.monotonic())
    except asyncio.TimeoutError:
        pass
    times = os.times()
    return {'ages': ages, 'messages': messages, 'bytes': total, 'cpu': times.user + times.system}


def main() -> None:
    """Run one client and print what it saw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('protocol', choices=('floor', 'foxglove', 'viser', 'ours'))
    parser.add_argument('--url', required=True)
    parser.add_argument('--display', default='/bench/cloud')
    parser.add_argument('--seconds', type=float, default=10.0)
    parser.add_argument('--stall', action='store_true')
    parser.add_argument('--count-all', action='store_true')
    print(json.dumps(asyncio.run(run(parser.parse_args()))))


if __name__ == '__main__':
    main()
