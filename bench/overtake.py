# SPDX-License-Identifier: Apache-2.0
"""
TF behind a 16 MB cloud on a 20 MB/s link: ``python bench/overtake.py`` (as root).

It makes two network namespaces: a server in one, a page in the other, between them a token bucket
of 160 Mbit/s. TF goes out at 100 Hz, a cloud of 16 MB every two seconds (0.8 s of the link).
Reported is the age of the TF samples that arrive while a cloud is on its way.
"""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
import subprocess
import sys
import time

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / 'test')]

from join_bench import announce, transforms  # noqa: E402
from report import percentile  # noqa: E402
from support.page import Page  # noqa: E402

from ros_viz_bridge import Server  # noqa: E402
from ros_viz_bridge.core.access import Access  # noqa: E402
from ros_viz_bridge.wire.point_cloud import PointCloud, PointField  # noqa: E402
from ros_viz_bridge.wire.tf import Transforms  # noqa: E402

POINTS = 1_000_000
SECONDS = 16.0
RATE = '160mbit'
SERVER, CLIENT = '10.91.0.1', '10.91.0.2'


def serve() -> None:
    """Publish TF and clouds until the time is over."""
    server = Server(host=SERVER, port=8080, access=Access(allow_anonymous=True))
    announce(server)
    fields = [PointField(name, 4 * i, 'f4') for i, name in enumerate('xyzi')]
    data = np.zeros(POINTS * 16, np.uint8)
    print('ready', flush=True)
    start = time.monotonic()
    for tick in range(int(SECONDS * 100)):
        if tick % 200 == 0:
            stamp = time.time()
            server.publish(
                PointCloud('/tf', 'cloud', 'map', stamp, POINTS, 16, fields, (0, 0, 0), data)
            )
        server.publish(transforms(time.time()))
        time.sleep(max(0.0, start + tick / 100 - time.monotonic()))
    server.stop()


async def watch() -> tuple[list[float], list[float], list[float]]:
    """Return ages in ms: TF while a cloud was on its way, TF else, clouds."""
    busy: list[float] = []
    quiet: list[float] = []
    clouds: list[float] = []
    waiting: list[tuple[float, float]] = []

    def take(message: object) -> None:
        now = time.time()
        if isinstance(message, Transforms):
            waiting.append((now, (now - float(message.stamp[-1])) * 1000))
        elif isinstance(message, PointCloud):
            clouds.append((now - message.stamp) * 1000)
            for arrived, age in waiting:
                (busy if arrived > message.stamp else quiet).append(age)
            waiting.clear()

    async with Page(f'http://{SERVER}:8080', interest=('/tf',), on_message=take):
        await asyncio.sleep(SECONDS - 2)
    return busy, quiet, clouds


def sh(command: str) -> None:
    """Run a command of the namespaces."""
    subprocess.run(command, shell=True, check=True)


def main() -> None:
    """Make the namespaces, run both sides, print, and take the namespaces away."""
    a, b = (f'rvb{os.getpid()}{side}' for side in 'ab')
    try:
        sh(f'ip netns add {a} && ip netns add {b}')
        sh(f'ip link add veth0 netns {a} type veth peer name veth0 netns {b}')
        for space, address in ((a, SERVER), (b, CLIENT)):
            sh(f'ip -n {space} addr add {address}/24 dev veth0')
            sh(f'ip -n {space} link set veth0 up && ip -n {space} link set lo up')
        sh(f'tc -n {a} qdisc add dev veth0 root tbf rate {RATE} burst 64k latency 100ms')
        enter = ['ip', 'netns', 'exec']
        server = subprocess.Popen(
            [*enter, a, sys.executable, __file__, 'serve'], stdout=subprocess.PIPE, text=True
        )
        assert server.stdout is not None
        server.stdout.readline()
        page = subprocess.run([*enter, b, sys.executable, __file__, 'watch'], check=True)
        assert page.returncode == 0
        server.wait(60)
    finally:
        for space in (a, b):
            subprocess.run(['ip', 'netns', 'del', space], check=False)


def report() -> None:
    """Print what the page saw."""
    busy, quiet, clouds = asyncio.run(watch())
    print('## TF behind a 16 MB cloud on a link of 20 MB/s\n\n`python bench/overtake.py`\n')
    print('| what | samples | p50 ms | p99 ms | max ms |\n|---|---|---|---|---|')
    for name, ages in (
        ('TF while a cloud is on its way', busy),
        ('TF else', quiet),
        ('the clouds', clouds),
    ):
        print(
            f'| {name} | {len(ages)} | {percentile(ages, 50):.1f} | {percentile(ages, 99):.1f} '
            f'| {max(ages, default=float("nan")):.1f} |'
        )
    print()


if __name__ == '__main__':
    {'serve': serve, 'watch': report}.get(sys.argv[-1], main)()
