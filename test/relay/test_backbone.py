# SPDX-License-Identifier: Apache-2.0
"""
Two robots, three edges, and what is between them killed, cut or held up.

The operator of one says numbers all the time: none counts twice, and none that was said before its
lease ended counts after that.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import ExitStack

import pytest
from support.edges import answers, at, edge, EdgeProcess, robot, router
from support.gap import Gap
from support.obedience import Obedience, watch
from support.operator import Operator
from support.served import in_loop, soon

from dev.port import free_port


@in_loop
async def test_a_router_that_comes_back_brings_all_back() -> None:
    with ExitStack() as stack, ExitStack() as routing:
        way = routing.enter_context(router())
        arm = stack.enter_context(robot(way))
        stack.enter_context(robot(way, 'base'))
        edges = [stack.enter_context(edge(way)) for _ in range(3)]
        watch(arm, obedience := Obedience())
        operator = Operator(obedience, at(edges[0]))
        for each in edges:
            await answers(each, 'arm', 'base')
        task = asyncio.ensure_future(operator.run())
        await operator.survive(routing.close, lambda: stack.enter_context(router(way)) and None)
        for each in edges:
            await answers(each, 'arm', 'base')
        task.cancel()


@pytest.mark.slow
@in_loop
async def test_whatever_is_killed_or_cut_the_others_go_on() -> None:
    way = f'tcp/127.0.0.1:{free_port()}'
    with ExitStack() as stack:
        routing = stack.enter_context(EdgeProcess('--listen', way))
        near, far = (stack.enter_context(Gap(way)) for _ in range(2))
        arm = stack.enter_context(robot(near.endpoint))
        stack.enter_context(robot(way, 'base'))
        edges = [
            stack.enter_context(EdgeProcess('--connect', each))
            for each in (far.endpoint, way, way)
        ]
        watch(arm, obedience := Obedience())
        operator = Operator(obedience, *(at(each) for each in edges))
        task = asyncio.ensure_future(operator.run())
        nothing: Callable[[], None] = lambda: None  # noqa: E731
        for each in edges:
            await soon(lambda each=each: each.lists('arm', 'base'))
        await operator.survive(far.open, far.close)  # the way of its edge is held up
        await operator.survive(near.open, near.close)  # the way of the robot
        await operator.survive(near.cut, nothing)
        await operator.survive(routing.kill, routing.start)
        for each in edges:
            await soon(lambda each=each: each.lists('arm', 'base'), timeout=40.0)
        for _ in range(2):
            here = next(each for each in edges if at(each) == operator.url)
            await operator.survive(here.kill, here.start)
        task.cancel()
