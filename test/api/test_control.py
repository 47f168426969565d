# SPDX-License-Identifier: Apache-2.0
"""A script rules over who may act on the robot."""

from __future__ import annotations

from support.page import Page
from support.served import in_loop, serving, soon

from ros_viz_bridge.wire.client import ResetStop, TakeControl
from ros_viz_bridge.wire.session import Control


@in_loop
async def test_outputs_may_be_stopped_from_outside_the_page() -> None:
    stops: list[tuple[str, str]] = []
    with serving() as server:
        server.on_stop(lambda who, why: stops.append((who, why)))
        async with Page(server.url) as page:
            server.stop_outputs('ROS', 'a button on the wall')
            await page.wait_for(lambda m: isinstance(m, Control) and m.stopped_by == 'ROS')
            await page.send(ResetStop())
            await soon(lambda: len(stops) == 2)
    assert stops == [('ROS', 'a button on the wall'), ('', 'reset by c1')]


@in_loop
async def test_who_has_control() -> None:
    with serving() as server:
        async with Page(server.url) as page:
            assert server.get_holder('robot') == server.get_holder('none') == ''
            await page.send(TakeControl('robot'))
            await soon(lambda: server.get_holder('robot') == 'c1')
