# SPDX-License-Identifier: Apache-2.0
"""A server that misbehaves or falls silent is let go, and its viewers are told."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from support.page import RejectedError
from support.relays import link, refusal, relaying, sharing, visit
from support.served import in_loop, soon

from ros_viz_bridge.relay import station


@in_loop
async def test_a_scene_that_is_too_large_ends_its_own_connection_alone() -> None:
    with relaying(memory=4 << 20) as relay:
        with sharing(relay) as server, sharing(relay) as modest:
            url, other = await link(server), await link(modest)
            async with visit(url) as page, visit(other) as at_modest:
                for i in range(3):
                    server.scene.add_image(f'/{i}', np.zeros((1, 1, 3), np.uint8), 1.0, 1.0)
                    points = np.zeros((150_000, 3), np.float32)
                    server.scene.add_point_cloud(f'/p{i}', points, (0, 0, 0))
                with pytest.raises(RejectedError) as ended:
                    await page.wait_for(lambda message: False)
                assert ended.value.rejected.code == 'away'
                modest.scene.add_frame('/still')
                await at_modest.wait_for(lambda m: getattr(m, 'key', '') == '/still')


@in_loop
async def test_a_server_that_says_nothing_is_taken_for_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(station, 'SILENCE', 1.5)
    monkeypatch.setattr(station, 'PATIENCE', 0.5)
    with relaying() as relay, sharing(relay) as server:
        url = await link(server)
        async with visit(url) as page:
            connection: Any = server._sharing._uplink
            trunk = connection._trunk
            monkeypatch.setattr(trunk.box, 'take', lambda now: None)
            assert 'does not answer' in (await refusal(url)).reason
            with pytest.raises(RejectedError) as ended:
                await page.wait_for(lambda message: False)
            assert ended.value.rejected.code == 'away'
        await soon(lambda: connection._trunk is not trunk and server.share_url == url)
        async with visit(url):
            pass
