# SPDX-License-Identifier: Apache-2.0
"""Below an address are a page, what it fetches of the server, and nothing more."""

from __future__ import annotations

import asyncio

from support.edges import answers, at, edge, robot, router, TOKEN
from support.page import Page
from support.served import get, in_loop

from ros_viz_bridge.wire.notification import FileOffered


@in_loop
async def test_what_a_page_fetches_comes_from_the_robot() -> None:
    with router() as way, robot(way) as server, edge(way) as served:
        await answers(served)
        async with Page(at(served), token=TOKEN) as page:
            client = server.get_clients()[page.hello.client_id]
            client.send_file_download('a.bin', bytes(range(256)) * 4000, save_immediately=True)
            offered = await page.wait_for(FileOffered)
            path = f'/robots/arm/{offered.address}'
            found = await asyncio.to_thread(get, served.port, path)
            assert (found.status, found.content) == (200, bytes(range(256)) * 4000)
        assert get(served.port, '/robots/arm/downloads/guess/x').status == 410
        assert get(served.port, '/robots/other/downloads/guess/x').status == 404
