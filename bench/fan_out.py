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


async def _page(port: int, there: asyncio.Semaphore) -> None:
    sys.path[:0] = [str(ROOT), str(ROOT / 'test')]
    from support.page import Page

    def settled(message: Any) -> None:
        if type(message).__name__ == 'Settled' and message.socket == 'data':
            there.release()

    async with Page(f'http://127.0.0.1:{port}', on_message=settled):
        await asyncio.sleep(3600)


async def _listener(port: int, there: asyncio.Semaphore) -> None:
    from websockets.asyncio.client import connect

    async with connect(f'ws://127.0.0.1:{port}/', compression=None, max_size=None) as socket:
        there.release()
        async for _ in socket:
            pass


async def _answerer(port: int, there: asyncio.Semaphore) -> None:
    from websockets.asyncio.client import connect

    async with connect(f'ws://127.0.0.1:{port}/', compression=None, max_size=None) as socket:
        there.release()
        async for _ in socket:
            await socket.send(bytes(32))


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
