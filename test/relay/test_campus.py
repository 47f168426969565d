# SPDX-License-Identifier: Apache-2.0
"""Routers, edges and robots on machines of their own are killed and unplugged, and all recover."""

from __future__ import annotations

import asyncio
import time

import pytest
from support.campus import Campus
from support.namespace import missing
from support.operator import Operator
from support.served import in_loop, soon

pytestmark = pytest.mark.slow
VIEWERS = 24


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
        for machine in (campus.robots[0], at[operator.url]):
            await operator.survive(machine.unplug, machine.plug)
            await all_see()
        held = campus.told['base'].obedience
        assert held.numbers == []  # nobody operates the other one
        operator.check()
        task.cancel()
