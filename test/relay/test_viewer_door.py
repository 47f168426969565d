# SPDX-License-Identifier: Apache-2.0
"""Sockets of viewers belong to whom they say, or close with a reason."""

from __future__ import annotations

import asyncio
from typing import Any

from support.relays import link, relaying, sharing, visit
from support.served import in_loop, soon
import websockets

from ros_viz_bridge.core.access import Refused
from ros_viz_bridge.relay.viewer_door import ViewerDoor
from ros_viz_bridge.runtime.greetings import Greetings
from ros_viz_bridge.wire.client import Ack, ClientHello, DataHello, Ping, Stop, TakeControl
from ros_viz_bridge.wire.codec import decode, encode
from ros_viz_bridge.wire.schema import schema_hash, SERVER_MESSAGES
from ros_viz_bridge.wire.session import StopHeard


@in_loop
async def test_data_sockets_need_the_secret_of_their_session() -> None:
    with relaying() as relay, sharing(relay) as server:
        url = await link(server)
        address = url.partition('#')[0].replace('http', 'ws')
        async with visit(url, data=False) as page:
            hello = page.hello
            for greeting, code in (
                (encode(DataHello(hello.client_id, 'guess')), 'token'),
                (encode(DataHello('c99', hello.data_secret)), 'token'),
                (encode(Ack(0)), 'protocol'),
                (b'\0' * 64, 'protocol'),
            ):
                async with websockets.connect(f'{address}ws/data') as socket:
                    await socket.send(greeting)
                    assert decode(await socket.recv(), SERVER_MESSAGES).code == code
            await page.open_data()
        async with websockets.connect(f'{address}ws/control') as socket:
            await socket.send(encode(Ping(0.0)))
            assert decode(await socket.recv(), SERVER_MESSAGES).code == 'protocol'


@in_loop
async def test_bad_messages_end_only_the_session_that_sent_them() -> None:
    with relaying() as relay, sharing(relay) as server:
        url = await link(server, role='operator')
        stopped: list[str] = []
        server.on_stop(lambda who, why: stopped.append(who))
        async with visit(url) as good:
            for frame in (b'\xff' * 4, 'text', bytes(2_000_000), encode(Ack(0))):
                async with visit(url) as bad:
                    await bad.control.send(frame)
                    await bad.wait_closed()
            await good.send(TakeControl('robot'))
            await soon(lambda: server.get_holder('robot') == good.hello.client_id)
            await good.send(Stop('enough'))
            await good.wait_for(StopHeard)
            assert stopped == [good.hello.client_id]
        await soon(lambda: len(server.get_clients()) == 0)


@in_loop
async def test_a_stranger_fills_nobodys_way_to_the_robot() -> None:
    passed_on: list[bytes] = []

    class Strict:
        async def admit(self, share: str, hello: bytes, **others: Any) -> Any:
            passed_on.append(hello)
            raise Refused('token', 'who are you')

    class Fleet:
        def admit(self, name: str, token: str) -> Any:
            return Strict()

        station: Any = None

    hello = encode(ClientHello(schema_hash(), 'guess', '', ''))

    async def receive() -> dict[str, Any]:
        return {'type': 'websocket.receive', 'bytes': hello + bytes(1_000_000)}

    async def send(message: Any) -> None:
        await asyncio.sleep(0)

    scope = {'type': 'websocket', 'path_params': {'share': 'arm'}, 'headers': []}
    await ViewerDoor(Fleet(), Greetings()).control(scope, receive, send)
    assert passed_on == [hello]
