# SPDX-License-Identifier: Apache-2.0
"""A server that misbehaves or falls silent is let go, and its viewers are told."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from support.hubs import make_hub
from support.page import RejectedError
from support.relays import link, refusal, relaying, sharing, visit
from support.served import in_loop, soon
from support.trunks import RemoteViewer, TrunkPair

from ros_viz_bridge.core.access import Refused
from ros_viz_bridge.core.rate_limit import Limits
from ros_viz_bridge.relay import station
from ros_viz_bridge.relay.rules import Rules
from ros_viz_bridge.wire.codec import encode
from ros_viz_bridge.wire.trunk import Admitted


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


@in_loop
async def test_strangers_who_wait_keep_nobody_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(station, 'ARRIVALS', 5)
    socket: Any = SimpleNamespace(wake=lambda: None)
    here = station.Station(socket, Rules(viewers=1), Limits(), shared=lambda changed: None)
    hello = encode(RemoteViewer(TrunkPair(make_hub()[0]), 1).hello)
    frame = np.frombuffer(hello, np.uint8)

    def come() -> asyncio.Future[Any]:
        coming = here.admit('arm', hello, wake=lambda: None, end=lambda rejected: None)
        return asyncio.ensure_future(coming)

    coming = [come() for _ in range(6)]
    await asyncio.sleep(0)
    with pytest.raises(Refused, match='too many arrive'):
        await coming[5]
    here._said_by_server(Admitted(4, frame))
    number, session = await coming[3]
    assert number == 4 and here.edge.present.get(session.client_id) is session
    here._said_by_server(Admitted(2, frame))  # the server does not count them
    for refused in (coming[1], come()):
        with pytest.raises(Refused, match='as many viewers'):
            await refused
    here.depart(4)
    last = come()
    await asyncio.sleep(0)
    here._said_by_server(Admitted(6, frame))
    assert (await last)[0] == 6
    for each in coming:
        each.cancel()
    await asyncio.gather(*coming, return_exceptions=True)
