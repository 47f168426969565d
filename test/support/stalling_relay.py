# SPDX-License-Identifier: Apache-2.0
"""A link that is slow, trembles or hangs: a TCP relay, in a process of its own."""

from __future__ import annotations

import asyncio
import json
import os
from pathlib import Path
import random
import subprocess
import sys
import time
from typing import Any

_CHUNK = 65536


class StallingRelay:
    """Runs the process: whoever connects to ``port`` is connected to another port."""

    def __init__(self, port: int) -> None:
        folder = Path(__file__).resolve().parents[1]
        self._process = subprocess.Popen(
            [sys.executable, '-m', 'support.stalling_relay', str(port)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=folder,
            env={**os.environ, 'PYTHONPATH': f'{folder}:{folder.parent}'},
        )
        self.port = int(self._heard())

    def stall(self, seconds: float) -> tuple[float, float]:
        """Let nothing pass for so long; return ``time.time()`` of begin and end."""
        begin, end = self._said({'stall': seconds})
        return begin, end

    def delay(self, *, up: float, down: float, jitter: float) -> None:
        """Delay what comes from those who connected (up) and what goes to them, in seconds."""
        self._said({'up': up, 'down': down, 'jitter': jitter})

    def close(self) -> None:
        """End the process."""
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()

    def _said(self, what: dict[str, float]) -> Any:
        self._process.stdin.write(json.dumps(what) + '\n')
        self._process.stdin.flush()
        return json.loads(self._heard())

    def _heard(self) -> str:
        line = self._process.stdout.readline()
        assert line, 'the relay ended'
        return line


class _Relay:
    """The process: all connections, and what holds them up."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._free = 0.0
        """When it lets something pass again; of ``time.monotonic``."""
        self._delays = {'up': 0.0, 'down': 0.0}
        self._jitter = 0.0

    async def run(self) -> None:
        """Relay until nobody has anything to say any more."""
        server = await asyncio.start_server(self._connected, '127.0.0.1', 0)
        print(server.sockets[0].getsockname()[1], flush=True)
        loop = asyncio.get_running_loop()
        while line := await loop.run_in_executor(None, sys.stdin.readline):
            print(json.dumps(self._told(json.loads(line))), flush=True)

    def _told(self, what: dict[str, float]) -> list[float]:
        begin = time.time()
        stall = what.pop('stall', 0.0)
        if stall:
            self._free = time.monotonic() + stall
        self._jitter = what.pop('jitter', self._jitter)
        self._delays.update(what)
        return [begin, begin + stall]

    async def _connected(self, reader: Any, writer: Any) -> None:
        there, back = await asyncio.open_connection('127.0.0.1', self._port)
        await asyncio.gather(self._pass(reader, back, 'up'), self._pass(there, writer, 'down'))

    async def _pass(self, reader: Any, writer: Any, way: str) -> None:
        queue: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        sending = asyncio.create_task(self._send(queue, writer))
        try:
            while data := await reader.read(_CHUNK):
                late = self._delays[way] + random.uniform(0.0, self._jitter)
                queue.put_nowait((time.monotonic() + late, data))
        except ConnectionError:
            pass
        queue.put_nowait((0.0, b''))
        await sending

    async def _send(self, queue: asyncio.Queue[tuple[float, bytes]], writer: Any) -> None:
        try:
            while True:
                due, data = await queue.get()
                while (wait := max(due, self._free) - time.monotonic()) > 0:
                    await asyncio.sleep(wait)
                if not data:
                    break
                writer.write(data)
                await writer.drain()
        except ConnectionError:
            pass
        writer.close()


if __name__ == '__main__':
    asyncio.run(_Relay(int(sys.argv[1])).run())
