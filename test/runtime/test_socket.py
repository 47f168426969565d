# SPDX-License-Identifier: Apache-2.0
"""One socket: sending what the outbox gives, ending in order, waiting for nobody."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest
from support.scene import entry, pose
from support.served import in_loop

from ros_viz_bridge.core.access import Refused
from ros_viz_bridge.core.outbox import Outbox
from ros_viz_bridge.runtime import socket as module
from ros_viz_bridge.runtime.socket import Socket
from ros_viz_bridge.runtime.traffic import Traffic
from ros_viz_bridge.runtime.writer import Closed
from ros_viz_bridge.wire.codec import decode
from ros_viz_bridge.wire.schema import SERVER_MESSAGES
from ros_viz_bridge.wire.session import Rejected


class Wire:
    """The ASGI side of a socket."""

    def __init__(self) -> None:
        self.incoming: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.said: list[dict[str, Any]] = []
        self.stuck = False
        self.broken = False
        self.socket = Socket(self.incoming.get, self.send)
        self.box = Outbox(wake=self.socket.wake)

    async def send(self, message: dict[str, Any]) -> None:
        if self.broken:
            raise RuntimeError('gone')
        if self.stuck:
            await asyncio.Event().wait()
        self.said.append(message)

    def arrive(self, data: bytes) -> None:
        self.incoming.put_nowait({'type': 'websocket.receive', 'bytes': data})

    def run(self, handle: Any = lambda frame: None) -> asyncio.Task[None]:
        return asyncio.create_task(self.socket.run(self.box, handle))


@in_loop
async def test_it_sends_what_comes_into_the_outbox_and_hands_on_what_arrives() -> None:
    wire, got = Wire(), []
    task = wire.run(got.append)
    await asyncio.sleep(0)
    wire.box.add(entry(pose('a', 1.0)))
    wire.arrive(b'x')
    while not (wire.said and got):
        await asyncio.sleep(0)
    assert decode(wire.said[0]['bytes'], SERVER_MESSAGES).names == ['a']
    wire.incoming.put_nowait({'type': 'websocket.disconnect'})
    await task
    assert got == [b'x']


@in_loop
async def test_it_says_why_it_ends_and_only_the_first_reason_counts() -> None:
    wire = Wire()
    task = wire.run()
    wire.socket.end(Rejected('full', 'first'))
    wire.socket.end(Rejected('busy', 'second'))
    await task
    assert decode(wire.said[0]['bytes'], SERVER_MESSAGES).reason == 'first'
    assert wire.said[1] == {'type': 'websocket.close', 'code': 1008, 'reason': 'full'}


@in_loop
async def test_a_refused_message_ends_it_with_the_reason() -> None:
    wire = Wire()

    def handle(frame: object) -> None:
        raise Refused('protocol', 'no such thing')

    task = wire.run(handle)
    wire.arrive(b'x')
    await task
    assert decode(wire.said[0]['bytes'], SERVER_MESSAGES) == Rejected('protocol', 'no such thing')


@in_loop
async def test_a_client_that_does_not_read_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, 'END_TIME', 0.01)
    wire = Wire()
    wire.stuck = True
    wire.box.add(entry(pose('a', 1.0)))
    task = wire.run()
    await asyncio.sleep(0)
    wire.socket.end(Rejected('busy', 'x'))
    await asyncio.wait_for(task, 10.0)


@in_loop
async def test_a_lost_connection_is_no_error() -> None:
    wire = Wire()
    wire.broken = True
    wire.box.add(entry(pose('a', 1.0)))
    await wire.run()


@in_loop
async def test_an_error_of_our_own_is_not_hidden() -> None:
    wire = Wire()

    def handle(frame: object) -> None:
        raise KeyError('bug')

    task = wire.run(handle)
    wire.arrive(b'x')
    with pytest.raises(KeyError):
        await task


@in_loop
async def test_a_greeting_must_come_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, 'HELLO_TIME', 0.01)
    with pytest.raises(Refused, match='no greeting came'):
        await Wire().socket.read_hello()
    gone = Wire()
    gone.incoming.put_nowait({'type': 'websocket.disconnect'})
    with pytest.raises(Closed):
        await gone.socket.read_hello()


@in_loop
async def test_waiting_for_a_greeting_may_be_ended() -> None:
    wire = Wire()
    wire.socket.end(Rejected('busy', 'too many'))
    with pytest.raises(Refused, match='too many') as refused:
        await wire.socket.read_hello()
    assert refused.value.code == 'busy'
    assert wire.incoming.empty()


class Sheet:
    """A writer that keeps what it is given, and has room when it is told so."""

    prompt = True

    def __init__(self) -> None:
        self.room = 0
        self.written: list[list[bytes]] = []
        self.go_on: Any = None
        self.heard: Any = None
        self.said: list[dict[str, Any]] = []
        self.broken = self.dropped = False
        self._incoming: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    async def begin(
        self, box: Any, handle: Any = lambda frame: None, traffic: Traffic | None = None
    ) -> asyncio.Task[None]:
        """Have a socket write an outbox here."""
        self.socket = socket = Socket(self._incoming.get, self.send, traffic, writer=self)
        box.wakes = socket.wake
        task = asyncio.create_task(socket.run(box, handle))
        while self.go_on is None:
            await asyncio.sleep(0)
        return task

    def drop(self) -> None:
        self.dropped = True

    def hang_up(self) -> None:
        self._incoming.put_nowait({'type': 'websocket.disconnect'})

    async def send(self, message: dict[str, Any]) -> None:
        self.said.append(message)

    def write(self, messages: Any) -> None:
        if self.broken:
            raise Closed
        self.written.append([bytes(each) for each in messages])

    async def run(self, go_on: Any, heard: Any) -> None:
        self.go_on, self.heard = go_on, heard
        await asyncio.Event().wait()


class Pile:
    """What an outbox is to a socket."""

    def __init__(self) -> None:
        self.messages: list[bytes] = []
        self.asks: list[bytes | None] = []
        self.due: float | None = None
        self.wakes: Any = None

    @property
    def resting(self) -> bool:
        return not self.messages

    def take(self, now: float) -> bytes | None:
        if self.due is not None and now < self.due:
            return None
        self.due = None
        return self.messages.pop(0) if self.messages else None

    def ask(self, now: float, *, each: bool = False, within: bool = False) -> bytes | None:
        return self.asks.pop(0) if self.asks or each else None


@in_loop
async def test_what_a_turn_of_the_loop_adds_is_written_at_once_while_there_is_room() -> None:
    pile = Pile()
    sheet = Sheet()
    task = await sheet.begin(pile)
    sheet.room = 10
    for word in (b'1234', b'5678', b'90', b'next', b'more'):
        pile.messages.append(word)
        pile.wakes()
    assert not sheet.written
    await asyncio.sleep(0)
    assert sheet.written == [[b'1234', b'5678', b'90']]
    await asyncio.sleep(0)  # others had their turn
    assert sheet.written[1:] == [[b'next', b'more']]
    sheet.hang_up()
    await task


@in_loop
async def test_questions_go_in_one_write_behind_what_they_ask_of_or_alone() -> None:
    pile = Pile()
    sheet = Sheet()
    task = await sheet.begin(pile)
    sheet.room = 10
    pile.messages = [b'12', b'34', b'56']
    pile.asks = [None, b'?', None, b'!']  # of a half of the window, and of the rest
    pile.wakes()
    await asyncio.sleep(0)
    assert sheet.written == [[b'12', b'34', b'?', b'56', b'!']]
    pile.asks = [b'?']
    pile.wakes()
    await asyncio.sleep(0)
    assert sheet.written[1:] == [[b'?']]
    sheet.hang_up()
    await task


@in_loop
async def test_what_nothing_waits_before_is_written_at_once_where_there_is_room() -> None:
    traffic = Traffic()
    box = Outbox()
    sheet = Sheet()
    task = await sheet.begin(box, traffic=traffic)
    assert not sheet.socket.write(b'x')
    sheet.room = 1
    assert sheet.socket.write(b'y')
    assert sheet.written == [[b'y']]
    assert (traffic.sent_messages, traffic.sent_bytes) == (1, 1)
    sheet.hang_up()
    await task
    assert not sheet.socket.write(b'z')


@in_loop
async def test_who_is_gone_harms_nobody_else_who_is_written_to() -> None:
    sheet = Sheet()
    task = await sheet.begin(Outbox())
    sheet.room, sheet.broken = 1, True
    assert sheet.socket.write(b'x')  # it does not wait either
    await task
    assert not sheet.written


@in_loop
async def test_a_full_writer_is_left_alone_until_it_says_so() -> None:
    pile = Pile()
    sheet = Sheet()
    task = await sheet.begin(pile)
    pile.messages.append(b'x')
    pile.wakes()
    await asyncio.sleep(0)
    assert not sheet.written
    assert pile.messages
    sheet.room = 1
    sheet.go_on()
    assert sheet.written == [[b'x']]
    sheet.hang_up()
    await task


@in_loop
async def test_what_is_due_later_goes_though_nothing_wakes() -> None:
    pile = Pile()
    sheet = Sheet()
    task = await sheet.begin(pile)
    sheet.room = 1
    pile.messages.append(b'x')
    pile.due = time.monotonic() + 0.02
    pile.wakes()
    while not sheet.written:
        await asyncio.sleep(0.001)
    assert sheet.written == [[b'x']]
    sheet.hang_up()
    await task


@in_loop
async def test_what_a_writer_hears_is_judged_as_what_is_read() -> None:
    heard: list[bytes] = []

    def handle(frame: Any) -> None:
        heard.append(frame)
        if frame == b'bad':
            raise Refused('protocol', 'no such thing')

    sheet = Sheet()
    task = await sheet.begin(Pile(), handle)
    for frame in (b'good', b'bad', b'after'):
        sheet.heard(frame)
    await task
    assert heard == [b'good', b'bad']
    assert decode(sheet.said[0]['bytes'], SERVER_MESSAGES) == Rejected('protocol', 'no such thing')
    assert sheet.said[1]['type'] == 'websocket.close'


@in_loop
async def test_an_outbox_that_fails_is_not_hidden() -> None:
    class Broken(Pile):
        def take(self, now: float) -> bytes | None:
            raise KeyError('bug')

    pile = Broken()
    sheet = Sheet()
    task = await sheet.begin(pile)
    sheet.room = 1
    pile.wakes()
    with pytest.raises(KeyError):
        await task
