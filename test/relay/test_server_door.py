# SPDX-License-Identifier: Apache-2.0
"""Servers come in that know a key, speak this version, and are not too many."""

from __future__ import annotations

from typing import Any

import pytest
from support.relays import KEY, relaying
from support.served import in_loop
import websockets

from ros_viz_bridge.relay.rules import Rules
from ros_viz_bridge.relay.server_door import public_url
from ros_viz_bridge.wire.codec import decode, encode
from ros_viz_bridge.wire.session import Notice, Rejected
from ros_viz_bridge.wire.trunk import protocol, Register, TRUNK_MESSAGES, Uttered

OWNER = 'x' * 32
SAID = {**TRUNK_MESSAGES, 'Rejected': Rejected}


async def answer(port: int, greeting: Any, headers: dict[str, str] | None = None) -> Any:
    from support.page import _header_option

    options: Any = {_header_option(): headers} if headers else {}
    async with websockets.connect(f'ws://127.0.0.1:{port}/trunk', **options) as socket:
        await socket.send(greeting)
        return decode(await socket.recv(), SAID)


@in_loop
async def test_who_may_not_share_is_told_why() -> None:
    good = Register(protocol(), '1', 'arm', KEY, OWNER, [])
    with relaying(keys=[KEY]) as relay:
        for register, code, reason in (
            (Register(protocol(), '1', '', 'wrong key', OWNER, []), 'token', 'key is wrong'),
            (Register(protocol(), '1', '', '', OWNER, []), 'token', 'needs a key'),
            (Register(protocol(), '1', '', KEY, 'short', []), 'protocol', 'owner must'),
            (Register('1-old', '0.0.7', '', KEY, OWNER, []), 'schema', 'version 0.0.7'),
        ):
            said = await answer(relay.port, encode(register))
            assert said.code == code and reason in said.reason
        for frame in (b'\xff' * 9, 'text', encode(Notice('info', 'x')), bytes(100_000)):
            assert (await answer(relay.port, frame)).code == 'protocol'
        assert type(await answer(relay.port, encode(good))).__name__ == 'Registered'
    with relaying() as relay:  # without a key, a proxy is not this machine
        forwarded = {'X-Forwarded-For': '127.0.0.1'}
        assert (await answer(relay.port, encode(good), forwarded)).code == 'token'


@in_loop
async def test_what_no_server_says_ends_its_connection() -> None:
    with relaying() as relay:
        address = f'ws://127.0.0.1:{relay.port}/trunk'
        for bad in (b'\xff' * 9, encode(Uttered(1, b'')), 'text'):  # type: ignore[arg-type]
            async with websockets.connect(address) as socket:
                await socket.send(encode(Register(protocol(), '1', '', '', OWNER, [])))
                await socket.send(bad)
                with pytest.raises(websockets.ConnectionClosed):
                    while True:
                        said = decode(await socket.recv(), SAID)
                assert said.code == 'protocol'


def test_links_begin_where_viewers_find_the_relay() -> None:
    scope = {'headers': [(b'host', b'relay:81')], 'scheme': 'wss', 'root_path': '/deep'}
    assert public_url(Rules(), scope) == 'https://relay:81/deep/'
    assert public_url(Rules(), {'headers': [(b'host', b'x')]}) == 'http://x/'
    assert public_url(Rules(public_url='https://y'), scope) == 'https://y/'
