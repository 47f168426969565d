# SPDX-License-Identifier: Apache-2.0
"""
How long a headset's frame takes: to the node, within it, and from the page to a ROS subscriber.

Page, node, subscriber and loads are processes of their own, with one clock. The page is one
without a browser: it encodes and sends what the real one does, 90 times a second. A process beside
it takes the cloud and the camera that it looks at: in Python the two would wait for each other,
which says nothing of the bridge. Beside it the same hands to a handler of vuer.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
import json
import os
from pathlib import Path
import re
import signal
import subprocess
import sys
import time
from typing import Any

import numpy as np
from peers import install
from processes import environment

BENCH = Path(__file__).resolve().parent
ROOT = BENCH.parent
sys.path[:0] = [str(ROOT), str(ROOT / 'test')]
RATE = 90.0
SECONDS = 15.0
ROUNDS = 3
SETTLED = 3.0
"""Seconds at the beginning that do not count."""
UNHEARD = 60.0
"""Seconds in which the subscriber has to hear something, or it ends."""
LOADS = (('cloud', '300000', '10'), ('camera', '1080', '30'))
LOOKED_AT = ('/bench/cloud', '/bench/camera')
VUER_PORT = 18512


def main() -> None:
    """Measure everything and print the table."""
    turns = [(_ours(()), _ours(LOADS)) for _ in range(ROUNDS)]
    rows = [
        _row('idle', [idle for idle, _ in turns]),
        _row('300,000 points at 10 Hz, 1080p at 30 Hz', [loaded for _, loaded in turns]),
        *_vuer(),
    ]
    print("## A headset's frame on its way\n")
    print(
        '`python bench/teleop_path.py`: milliseconds; one machine, a process each for page, node, '
        f'subscriber and loads; both hands, head and controllers {RATE:g} times a second; medians '
        f'of {ROUNDS} runs in turns. What flows is published, and taken, at usual priority.\n'
    )
    print('| | flows to the same page | captured to received p50 | p99 | received to published '
          'p50 | p99 | captured to heard p50 | p99 | frames | page took MB/s |')  # fmt: skip
    print('|---|---|---|---|---|---|---|---|---|---|')
    for row in rows:
        print('| ' + ' | '.join(row) + ' |')
    first = os.sched_getscheduler(0) != os.SCHED_OTHER
    print(
        f'\nThe machine had a load of {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; the '
        f'measured processes ran {"before all others" if first else "among the others"}.\n'
    )


@dataclass
class Run:
    """What came of one run: p50 and p99 of three ways, seconds; frames, and bytes per second."""

    times: tuple[float, ...]
    heard: int
    sent: int
    taken: float


def _row(name: str, runs: list[Run]) -> list[str]:
    times = np.median([run.times for run in runs], axis=0) * 1e3
    frames = f'{sum(run.heard for run in runs)} of {sum(run.sent for run in runs)}'
    taken = ', '.join(f'{run.taken:.1f}' for run in runs)
    return ['ros_viz_bridge', name, *(f'{time:.2f}' for time in times), frames, taken]


def _ours(loads: tuple[tuple[str, str, str], ...]) -> Run:
    env = environment(None)
    running = [node := _start('node', env)]
    try:
        port = _said(node, r'open https?://[^:]+:(\d+)')
        running += [ears := _start('ears', env)]
        for kind, count, rate in loads:
            words = [kind, '--count', count, '--rate', rate, '--seconds', '600']
            running.append(_run([str(BENCH / 'publisher.py'), *words], env, others=True))
        time.sleep(3.0)  # discovery; nothing is measured yet
        # The node makes its publishers of the first frame; what it says before these and the
        # subscriber have found each other is lost, and that may take seconds.
        running += [page := _start('page', env, port)]
        _said(ears, '(heard)')
        sent = json.loads(page.communicate('begin\n')[0])
        heard, within = _ended(ears), _ended(node)
    finally:
        _end(running)
    frames = {i: when for i, when in sent['frames'].items() if i in heard}
    there = [within[i][0] - when for i, when in frames.items()]
    inside = [within[i][1] - within[i][0] for i in frames]
    ways = [heard[i] - when for i, when in frames.items()]
    times = [time for way in (there, inside, ways) for time in np.percentile(way, (50, 99))]
    return Run(tuple(times), len(ways), len(sent['frames']), sent['mbps'])


def _vuer() -> list[list[str]]:
    env = environment(install())
    running = [server := _start('vuer', env)]
    try:
        _said(server, '(serving)')
        running += [page := _start('vuer-page', env)]
        sent = json.loads(page.communicate()[0] or 'null')
        heard = _ended(server)
    except (RuntimeError, ValueError) as error:
        print('vuer is left out:', error, file=sys.stderr)
        return []
    finally:
        _end(running)
    ways = [heard[i] - when for i, when in sent['frames'].items() if i in heard]
    count = f'{len(ways)} of {len(sent["frames"])}'
    p50, p99 = (f'{time * 1e3:.2f}' for time in np.percentile(ways, (50, 99)))
    name = 'vuer 0.1.6 (hands alone, to its handler)'
    return [[name, 'idle', '', '', '', '', p50, p99, count, '']]


# Processes.


def _run(words: list[str], env: dict[str, str], *, others: bool = False) -> subprocess.Popen[str]:
    """Start a process; ``others`` run as any process does, also where we run before those."""
    command = [*(('chrt', '-o', '0') if others else ()), sys.executable, *words]
    pipes: dict[str, Any] = {'stdin': subprocess.PIPE, 'stdout': subprocess.PIPE}
    return subprocess.Popen(command, text=True, env=env, **pipes)


def _start(role: str, env: dict[str, str], *words: str) -> subprocess.Popen[str]:
    return _run([str(BENCH / 'teleop_path.py'), role, *words], env)


def _said(process: subprocess.Popen[str], pattern: str) -> str:
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(pattern, line):
            return found[1]
    raise RuntimeError(f'{process.args} ended')


def _ended(process: subprocess.Popen[str]) -> Any:
    """End it, and return what it says last."""
    process.send_signal(signal.SIGINT)
    lines = process.communicate(timeout=30)[0].splitlines()
    return json.loads(lines[-1])


def _end(running: list[subprocess.Popen[str]]) -> None:
    for process in running:
        process.kill()
        process.wait()


def node() -> None:
    """Be the bridge; say at the end when each frame came, and was published."""
    from ros_viz_bridge.ros.headset import Headset
    from ros_viz_bridge.ros.main import main as bridge

    sample, within = Headset.sample, dict[int, tuple[float, float]]()

    def timed(self: Headset, client: Any, event: Any, received: float) -> None:
        sample(self, client, event, received)
        within[round(float(event.head[0]) * 1e3)] = received, time.monotonic()

    Headset.sample = timed  # type: ignore[method-assign]
    bridge(['--ros-args', '-p', 'port:=0', '-p', 'fixed_frame:=map'])
    print(json.dumps(within), flush=True)


def ears() -> None:
    """Be a subscriber; say that something came, and at the end when each frame did."""
    from geometry_msgs.msg import PoseStamped
    import rclpy

    heard: dict[int, float] = {}

    def take(message: Any) -> None:
        if not heard:
            print('heard', flush=True)
        heard[round(-message.pose.position.y * 1e3)] = time.monotonic()

    def look() -> None:
        if not heard:
            raise SystemExit(f'nothing was heard for {UNHEARD:g} s')

    rclpy.init()
    listener = rclpy.create_node('ears')
    listener.create_subscription(PoseStamped, '/xr/head/pose', take, 100)
    listener.create_timer(UNHEARD, look)
    try:
        rclpy.spin(listener)
    except (KeyboardInterrupt, rclpy.executors.ExternalShutdownException):
        print(json.dumps(heard), flush=True)


def page(port: str) -> None:
    """Be an operator with a headset; say at the end when each frame was."""
    asyncio.run(_page(port))


async def _page(port: str) -> None:
    from inputs.xr_samples import EVERYTHING, sample
    from support.page import Page

    from ros_viz_bridge.wire.client import Ping, XrSession
    from ros_viz_bridge.wire.xr import XrPlaced

    def now() -> float:
        return time.monotonic() * 1e3

    async with Page(
        f'ws://127.0.0.1:{port}', interest=LOOKED_AT, data=False, on_message=lambda m: None
    ) as viewer:
        hello = viewer.hello
        words = 'sink', port, hello.client_id, hello.data_secret
        sink = _run([str(BENCH / 'teleop_path.py'), *words], dict(os.environ), others=True)
        await viewer.send(XrSession('started', 'immersive-vr', now(), 'bench'))
        await viewer.send(XrPlaced(now(), 'map', (0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0)))

        async def say(i: int) -> None:
            if i % 9 == 0:
                await viewer.send(Ping(now(), *viewer.pong))
            head = np.array([i * 1e-3, 1.6, 0, 0, 0, 0, 1], np.float32)
            frame = sample(of=EVERYTHING, page_time=now(), predicted=now() + 10.0, head=head)
            await viewer.send(frame)

        begin = asyncio.ensure_future(asyncio.to_thread(sys.stdin.readline))
        try:
            while not begin.done():
                await say(-9)  # not one of those that count
                await asyncio.sleep(1 / RATE)
            frames = await _paced(say)
            taken = _ended(sink) / SECONDS / 1e6
        finally:
            _end([sink])
    print(json.dumps({'frames': frames, 'mbps': taken}))


def sink(port: str, client: str, secret: str) -> None:
    """Be the page's other socket: take all that it looks at; say at the end how many bytes."""
    count = 0

    async def take() -> None:
        from websockets.asyncio.client import connect

        from ros_viz_bridge.wire.client import Ack, DataHello
        from ros_viz_bridge.wire.codec import encode

        nonlocal count
        url = f'ws://127.0.0.1:{port}/ws/data'
        async with connect(url, compression=None, max_size=None) as socket:
            await socket.send(encode(DataHello(client, secret)))
            async for data in socket:
                count += len(data)
                await socket.send(encode(Ack(count)))

    try:
        asyncio.run(take())
    except KeyboardInterrupt:
        print(count, flush=True)


async def _paced(say: Any) -> dict[int, float]:
    """Say frames at the rate of a headset; return when each of those that count was."""
    begin, when = time.monotonic(), dict[int, float]()
    for i in range(int(SECONDS * RATE)):
        await asyncio.sleep(max(0.0, begin + i / RATE - time.monotonic()))
        when[i] = time.monotonic()
        await say(i)
    return {i: at for i, at in when.items() if at - begin > SETTLED}


def vuer() -> None:
    """Be a vuer program with a handler of hands; say at the end when each frame came."""
    from vuer import Vuer

    heard: dict[int, float] = {}
    app = Vuer(host='127.0.0.1', port=VUER_PORT)

    @app.add_handler('HAND_MOVE')  # type: ignore[untyped-decorator]
    async def take(event: Any, session: Any) -> None:
        heard[int(event.value['frame'])] = time.monotonic()

    @app.spawn(start=False)  # type: ignore[untyped-decorator]
    async def scene(session: Any) -> None:
        await asyncio.sleep(600.0)

    print('serving', flush=True)
    try:
        app.start()
    except KeyboardInterrupt:
        pass
    print(json.dumps(heard), flush=True)


def vuer_page() -> None:
    """Be a page of vuer: hands as its client says them, msgpack of both hands' matrices."""
    asyncio.run(_vuer_page())


async def _vuer_page() -> None:
    import msgpack
    from websockets.asyncio.client import connect

    matrices = np.random.default_rng(1).normal(size=400).tolist()
    await asyncio.sleep(3.0)  # it says nothing once it serves
    async with connect(f'ws://127.0.0.1:{VUER_PORT}', compression=None, max_size=None) as socket:

        async def say(i: int) -> None:
            value = {'left': matrices, 'right': matrices, 'frame': i}
            event = {'etype': 'HAND_MOVE', 'ts': time.time() * 1e3, 'value': value}
            await socket.send(msgpack.packb(event))

        frames = await _paced(say)
    print(json.dumps({'frames': frames}))


if __name__ == '__main__':
    roles: dict[str, Any] = {'node': node, 'ears': ears, 'page': page, 'sink': sink}
    roles |= {'vuer': vuer, 'vuer-page': vuer_page}
    roles.get(sys.argv[1] if sys.argv[1:] else '', main)(*sys.argv[2:])
