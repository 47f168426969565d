# SPDX-License-Identifier: Apache-2.0
"""A server finds its relay, says why it cannot, and never gives up."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
import contextlib
import socket
from typing import Any

import pytest
from support.hubs import make_hub
from support.relays import link, relaying, sharing
from support.served import in_loop, serving, soon
import websockets

from dev.port import free_port
from ros_viz_bridge.core.shares import Shares
from ros_viz_bridge.runtime import uplink
from ros_viz_bridge.runtime.uplink import RelayError, trunk_address, Uplink
from ros_viz_bridge.wire.codec import decode, encode
from ros_viz_bridge.wire.session import Rejected
from ros_viz_bridge.wire.trunk import Register, Registered, SharesChanged, TRUNK_MESSAGES


def test_relays_are_found_by_their_address() -> None:
    assert trunk_address('https://relay.example') == 'wss://relay.example/trunk'
    assert trunk_address('http://localhost:8090/deep/') == 'ws://localhost:8090/deep/trunk'
    for wrong in ('relay.example', 'ftp://x', 'https://', ''):
        with pytest.raises(ValueError, match='relay must be such as'):
            trunk_address(wrong)


@in_loop
async def test_it_says_why_nobody_can_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uplink, 'CONNECT_TIME', 0.3)

    async def failure(url: str) -> str:
        connection = Uplink(url, '', make_hub()[0], Shares(), app=None, ros_time=lambda: 0.0)
        task = asyncio.ensure_future(connection.run())
        try:
            with pytest.raises(RelayError) as error:
                await connection.registered(5.0)
            return str(error.value)
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    port = free_port()
    with socket.create_server(('127.0.0.1', port)):
        assert 'cannot connect' in await failure(f'http://127.0.0.1:{port}')  # it never answers
    assert 'cannot connect' in await failure(f'http://127.0.0.1:{port}')
    with serving() as server:  # a server, and no relay
        assert 'cannot connect' in await failure(server.url)

    async def odd(connection: Any) -> None:
        await connection.recv()
        await connection.send(b'what?')

    async with websockets.serve(odd, '127.0.0.1', 0) as served:
        port = served.sockets[0].getsockname()[1]
        assert 'does not answer as a relay' in await failure(f'http://127.0.0.1:{port}')


@in_loop
async def test_a_silent_relay_is_given_up_and_tried_again() -> None:
    with relaying() as relay, sharing(relay) as server:
        url = await link(server)
        connection = server._sharing._uplink
        assert connection is not None
        first = connection._socket
        server.get_event_loop().call_soon_threadsafe(connection.tick, 1e9)
        await soon(lambda: connection._socket is not first and server.share_url == url)


@in_loop
async def test_what_no_relay_says_ends_the_connection() -> None:
    seen: list[str] = []

    async def odd(connection: Any) -> None:
        await connection.recv()
        await connection.send(encode(Registered('http://x/')))
        await connection.send(encode(Rejected('busy', 'no more')))
        await connection.wait_closed()
        seen.append('closed')

    async with websockets.serve(odd, '127.0.0.1', 0) as served:
        port = served.sockets[0].getsockname()[1]
        connection = Uplink(
            f'http://127.0.0.1:{port}', '', make_hub()[0], Shares(), app=None, ros_time=lambda: 0.0
        )
        with pytest.raises(RelayError, match='no more'):
            await connection._connect()
        assert connection.base == '' and connection.counts == {}


@contextlib.asynccontextmanager
async def connecting(run: Any) -> AsyncIterator[tuple[Uplink, Shares]]:
    """Run an uplink to a relay that does this."""
    shares = Shares()
    async with websockets.serve(run, '127.0.0.1', 0) as served:
        url = f'http://127.0.0.1:{served.sockets[0].getsockname()[1]}'
        connection = Uplink(url, '', make_hub()[0], shares, app=None, ros_time=lambda: 0.0)
        task = asyncio.ensure_future(connection.run())
        try:
            yield connection, shares
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


@in_loop
async def test_a_share_that_begins_while_the_relay_answers_is_told_before_its_link_is() -> None:
    listed: list[set[str]] = []
    greeted, answering = asyncio.Event(), asyncio.Event()

    async def slow(socket: Any) -> None:
        async for frame in socket:
            said = decode(frame, TRUNK_MESSAGES)
            if isinstance(said, (Register, SharesChanged)):
                greeted.set()
                await answering.wait()
                await asyncio.sleep(0.02)
                listed.append({each.role for each in said.shares})
                await socket.send(encode(Registered('http://x/')))

    async with connecting(slow) as (connection, shares):
        shares.open('viewer', 1e9)
        one = asyncio.ensure_future(connection.registered(5.0))
        await greeted.wait()
        shares.open('operator', 1e9)
        two = asyncio.ensure_future(connection.registered(5.0))
        await asyncio.sleep(0)
        answering.set()
        assert await two == 'http://x/' and listed == [{'viewer'}, {'viewer', 'operator'}]
        await one


@in_loop
async def test_a_relay_that_ends_it_at_once_is_left_alone_for_longer_and_longer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(uplink, 'SHORTEST', 0.001)
    codes: list[Any] = ['busy', 'busy', 'busy', 'full']

    async def curt(socket: Any) -> None:
        await socket.recv()
        await socket.send(encode(Registered('http://x/')))
        await socket.send(encode(Rejected(codes.pop(0), 'not now')))

    async with connecting(curt) as (connection, _):
        await soon(lambda: connection._attempts == 11)
        assert not codes
