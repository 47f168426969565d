# SPDX-License-Identifier: Apache-2.0
"""
Robots seen at three edges by few and by many; what is killed or unplugged: ``edge_bench.py``.

Two robots, two routers, three edges and the viewers are machines of their own (network
namespaces), all on the cores of this one. Viewers acknowledge all and decode nothing. Uplinks are
counted at the robots' cables, with all headers. Set EDGE_VIEWERS='1,30' for a quick look.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
import os
from pathlib import Path
from statistics import median
import sys
import time

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / 'test'), str(ROOT / 'bench')]

from procstat import cpu_time  # noqa: E402
from support.campus import Campus, ROBOT, ROBOTS  # noqa: E402
from support.crowd import Crowd  # noqa: E402
from support.namespace import missing  # noqa: E402
from support.obedience import Obedience  # noqa: E402
from support.operator import Operator  # noqa: E402
from support.served import soon  # noqa: E402
from support.switch import Machine  # noqa: E402

SECONDS = 8.0
WORDS = 300
SETTLED = 5.0
"""Seconds after which everything has come back that comes back by itself."""


@dataclass
class Point:
    """What so many viewers of one robot cost, at three edges; CPU in seconds of it."""

    viewers: int
    robot: float
    """A second."""
    edge: float
    """A second, of one edge."""
    routers: float
    """A second, of both."""
    uplink: float
    """Bytes a second out of the robot."""
    down: float
    """Bytes a second to all viewers."""
    robot_arrival: float
    """Of the robot, beside its own, until all were there."""
    edges_arrival: float
    direct: list[float]
    """Milliseconds from an operator's words to the robot, there."""
    by_edge: list[float]


@dataclass
class _Used:
    """What was used by some time; CPU in seconds: robot, three edges, two routers."""

    time: float
    cpu: list[float]
    up: int
    down: int

    @classmethod
    def by_now(cls, campus: Campus, crowds: list[Crowd]) -> _Used:
        machines = [campus.robots[0], *campus.edges, *campus.routers]
        cpu = [cpu_time(campus.pid(each)) for each in machines]
        down = sum(each.received() for each in crowds)
        return cls(time.monotonic(), cpu, campus.robots[0].sent, down)


def measured(count: int, *, whole: bool = True) -> Point:
    """Measure so many viewers of one robot; without operators' words where not ``whole``."""
    with Campus() as campus:
        idle = _Used.by_now(campus, [])
        crowds = campus.crowds(count, names=('arm',))
        came = _Used.by_now(campus, crowds)
        time.sleep(2.0)
        before = _Used.by_now(campus, crowds)
        time.sleep(SECONDS)
        after = _Used.by_now(campus, crowds)
        direct = by_edge = [0.0]
        if whole:
            direct, by_edge = asyncio.run(_delays(campus))
    took = after.time - before.time
    used = [(b - a) / took for a, b in zip(before.cpu, after.cpu, strict=True)]
    coming = came.time - idle.time
    arrival = [
        max(0.0, c - i - u * coming) for i, c, u in zip(idle.cpu, came.cpu, used, strict=True)
    ]
    return Point(
        count,
        used[0],
        sum(used[1:4]) / 3,
        sum(used[4:]),
        (after.up - before.up) / took,
        (after.down - before.down) / took,
        arrival[0],
        sum(arrival[1:4]),
        direct,
        by_edge,
    )


async def _delays(campus: Campus) -> tuple[list[float], list[float]]:
    """Return milliseconds from words to the robot, said there and at an edge, in turns."""
    direct: list[float] = []
    by_edge: list[float] = []
    for found, url in 2 * (
        (direct, f'http://{campus.robots[0].host}:{ROBOT}/'),
        (by_edge, campus.url(campus.edges[0])),
    ):
        told = campus.told['arm'].obedience = Obedience()
        operator = Operator(told, url)
        task = asyncio.ensure_future(operator.run())
        await operator.obeyed()
        await soon(lambda told=told: len(told.numbers) > WORDS, timeout=60.0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await soon(lambda told=told: told.holder == '')
        found += [(each.at - operator.said[each.number - 1]) * 1e3 for each in told.numbers]
    return direct, by_edge


def costs(counts: list[int]) -> None:
    """Print what so many viewers cost."""
    print(
        '| viewers | robot CPU % | robot uplink kB/s | CPU % per edge | both routers'
        ' | to viewers kB/s | words direct, ms: p50 | p99 | by an edge: p50 | p99 |'
    )
    print('|---|---|---|---|---|---|---|---|---|---|')
    for point in map(measured, counts):
        print(
            f'| {point.viewers} | {100 * point.robot:.1f} | {point.uplink / 1e3:.1f} |'
            f' {100 * point.edge:.1f} | {100 * point.routers:.1f} | {point.down / 1e3:.0f} |'
            f' {median(point.direct):.2f} | {_p99(point.direct):.2f} |'
            f' {median(point.by_edge):.2f} | {_p99(point.by_edge):.2f} |',
            flush=True,
        )


async def faults(count: int) -> None:
    """Print for how long viewers see nothing new, and an operator is not obeyed."""
    print(
        '| | viewers | nothing new for these, s: p50 | most | the others: p50 | most'
        ' | control lost after, s | not obeyed for, s |\n|---|---|---|---|---|---|---|---|'
    )
    with Campus() as campus:
        crowds = campus.crowds(count)
        robot = campus.told['arm'].obedience
        operator = Operator(robot, *map(campus.url, campus.edges))
        task = asyncio.ensure_future(operator.run())
        at = {campus.url(edge): edge for edge in campus.edges}

        async def row(
            what: str,
            fault: Callable[[], None],
            healed: Callable[[], None],
            *,
            edge: Machine | None = None,
            robots: Sequence[str] = ROBOTS,
        ) -> None:
            """Print what a fault costs those at this edge, or of these robots; and all others."""
            await operator.obeyed()
            await asyncio.sleep(2.0)
            its: set[tuple[Crowd, int]] = set()
            for name, crowd in zip(ROBOTS, crowds, strict=True):
                crowd.without()
                for i, at_edge in enumerate(crowd.at()):
                    if name in robots and edge in (None, campus.edges[at_edge]):
                        its.add((crowd, i))
            heard = len(robot.numbers)
            began = time.monotonic()
            operator.may.set()
            await asyncio.to_thread(fault)
            await asyncio.sleep(SETTLED)
            without: dict[bool, list[float]] = {True: [], False: []}
            for crowd in crowds:
                for i, seconds in enumerate(crowd.without()):
                    without[(crowd, i) in its].append(seconds)
            lost = [each for each in robot.losses if each > began]
            await asyncio.to_thread(healed)
            await operator.obeyed()
            obeyed = [each.at for each in robot.numbers[max(0, heard - 1) :]]
            gap = max(b - a for a, b in zip(obeyed, obeyed[1:], strict=False))
            shown = f'{lost[0] - began:.2f}' if lost else 'kept'
            print(
                f'| {what} | {len(its)} | {_shown(without[True])} | {_shown(without[False])}'
                f' | {shown} | {gap:.2f} |'
            )
            sys.stdout.flush()

        one, two = campus.routers
        await row('a router killed', lambda: campus.kill(one), lambda: campus.start_router(one))
        await asyncio.sleep(SETTLED)

        def only() -> None:
            campus.kill(one)
            campus.kill(two)
            campus.start_router(one)

        await row('both killed, one starts', only, lambda: campus.start_router(two))
        edge = at[operator.url]
        await row("the operator's edge killed", lambda: campus.kill(edge), lambda: None, edge=edge)
        campus.start_edge(edge)
        await soon(lambda: campus.lists(edge), timeout=60.0)
        edge = at[operator.url]
        await row("the operator's edge unplugged", edge.unplug, edge.plug, edge=edge)
        arm = campus.robots[0]
        await row('the robot unplugged', arm.unplug, arm.plug, robots=ROBOTS[:1])
        said, done = len(operator.said), len(robot.numbers)
        operator.check()
        task.cancel()
    print(f'\n{said} words were said, {done} obeyed: each once, none without its lease.\n')


def _shown(seconds: list[float]) -> str:
    return f'{median(seconds):.2f} | {max(seconds):.2f}' if seconds else '- | -'


def _p99(values: list[float]) -> float:
    return sorted(values)[int(0.99 * len(values))]


def main() -> None:
    """Run and print."""
    counts = list(map(int, os.environ.get('EDGE_VIEWERS', '1,30,300').split(',')))
    print('## Edges\n')
    print(
        '`python bench edge_bench.py`: two routers, three edges, two robots and the viewers, each'
    )
    print('on a machine of its own: network namespaces on the cores of this one.\n')
    if missing():
        print(f'Not measured: {missing()}.\n')
        return
    costs(counts)
    print(f'\n{max(counts)} viewers of two robots, and an operator who says 90 words a second;')
    print('each fault lasts five seconds. The first figures are of those who look there:\n')
    asyncio.run(faults(max(counts)))


if __name__ == '__main__':
    main()
