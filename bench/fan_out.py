# SPDX-License-Identifier: Apache-2.0
"""
What one more client costs: ``python bench/fan_out.py``.

The same frames to 1, 10 and 100 clients: from our server, which measures each link by its acks;
from a bare ASGI app in uvicorn, to clients that answer nothing, and to some that answer each frame
as ours do; and written to bare sockets by asyncio. CPU of who sends.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable
import resource
from statistics import median
import struct
import subprocess
import sys
from typing import Any

from processes import BENCH, environment, ROOT, start
from procstat import cpu_time

CROWDS = (1, 10, 100)
SYSTEMS = ('ours', 'uvicorn', 'answered', 'sockets')
NAMES = {'uvicorn': 'bare uvicorn', 'answered': 'bare uvicorn, each frame answered'}
SIZES = (4_000, 100_000)
RATE = 20.0
ROUNDS, SECONDS = 5, 1.0


# The servers: each reads lines 'size count' and answers when all of it was sent.


def orders(send: Callable[[bytes], None]) -> None:
    """Send frames as told on standard input, in a thread of its own."""
    import time

    for line in sys.stdin:
        size, count = map(int, line.split())
        due = time.monotonic()
        for number in range(count):
            send(struct.pack('<I', number) + bytes(size - 4))
            due += 1 / RATE
            time.sleep(max(0.0, due - time.monotonic()))
        print('sent', flush=True)


def ours() -> None:
    """Send as our library does: the scene of everybody."""
    sys.path[:0] = [str(ROOT)]
    import numpy as np

    from ros_viz_bridge import Server
    from ros_viz_bridge.wire.point_cloud import PointCloud

    server = Server(port=0, max_clients=1000)
    print(server.get_port(), flush=True)

    def send(frame: bytes) -> None:
        data = np.frombuffer(frame, np.uint8)
        origin = (0.0, 0.0, 0.0)
        server.publish(PointCloud('', 'cloud', 'map', 0.0, len(data) // 4, 4, [], origin, data))

    orders(send)


def uvicorn() -> None:
    """Send from an ASGI app with nothing around it."""
    import threading

    import uvicorn as server

    from ros_viz_bridge.runtime.serve import listen

    sends: set[Any] = set()
    listener = listen('127.0.0.1', 0)
    loop = asyncio.new_event_loop()

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await receive()
        await send({'type': 'websocket.accept'})
        sends.add(send)
        while (await receive())['type'] != 'websocket.disconnect':
            pass
        sends.discard(send)

    async def to_all(frame: bytes) -> None:
        for send in list(sends):
            await send({'type': 'websocket.send', 'bytes': frame})

    config = server.Config(
        app, log_config=None, lifespan='off', access_log=False, ws_per_message_deflate=False
    )
    serving = server.Server(config).serve(sockets=[listener])
    threading.Thread(target=loop.run_until_complete, args=(serving,), daemon=True).start()
    print(listener.getsockname()[1], flush=True)
    orders(lambda frame: asyncio.run_coroutine_threadsafe(to_all(frame), loop).result())


def sockets() -> None:
    """Write to the transports of asyncio, four bytes of length before each frame."""
    import threading

    open_now: set[asyncio.Transport] = set()
    loop = asyncio.new_event_loop()

    class Peer(asyncio.Protocol):
        def connection_made(self, transport: Any) -> None:
            self.transport = transport
            open_now.add(transport)

        def connection_lost(self, exc: Exception | None) -> None:
            open_now.discard(self.transport)

    async def serve() -> None:
        server = await loop.create_server(Peer, '127.0.0.1', 0)
        print(server.sockets[0].getsockname()[1], flush=True)
        await server.serve_forever()

    def to_all(frame: bytes) -> None:
        data = struct.pack('<I', len(frame)) + frame
        for transport in open_now:
            transport.write(data)

    threading.Thread(target=loop.run_until_complete, args=(serve(),), daemon=True).start()
    orders(lambda frame: loop.call_soon_threadsafe(to_all, frame) and None)


# The crowd: so many clients in one process, which read all and do nothing with it.


async def crowd(system: str, port: int, count: int) -> None:
    """Be so many clients until terminated; say when all are there."""
    visitor = VISITORS[system]
    there = asyncio.Semaphore(0)
    visitors = [asyncio.create_task(visitor(port, there)) for _ in range(count)]
    for _ in visitors:
        await there.acquire()
    print('there', flush=True)
    await asyncio.gather(*visitors)


class _Taker(asyncio.BufferedProtocol):
    """
    The page's end of a WebSocket that looks at nothing but where a frame ends, and at questions.

    A hundred that decode all are, in one process, a hundred slow links: of 5 MB/s, most of them.
    """

    def __init__(
        self, writer: asyncio.StreamWriter, answer: Callable[[bytes, int], bytes | None]
    ) -> None:
        self._writer, self._answer = writer, answer
        self._buffer = memoryview(bytearray(1 << 18))
        self._kept = self._left = self._received = 0
        self.there = asyncio.Event()
        writer.transport.set_protocol(self)

    def get_buffer(self, sizehint: int) -> memoryview:
        return self._buffer[self._kept :]

    def buffer_updated(self, count: int) -> None:
        self.there.set()
        at, end = 0, self._kept + count
        while True:
            skipped = min(self._left, end - at)
            at, self._left = at + skipped, self._left - skipped
            if self._left or (frame := self._frame(at, end)) is None:
                break
            start, size = frame
            said = bytes(self._buffer[start : start + size]) if size < 126 else b''
            if self._buffer[at] == _PING:
                self.say(said, _PONG)
            else:
                self._received += size
                if (answer := self._answer(said, self._received)) is not None:
                    self.say(answer)
            at, self._left = start, size
        self._kept = end - at
        self._buffer[: self._kept] = self._buffer[at:end]

    def _frame(self, at: int, end: int) -> tuple[int, int] | None:
        """Return where a payload starts and how long it is; None as long as that is not there."""
        if end - at < 2:
            return None
        size, start = self._buffer[at + 1], at + 2
        if size < 126:
            return (start, size) if start + size <= end else None
        form = '>H' if size == 126 else '>Q'
        after = start + struct.calcsize(form)
        return (after, *struct.unpack_from(form, self._buffer, start)) if after <= end else None

    def say(self, data: bytes, opcode: int = 0x82) -> None:
        """Send a message of less than 64 kB, masked by zeros."""
        size = len(data)
        short = bytes((opcode, 0x80 | size)) if size < 126 else b''
        self._writer.write((short or struct.pack('>BBH', opcode, 0xFE, size)) + bytes(4) + data)


_PING, _PONG = 0x89, 0x8A


async def _taker(port: int, path: str, answer: Callable[[bytes, int], bytes | None]) -> _Taker:
    """Return a WebSocket that is open."""
    reader, writer = await asyncio.open_connection('127.0.0.1', port)
    key = 'Sec-WebSocket-Key: ' + 22 * 'A' + '==\r\nSec-WebSocket-Version: 13\r\n'
    host = f'Host: 127.0.0.1:{port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n'
    writer.write(f'GET {path} HTTP/1.1\r\n{host}{key}\r\n'.encode())
    await reader.readuntil(b'\r\n\r\n')
    return _Taker(writer, answer)


async def _page(port: int, there: asyncio.Semaphore) -> None:
    sys.path[:0] = [str(ROOT), str(ROOT / 'test')]
    from support.page import ASK, Page

    from ros_viz_bridge.wire.client import Ack, DataHello
    from ros_viz_bridge.wire.codec import encode

    def answer(said: bytes, received: int) -> bytes | None:
        return encode(Ack(received)) if said == ASK else None

    async with Page(f'http://127.0.0.1:{port}', data=False) as page:
        taker = await _taker(port, '/ws/data', answer)
        taker.say(encode(DataHello(page.hello.client_id, page.hello.data_secret)))
        await taker.there.wait()
        there.release()
        await asyncio.sleep(3600)


async def _listener(port: int, there: asyncio.Semaphore) -> None:
    await _taker(port, '/', lambda said, received: None)
    there.release()
    await asyncio.sleep(3600)


async def _answerer(port: int, there: asyncio.Semaphore) -> None:
    await _taker(port, '/', lambda said, received: bytes(32))
    there.release()
    await asyncio.sleep(3600)


async def _drain(port: int, there: asyncio.Semaphore) -> None:
    reader, _ = await asyncio.open_connection('127.0.0.1', port, limit=1 << 20)
    there.release()
    while await reader.read(1 << 20):
        pass


VISITORS = {'ours': _page, 'uvicorn': _listener, 'answered': _answerer, 'sockets': _drain}


# The comparison.


def measure() -> dict[tuple[str, int, int], float]:
    """Return milliseconds of CPU for each frame, by system, size and clients: medians."""
    env = environment(None)
    running: list[subprocess.Popen[str]] = []
    found: dict[tuple[str, int, int], list[float]] = defaultdict(list)
    try:
        servers, ports = {}, {}
        for system in SYSTEMS:
            servers[system] = start(
                [str(BENCH / 'fan_out.py'), system], env, stdin=subprocess.PIPE
            )
            running.append(servers[system])
            ports[system] = _line(servers[system])
        for clients in CROWDS:
            crowds = []
            for system in SYSTEMS:
                words = [str(BENCH / 'fan_out.py'), 'crowd', system, ports[system], str(clients)]
                crowds.append(start(words, env))
                running.append(crowds[-1])
            for each in crowds:
                _line(each)
            for number in range(ROUNDS + 1):
                for size in SIZES:
                    for system in SYSTEMS if number % 2 else SYSTEMS[::-1]:
                        spent = _turn(servers[system], size)
                        if number:  # the first is to get warm
                            found[system, size, clients].append(spent)
            for each in crowds:
                each.kill()
                each.wait()
    finally:
        for process in running:
            process.kill()
            process.wait()
    return {key: median(spent) for key, spent in found.items()}


def _turn(server: subprocess.Popen[str], size: int) -> float:
    assert server.stdin is not None
    count = int(SECONDS * RATE)
    begun = cpu_time(server.pid)
    server.stdin.write(f'{size} {count}\n')
    server.stdin.flush()
    _line(server)
    return (cpu_time(server.pid) - begun) * 1e3 / count


def _line(process: Any) -> str:
    line: str = process.stdout.readline()
    if not line:
        sys.exit('a process ended')
    return line.strip()


def main() -> None:
    """Measure, and print a table."""
    found = measure()
    print('## One more client\n')
    print(
        '`python bench fan_out.py`: milliseconds of CPU of the sender for each frame to all its'
        f' clients, {RATE:g} a second; medians of {ROUNDS} rounds, the systems in turns. The slope'
        f' is that of {CROWDS[0]} to {CROWDS[-1]} clients, microseconds for each of them.\n'
    )
    heads = ' | '.join(f'{crowd} clients' for crowd in CROWDS)
    print(f'| bytes | sender | {heads} | slope µs | ours / it |')
    print('|' + '---|' * (4 + len(CROWDS)))
    few, many = CROWDS[0], CROWDS[-1]
    for size in SIZES:
        slopes = {
            system: (found[system, size, many] - found[system, size, few]) / (many - few) * 1e3
            for system in SYSTEMS
        }
        for system in SYSTEMS:
            each = ' | '.join(f'{found[system, size, crowd]:.2f}' for crowd in CROWDS)
            ratio = slopes['ours'] / slopes[system]
            figures = f'{each} | {slopes[system]:.0f} | {ratio:.2f}'
            print(f'| {size:,} | {NAMES.get(system, system)} | {figures} |')
    print()


if __name__ == '__main__':
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, most), most))
    match sys.argv[1:]:
        case ['crowd', system, port, count]:
            asyncio.run(crowd(system, int(port), int(count)))
        case [system]:
            {'ours': ours, 'uvicorn': uvicorn, 'answered': uvicorn, 'sockets': sockets}[system]()
        case _:
            main()
