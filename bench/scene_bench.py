# SPDX-License-Identifier: Apache-2.0
"""A property of one node among few and among many: what it costs, and when a page has it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import ExitStack
import os
from pathlib import Path
import sys
from tempfile import TemporaryDirectory
import time

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / 'test')]

from playwright.sync_api import sync_playwright  # noqa: E402
from support.page import Page  # noqa: E402
from support.pictures import BROWSER_ARGUMENTS  # noqa: E402

from dev.tools import find_browser  # noqa: E402
from ros_viz_bridge import FrameHandle, Server  # noqa: E402
from ros_viz_bridge.wire.client import Ping  # noqa: E402
from ros_viz_bridge.wire.scene import NodePlacement  # noqa: E402
from ros_viz_bridge.wire.session import Pong  # noqa: E402

COUNTS = (10, 10_000)
CORES = sorted(os.sched_getaffinity(0))
ASSIGNMENTS, TURNS, TRIPS, ROUNDS = 3_000, 20, 300, 5
PAUSE = 0.02
"""Seconds between two round trips: of more than a hundred pings a second the server drops some."""


def show(server: Server, count: int) -> Callable[[float], None]:
    """Show so many nodes; return what moves one of them."""
    nodes = [
        server.scene.add_box(
            f'/n/{i}', dimensions=(0.1, 0.1, 0.1), position=(i % 100, i // 100, 0)
        )
        for i in range(count)
    ]
    node = nodes[count // 2]

    def move(x: float) -> None:
        node.position = (x, 0.0, 0.0)

    return move


def assigning() -> dict[int, float]:
    """Return by count the microseconds of the processor for an assignment and its sending."""
    found: dict[int, list[float]] = {count: [] for count in COUNTS}
    with ExitStack() as servers:
        shown = {count: servers.enter_context(Server(port=0)) for count in COUNTS}
        moves = {count: show(server, count) for count, server in shown.items()}
        for turn in range(TURNS):
            for count in COUNTS if turn % 2 else COUNTS[::-1]:
                shown[count].flush()
                begun = time.process_time()
                for i in range(ASSIGNMENTS):
                    moves[count](i)
                shown[count].flush()
                found[count].append((time.process_time() - begun) / ASSIGNMENTS * 1e6)
    return {count: float(np.median(each)) for count, each in found.items()}


async def trips(server: Server, move: Callable[[float], None]) -> tuple[list[float], list[float]]:
    """Return the milliseconds of ping and pong, and from an assignment to a page's having it."""
    async with Page(server.url) as page:
        move(-1.0)
        await page.wait_for(lambda m: isinstance(m, NodePlacement) and m.position[0] == -1.0)
        known = -1
        while known != page.received:  # until it has the whole scene
            known = page.received
            await asyncio.sleep(0.5)
        page.messages.clear()
        pings, moves = [], []
        for i in range(TRIPS):
            await asyncio.sleep(PAUSE)
            begun = time.perf_counter()
            await page.send(Ping(float(i + 1)))
            await page.wait_for(lambda m, i=i: isinstance(m, Pong) and m.page_time == i + 1)
            pings.append((time.perf_counter() - begun) * 1e3)
            begun = time.perf_counter()
            move(1000.0 + i)
            server.flush()
            await page.wait_for(
                lambda m, i=i: isinstance(m, NodePlacement) and m.position[0] == 1000 + i
            )
            moves.append((time.perf_counter() - begun) * 1e3)
        return pings, moves


def pictures(server: Server) -> float:
    """Return the pictures per second of a page in which one node moves at 60 Hz."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=BROWSER_ARGUMENTS
        )
        page = browser.new_page(viewport={'width': 800, 'height': 600})
        page.goto(server.url)
        page.wait_for_function('() => window.vizBridge !== undefined')
        page.wait_for_timeout(5_000)
        node = server.scene.get_handle_by_name('/n/5')
        assert node is not None
        for i in range(360):
            node.position = (0.0, 0.0, i / 100)
            page.wait_for_timeout(1000 / 60)
        fps = float(page.evaluate('() => vizBridge.stats().fps'))
        browser.close()
        return fps


def apart(folder: str) -> str:
    """Return a program that starts the browser on the last core; this process leaves that."""
    script = Path(folder) / 'browser'
    script.write_text(f'#!/bin/sh\nexec taskset -c {CORES[-1]} {find_browser()} "$@"\n')
    script.chmod(0o755)
    os.sched_setaffinity(0, CORES[:-1] or CORES)
    return str(script)


Move = Callable[[Server, list[FrameHandle], float], None]


def assigned(server: Server, nodes: list[FrameHandle], x: float) -> None:
    """Move all of them, one by one in one group."""
    with server.atomic():
        for node in nodes:
            node.position = (x, 0.0, 0.0)


def placed(server: Server, nodes: list[FrameHandle], x: float) -> None:
    """Move all of them by a column."""
    positions = np.zeros((len(nodes), 3))
    positions[:, 0] = x
    server.scene.place(nodes, position=positions)


def together(query: str = '', pairs: int = 1000, seconds: float = 5.0) -> dict[str, str]:
    """
    Return rows: pairs of nodes, all moved in one group 60 times a second, seen by a page.

    Once assigned one by one, once placed by a column, in turn.

    The page draws without a GPU, which takes all cores that it may have: it has one of its own, as
    a viewer's machine is another one. With ``?unattended=1`` it takes all in and draws nothing.
    """
    with Server(port=0) as server, sync_playwright() as playwright, TemporaryDirectory() as made:
        nodes = [server.scene.add_frame(f'/n/{i}', False) for i in range(2 * pairs)]
        browser = playwright.chromium.launch(executable_path=apart(made), args=BROWSER_ARGUMENTS)
        page = browser.new_page(viewport={'width': 800, 'height': 600})
        page.goto(server.url + query)
        page.wait_for_function(
            f'() => Object.keys(vizBridge?.nodes() ?? []).length >= {2 * pairs}'
        )
        rounds: dict[str, list[tuple[float, ...]]] = {'assigned': [], 'placed': []}
        for _ in range(ROUNDS):
            for name, move in (('assigned', assigned), ('placed', placed)):
                figures = moving(server, nodes, seconds, move)
                fps = float(page.evaluate('() => vizBridge.stats().fps'))
                rounds[name].append((*figures, fps))
        browser.close()
    found = {}
    for name, each in rounds.items():
        rate, script, whole, fps = np.median(np.array(each), axis=0)
        found[name] = f'| {2 * pairs:,} | {rate:.1f} | {script:.1f} | {whole:.1f} | {fps:.0f} |'
    return found


def moving(
    server: Server, nodes: list[FrameHandle], seconds: float, move: Move
) -> tuple[float, float, float]:
    """Move all 60 times a second; return groups a second, and microseconds for each node."""
    begun, used, ticks, assigned = time.perf_counter(), time.process_time(), 0, 0.0
    while (now := time.perf_counter()) < begun + seconds:
        time.sleep(max(0.0, begun + ticks / 60 - now))
        ticks += 1
        before = time.thread_time()
        move(server, nodes, float(ticks))
        assigned += time.thread_time() - before
    server.flush()
    took = time.perf_counter() - begun
    micro = 1e6 / (len(nodes) * ticks)
    return ticks / took, assigned * micro, (time.process_time() - used) * micro


def row(count: int, cost: float) -> str:
    """Return a row of the table."""
    with Server(port=0) as server:
        move = show(server, count)
        pings, moves = asyncio.run(trips(server, move))
        p50 = [f'{np.percentile(each, 50):.2f}' for each in (pings, moves)]
        p99 = [f'{np.percentile(each, 99):.2f}' for each in (pings, moves)]
        fps = pictures(server)
    return f'| {count:,} | {cost:.1f} | {p50[0]} | {p99[0]} | {p50[1]} | {p99[1]} | {fps:.0f} |'


def main() -> None:
    """Print the table."""
    print('## One node among many')
    print()
    print(
        'A script assigns `position` of one of its nodes: microseconds of the processor for'
        ' each assignment (median of twenty rounds, both in turns); milliseconds of an empty round'
        ' trip (ping), and from an assignment and'
        ' `flush()` until a client on this machine has it; pictures per second of a page'
        ' (software GPU) while it moves at 60 Hz.'
    )
    print()
    print('| nodes | assign µs | ping p50 | ping p99 | seen p50 | seen p99 | pictures/s |')
    print('|---|---|---|---|---|---|---|')
    for count, cost in assigning().items():
        print(row(count, cost), flush=True)
    print()
    print(
        'A script moves all its nodes in one picture, 60 times a second, while a page shows them:'
        ' `position` of each assigned in one `atomic()`, or all by one `scene.place`: groups per'
        ' second, microseconds of the processor for each node in the script, and in the whole'
        " process with the server's loop (medians of five times 5 s, in turn);"
        ' pictures per second. The first page draws without a GPU on the other half of the'
        " script's core, the second takes all in and draws nothing."
    )
    print()
    print('| page | nodes are | nodes | groups/s | script µs | process µs | pictures/s |')
    print('|---|---|---|---|---|---|---|')
    for page, query in (('draws', ''), ('does not', '?unattended=1')):
        for how, cells in together(query).items():
            print(f'| {page} | {how} {cells}', flush=True)


if __name__ == '__main__':
    main()
