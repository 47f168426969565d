# SPDX-License-Identifier: Apache-2.0
"""Who registers late hears of the clients that are there already, and gets its function back."""

from __future__ import annotations

from support.page import Page
from support.served import in_loop, serving, soon

from ros_viz_bridge.api.client_handle import ClientHandle


@in_loop
async def test_a_callback_that_comes_late_is_told_of_those_who_are_here() -> None:
    here: list[str] = []
    gone: list[str] = []

    def note(client: ClientHandle) -> None:
        here.append(client.client_id)

    with serving() as server:
        async with Page(server.url):
            assert server.on_client_connect(note) is note
            await soon(lambda: here == ['c1'])
            server.on_client_disconnect(lambda client: gone.append(client.client_id))
        await soon(lambda: gone == ['c1'])
