# SPDX-License-Identifier: Apache-2.0
"""What our own server's WebSockets do beyond uvicorn's, over real connections."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from random import Random
import socket
import threading
from typing import Any

import pytest
from support.served import in_loop, serving_app, soon
import websockets
from websockets.frames import Frame, Opcode

from ros_viz_bridge.runtime import direct_socket
from ros_viz_bridge.runtime import socket as socket_module
from ros_viz_bridge.runtime.direct_socket import COPIED, Framed, header, websocket_protocol
from ros_viz_bridge.runtime.socket import Socket
from ros_viz_bridge.runtime.writer import Closed, EXTENSION, LARGE
from ros_viz_bridge.wire.session import Rejected

pytestmark = pytest.mark.skipif(
    websocket_protocol() == 'auto', reason='this release of uvicorn has another WebSocket'
)


class Talk:
    """An application that uses the connection itself."""

    def __init__(self, go_on: Callable[[Any], None] = lambda writer: None) -> None:
        self.heard: list[bytes] = []
        self.read: list[Any] = []
        self.writer: Any = None
        self.loop: Any = None
        self.turns = 0
        self._go_on = go_on
        self._begin = asyncio.Event()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.loop = asyncio.get_running_loop()
        self.writer = writer = scope['extensions'][EXTENSION]
        await receive()
        await send({'type': 'websocket.accept'})
        await self._begin.wait()
        running = asyncio.create_task(writer.run(self._turn, self.heard.append))
        while True:
            message = await receive()
            if message['type'] == 'websocket.disconnect':
                break
            self.read.append(message.get('bytes') or message.get('text'))
        running.cancel()

    def _turn(self) -> None:
        self.turns += 1
        self._go_on(self.writer)

    def begin(self) -> None:
        self.loop.call_soon_threadsafe(self._begin.set)


@asynccontextmanager
async def talking(talk: Talk, **options: Any) -> AsyncIterator[Any]:
    with serving_app(talk) as port:
        async with websockets.connect(
            f'ws://127.0.0.1:{port}/', compression=None, max_size=None, **options
        ) as page:
            yield page


@pytest.mark.parametrize('size', [0, 125, 126, 65535, 65536, COPIED, COPIED + 1, 300_000])
def test_messages_of_every_length_arrive(size: int) -> None:
    @in_loop
    async def run() -> None:
        def greet(writer: Any) -> None:
            writer.write([b'first', memoryview(bytes(size)), b'last'])

        async with talking(talk := Talk(greet)) as page:
            talk.begin()
            assert await page.recv() == b'first'
            assert await page.recv() == bytes(size)
            assert await page.recv() == b'last'

    run()
    assert len(header(size)) == (2 if size < 126 else 4 if size < 65536 else 10)


def test_what_goes_to_many_is_framed_once_with_a_question_and_without() -> None:
    framed = Framed()
    data, ask = bytes(1000), b'ask?'
    (alone,), (asked,) = framed((data,)), framed((data, ask))
    assert alone == header(1000) + data
    assert asked == alone + header(4) + ask
    for _ in range(3):
        assert framed((data,))[0] is alone
        assert framed((data, ask))[0] is asked
    other = bytes(bytearray(data))  # what is the same is not the same message
    assert framed((other,)) == [alone] and framed((other,))[0] is not alone


def test_what_is_large_is_not_copied_and_not_kept() -> None:
    framed = Framed()
    data = bytes(COPIED + 1)
    head, written, question = framed((data, b'ask?'))
    assert written is data
    assert head == header(len(data)) and question == header(4) + b'ask?'
    assert framed((data, b'ask?'))[0] is not head


@in_loop
async def test_what_came_before_is_read_first_and_the_rest_is_heard_in_order() -> None:
    async with talking(talk := Talk()) as page:
        for word in (b'1', b'2'):
            await page.send(word)
        talk.begin()
        await soon(lambda: talk.turns)
        for number in range(3, 50):
            await page.send(str(number).encode())
        await soon(lambda: talk.heard and talk.heard[-1] == b'49')
        said = [int(word) for word in (*talk.read, *talk.heard)]
        assert said == list(range(1, 50))
        assert len(talk.heard) > 40


@in_loop
async def test_parts_are_put_together_and_text_is_left_to_who_reads() -> None:
    async with talking(talk := Talk()) as page:
        talk.begin()
        await soon(lambda: talk.turns)
        await page.send([b'one ', b'mess', b'age'])
        await page.send('text')
        await soon(lambda: talk.read)
        assert talk.heard == [b'one message']
        assert talk.read == ['text']


@in_loop
async def test_a_page_that_does_not_read_leaves_no_room_and_is_written_to_again_later() -> None:
    part = bytes(LARGE)
    count = 0

    def fill(writer: Any) -> None:
        nonlocal count
        while writer.room and count < 2000:
            writer.write([part])
            count += 1

    async with talking(talk := Talk(fill), max_queue=1) as page:
        talk.begin()
        await soon(lambda: talk.writer and talk.turns and not talk.writer.room)
        assert count < 2000
        assert talk.writer.transport.get_write_buffer_size() < 8 * LARGE
        for _ in range(2000):
            assert len(await page.recv()) == LARGE
        await soon(lambda: count == 2000)


@pytest.mark.parametrize('kept', [1 << 26, 1])
@in_loop
async def test_a_page_that_reads_nothing_keeps_no_connection_when_it_is_sent_away(
    monkeypatch: pytest.MonkeyPatch, kept: int
) -> None:
    monkeypatch.setattr(socket_module, 'END_TIME', 0.01 if kept > 1 else 60.0)
    found: list[Any] = []
    reads_nothing = threading.Event()

    async def app(scope: Any, receive: Any, send: Any) -> None:
        writer = scope['extensions'][EXTENSION]
        await receive()
        await send({'type': 'websocket.accept'})
        await asyncio.to_thread(reads_nothing.wait)
        served = Socket(receive, send, writer=writer)
        running = asyncio.create_task(writer.run(lambda: None, lambda frame: None))
        await asyncio.sleep(0)
        writer.close_timeout = 0.1
        while writer.transport.get_write_buffer_size() < kept:  # more than the system keeps
            writer.write([bytes(max(kept, 16_000))])
        assert (kept > 1) != writer.writable.is_set()
        await served.close(Rejected('busy', 'enough'))
        if kept == 1:
            await soon(lambda: not writer.transport.get_write_buffer_size())
        found.append((writer.transport.is_closing(), writer.transport.get_write_buffer_size()))
        running.cancel()

    with serving_app(app) as port:
        to = f'ws://127.0.0.1:{port}/'
        async with websockets.connect(to, ping_interval=None) as page:
            page.transport.pause_reading()
            reads_nothing.set()
            await soon(lambda: found)
            assert found == [(True, 0)], 'it waits for who reads nothing'
            page.transport.abort()


@in_loop
async def test_nothing_is_written_to_who_is_gone() -> None:
    async with talking(talk := Talk()) as page:
        assert not talk.writer.room  # before it runs
        talk.begin()
        await soon(lambda: talk.turns)
        assert talk.writer.room
    await soon(lambda: not talk.writer.room)
    with pytest.raises(Closed):
        talk.writer.write([b'x'])
    assert page.close_code == 1000


def test_a_release_that_does_not_hear_of_a_full_transport_is_left_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Those know nothing of who is gone either: no page came in."""
    monkeypatch.delattr(websocket_protocol().__base__, 'pause_writing')
    assert websocket_protocol() == 'auto'


@in_loop
async def test_a_release_that_calls_its_inside_otherwise_serves_without(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(direct_socket, '_NEEDED', ('frames', '_not_there'))
    found: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        found.append(scope['extensions'].get(EXTENSION))
        await receive()
        await send({'type': 'websocket.accept'})
        await send({'type': 'websocket.send', 'bytes': b'x'})
        await receive()

    with serving_app(app) as port:
        async with websockets.connect(f'ws://127.0.0.1:{port}/') as page:
            assert await asyncio.wait_for(page.recv(), 60.0) == b'x'
    assert found == [None]


@in_loop
async def test_pings_are_answered_between_messages() -> None:
    async with talking(talk := Talk(lambda writer: writer.write([b'x']))) as page:
        talk.begin()
        assert await page.recv() == b'x'
        await asyncio.wait_for(await page.ping(), 20.0)
        talk.loop.call_soon_threadsafe(talk.writer.write, [b'y'])
        assert await page.recv() == b'y'


def masked(word: bytes, *, opcode: Opcode = Opcode.BINARY, fin: bool = True) -> bytes:
    """Return a frame as pages send it."""
    return bytes(Frame(opcode, word, fin=fin).serialize(mask=True))


@in_loop
async def test_however_the_bytes_come_the_same_messages_are_heard() -> None:
    random = Random(7)
    async with talking(talk := Talk()) as page:
        talk.begin()
        await soon(lambda: talk.turns)
        words = [random.randbytes(random.choice((0, 1, 9, 125, 126, 4000))) for _ in range(300)]
        stream: list[bytes] = []
        for word in words:
            stream.append(masked(word))
            if random.random() < 0.2:  # and one in parts, with a ping between them
                stream[-1] = (
                    masked(word[:3], fin=False)
                    + masked(b'ping', opcode=Opcode.PING)
                    + masked(word[3:], opcode=Opcode.CONT)
                )
        chunks: list[bytes] = []
        for frame in stream:  # alone, in pieces, or with what is before it
            cuts = sorted(random.choices(range(len(frame) + 1), k=random.choice((0, 0, 0, 1, 3))))
            parts = [frame[a:b] for a, b in zip([0, *cuts], [*cuts, len(frame)], strict=True)]
            if chunks and random.random() < 0.3:
                chunks[-1] += parts.pop(0)
            chunks += [part for part in parts if part]
        for chunk in chunks:
            talk.loop.call_soon_threadsafe(talk.writer.data_received, chunk)
        await soon(lambda: len(talk.heard) == len(words))
        assert talk.heard == words
        assert page.close_code is None


@pytest.mark.parametrize('known', [True, False])
def test_what_is_short_goes_past_the_parser_where_that_is_known(
    monkeypatch: pytest.MonkeyPatch, known: bool
) -> None:
    if not known:  # another release of websockets, say
        monkeypatch.setattr(direct_socket, '_BETWEEN', None)

    @in_loop
    async def run() -> None:
        async with talking(talk := Talk()) as page:
            talk.begin()
            await soon(lambda: talk.turns)
            parsed: list[bytes] = []
            parse = talk.writer.conn.receive_data

            def receive_data(data: bytes) -> None:
                parsed.append(data)
                parse(data)

            monkeypatch.setattr(talk.writer.conn, 'receive_data', receive_data)
            words = [b'ack', bytes(125), bytes(126), b'ping']
            for number, word in enumerate(words):
                await page.send(word)
                await soon(lambda count=number + 1: len(talk.heard) == count)
            assert talk.heard == words
            assert len(parsed) == (1 if known else 4)

    run()


@in_loop
async def test_a_server_ends_also_while_a_page_closes() -> None:
    """What one connection raised would leave all others, and the thread, as they were."""
    async with talking(talk := Talk()):
        talk.begin()
        await soon(lambda: talk.turns)
        ended: list[object] = []

        def end() -> None:
            try:
                talk.writer.conn.receive_data(masked(b'\x03\xe8', opcode=Opcode.CLOSE))
                talk.writer.shutdown()
                ended.append(talk.writer.transport.is_closing())
            except Exception as error:
                ended.append(error)

        talk.loop.call_soon_threadsafe(end)
        await soon(lambda: ended)
        assert ended == [True]


@pytest.mark.parametrize(
    'wrong',
    [
        b'\x82\x01x',  # not masked
        b'\xc2\x81mmmmx',  # of an extension that nobody agreed on
        masked(b'a', fin=False) + masked(b'b'),  # a message within another
    ],
    ids=['not masked', 'an extension', 'within another'],
)
def test_what_is_no_frame_ends_the_connection(wrong: bytes) -> None:
    @in_loop
    async def run() -> None:
        async with talking(talk := Talk()) as page:
            talk.begin()
            await soon(lambda: talk.turns)
            for at in range(0, len(wrong), 7):
                talk.loop.call_soon_threadsafe(talk.writer.data_received, wrong[at : at + 7])
            await asyncio.wait_for(page.wait_closed(), 20.0)
            assert page.close_code == 1002
            assert not talk.heard

    run()


@in_loop
async def test_a_small_message_does_not_wait_for_the_one_before_it() -> None:
    """Poses sent in between would be 40 ms late, or a round trip (Nagle's algorithm)."""
    talk = Talk()
    async with talking(talk):
        await soon(lambda: talk.writer is not None)
        connection = talk.writer.transport.get_extra_info('socket')
        assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        assert talk.writer.prompt
        talk.begin()
