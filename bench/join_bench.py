# SPDX-License-Identifier: Apache-2.0
"""Joining after one update of a key, and after 100,000: ``python bench/join_bench.py``."""

from __future__ import annotations

import asyncio
from pathlib import Path
from statistics import median
import sys
import time

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / 'test')]

from support.page import Page  # noqa: E402

from ros_viz_bridge import Server  # noqa: E402
from ros_viz_bridge.wire.display import Display  # noqa: E402
from ros_viz_bridge.wire.flat import Point  # noqa: E402
from ros_viz_bridge.wire.tf import Transforms  # noqa: E402

JOINS = 20


def announce(server: Server) -> None:
    """Make a display known, so that its data is sent."""
    server.publish(Display('/tf', '/tf', '/tf', '/tf', 'tf2_msgs/msg/TFMessage', True, {}, [], 0))


def transforms(stamp: float) -> Transforms:
    """Return one batch of one frame."""
    return Transforms(
        '/tf',
        'tf',
        names=['map', 'base_link'],
        child=np.array([1], np.uint32),
        parent=np.array([0], np.uint32),
        stamp=np.array([stamp]),
        pose=np.array([[stamp, 0, 0, 0, 0, 0, 1.0]]),
        static=np.zeros(1, np.uint8),
    )


async def join(url: str) -> tuple[float, int]:
    """Return milliseconds until a new page has the newest of both keys, and bytes received."""
    start = time.perf_counter()
    async with Page(url, interest=('/tf',)) as page:
        wanted = {'Transforms', 'Point'}
        while wanted:
            message = await page.wait_for(lambda m: type(m).__name__ in wanted)
            wanted.discard(type(message).__name__)
        return (time.perf_counter() - start) * 1000, page.received


def main() -> None:
    """Run and print."""
    server = Server(port=0)
    try:
        announce(server)
        rows = []
        done = 0
        for updates in (1, 100_000):
            while done < updates:
                done += 1
                server.publish(
                    transforms(float(done)), Point('', 'point', 'map', 0.0, (done, 0, 0))
                )
            server.flush()
            found = [asyncio.run(join(server.url)) for _ in range(JOINS)]
            rows.append((updates, median(t for t, _ in found), median(b for _, b in found)))
    finally:
        server.stop()
    print('## Joining\n\n`python bench/join_bench.py`: one state key and one fold key, medians\n')
    print('| updates of each key before | join ms | bytes |\n|---|---|---|')
    for updates, ms, size in rows:
        print(f'| {updates:,} | {ms:.1f} | {size:.0f} |')
    print()


if __name__ == '__main__':
    main()
