# SPDX-License-Identifier: Apache-2.0
"""docs/faults.md, where it needs no ROS: what everybody else sees when one thing fails."""

from __future__ import annotations

from support.hubs import display
from support.page import Page
from support.scene import cloud
from support.served import in_loop, serving, soon

from ros_viz_bridge.core.session import ClientInfo
from ros_viz_bridge.wire.client import Ping, TakeControl
from ros_viz_bridge.wire.point_cloud import PointCloud
from ros_viz_bridge.wire.session import Control, Pong


@in_loop
async def test_a_browser_that_is_killed_leaves_nothing_behind() -> None:
    """Its lease is free at once, the others go on, and it comes back as who it was."""
    gone: list[ClientInfo] = []
    with serving() as server:
        server.on_client_disconnect(gone.append, direct=True)
        server.publish(display('/a'))
        async with Page(server.url) as other, Page(server.url, interest=('/a',)) as page:
            await page.send(TakeControl('robot'))
            await other.wait_for(
                lambda m: isinstance(m, Control) and m.groups[0].holder == page.hello.client_id
            )
            for socket in (page.control, page.data):
                socket.transport.abort()
            freed = await other.wait_for(
                lambda m: isinstance(m, Control) and not m.groups[0].holder
            )
            assert len(freed.operators) == 1
            server.publish(cloud('/a'))
            async with Page(server.url, interest=('/a',), resume=page.hello) as back:
                assert back.hello.client_id == page.hello.client_id
                await back.wait_for(PointCloud)
        await soon(lambda: len(gone) == 3)


@in_loop
async def test_a_clock_that_is_set_back_costs_no_lease_and_is_told() -> None:
    """Leases and silences are measured by a clock that nobody sets."""
    now = [1_000_000.0]
    with serving(now=lambda: now[0]) as server:
        async with Page(server.url) as page:
            await page.send(TakeControl('robot'))
            held = await page.wait_for(
                lambda m: isinstance(m, Control) and m.groups[0].holder != ''
            )
            for step in (-3600.0, 7200.0):
                now[0] += step
                await page.send(Ping(1.0))
                pong = await page.wait_for(Pong)
                while pong.time != now[0]:
                    pong = await page.wait_for(Pong)
            (client,) = server.get_clients().values()
            assert server.get_holder('robot') == client.client_id == held.groups[0].holder
