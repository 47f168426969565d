# SPDX-License-Identifier: Apache-2.0
"""Speaking to one client leaves the others alone."""

from __future__ import annotations

from support.page import Page
from support.scene import pose
from support.served import in_loop, serving, soon

from ros_viz_bridge.wire.scene import FrameLook, NodePlacement
from ros_viz_bridge.wire.session import Notice, SetCamera


@in_loop
async def test_what_is_said_to_one_reaches_only_that_one() -> None:
    with serving() as server:
        async with Page(server.url) as one, Page(server.url) as two:
            await soon(lambda: len(server.get_clients()) == 2)
            client = server.get_clients()['c1']
            assert (client.client_id, client.role) == ('c1', 'operator')
            client.notify('hello', level='warning')
            client.set_camera(position=(1, 2, 3), orientation=(0, 0, 0, 1), frame='map')
            own = client.scene.add_frame('own')
            client.publish(pose('once', 1.0))
            notice = await one.wait_for(Notice)
            assert (notice.level, notice.text) == ('warning', 'hello')
            assert (await one.wait_for(SetCamera)).frame == 'map'
            assert (await one.wait_for(FrameLook)).key == own.name == '/own'
            places = [await one.wait_for(NodePlacement) for _ in range(2)]
            assert [place.key for place in places] == [own.name, 'once']
            server.publish(pose('last', 1.0))
            assert (await two.wait_for(NodePlacement)).key == 'last'
            assert not {'Notice', 'SetCamera', 'FrameLook'} & two.seen.keys()
