# SPDX-License-Identifier: Apache-2.0
"""Routers, edges and robots on machines of their own are killed and unplugged, and all recover."""

from __future__ import annotations

import asyncio
from statistics import median
import time

import pytest
from support.campus import Campus
from support.namespace import missing
from support.operator import Operator
from support.served import in_loop, soon

pytestmark = pytest.mark.slow
VIEWERS = 24
CLOUDS = 500_000
"""Bytes of more than one cloud of 20,000 points."""
LITTLE = 200_000
"""Bytes that come to a viewer in 20 s where two have 200 kbit/s."""
PLACES = 1000
"""More than anybody has to leave: who is cut off goes to the next."""


@in_loop
async def test_machines_that_are_killed_or_unplugged() -> None:
    pytest.importorskip('zenoh')
    if missing():
        pytest.skip(missing())
    with Campus() as campus:
        crowds = campus.crowds(VIEWERS)
        arm = campus.told['arm'].obedience
        operator = Operator(arm, *map(campus.url, campus.edges))
        task = asyncio.ensure_future(operator.run())
        await operator.obeyed()

        async def all_see() -> None:
            """Wait until every viewer sees something that was not under way already."""
            asked = time.monotonic() + 1.0
            for crowd in crowds:
                await soon(lambda c=crowd: min(c.came()) > asked, timeout=60.0)

        first, *_ = campus.routers
        campus.kill(first)
        await operator.obeyed()
        await all_see()
        campus.start_router(first)
        at = {campus.url(edge): edge for edge in campus.edges}
        here = at[operator.url]
        await operator.survive(lambda: campus.kill(here), lambda: campus.start_edge(here))
        await all_see()
        for find in (lambda: campus.robots[0], lambda: at[operator.url]):  # where it is by then
            machine = find()
            await operator.survive(machine.unplug, machine.plug)
            await all_see()
        held = campus.told['base'].obedience
        assert held.numbers == []  # nobody operates the other one
        operator.check()
        task.cancel()


@in_loop
async def test_an_edge_that_is_unplugged_is_missed_by_its_own_viewers_alone() -> None:
    """Though the router soon has no room for what the robot says to that one."""
    pytest.importorskip('zenoh')
    if missing():
        pytest.skip(missing())
    with Campus(points=100_000, cloud_hz=10) as campus:
        crowds = campus.crowds(6)
        there = {(each, i) for each in crowds for i, at in enumerate(each.at()) if at == 0}
        for each in crowds:
            each.without()
        campus.edges[0].unplug()
        for each in crowds:  # also who had to go to another edge
            await soon(lambda c=each: 0 not in c.at(), timeout=60.0)
        gone = time.monotonic()
        for each in crowds:
            await soon(lambda c=each: min(c.came()) > gone, timeout=60.0)
        missed: dict[bool, list[float]] = {True: [], False: []}
        for each in crowds:
            for i, seconds in enumerate(each.without()):
                missed[(each, i) in there].append(seconds)
        assert median(missed[False]) < min(missed[True])  # one of them may have met a busy machine


@in_loop
async def test_an_edge_behind_a_narrow_way_is_sent_less_and_the_others_as_much_as_before() -> None:
    pytest.importorskip('zenoh')
    if missing():
        pytest.skip(missing())
    with Campus(points=20_000, cloud_hz=5) as campus:
        behind, *others = campus.edges
        few, many = campus.crowds(2, edges=[behind]), campus.crowds(4, edges=others)
        behind.narrow('1mbit')
        for _ in range(2):  # at first it has to be found out
            few_had, many_had = ([each.received() for each in crowd] for crowd in (few, many))
            for crowd, had in zip(few, few_had, strict=True):
                await soon(lambda c=crowd, h=had: c.received() > h + CLOUDS, timeout=60.0)
        few_got = sum(each.received() for each in few) - sum(few_had)
        many_got = sum(each.received() for each in many) - sum(many_had)
        assert many_got / 4 > 4 * few_got / 2


@in_loop
async def test_an_edge_behind_200_kbit_a_second_is_found_to_be_slow_and_kept() -> None:
    """Two robots share its way: what both say at a time goes through before a router gives up."""
    pytest.importorskip('zenoh')
    if missing():
        pytest.skip(missing())
    with Campus(points=20_000, cloud_hz=5) as campus:
        behind, *others = campus.edges
        few = campus.crowds(2, edges=PLACES * [behind])
        campus.crowds(4, edges=others)
        places = [[each.at() for each in few]]
        behind.narrow('200kbit')
        # A hundred times what fits is on its way: at first a router has no room for that.
        await soon(lambda: [each.at() for each in few] != places[0], timeout=60.0)
        had = [[each.received() for each in few]]

        def kept() -> bool:
            """Tell whether all received so much where they are."""
            at, received = [each.at() for each in few], [each.received() for each in few]
            if at != places[-1]:
                places.append(at)
                had.append(received)
            return all(now > then + LITTLE for now, then in zip(received, had[-1], strict=True))

        await soon(kept, timeout=120.0)
