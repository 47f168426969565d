# SPDX-License-Identifier: Apache-2.0
"""What an idle bridge costs: 200 topics and nobody looks; then a viewer who shows nothing."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time

from processes import environment
from procstat import cpu_seconds, memory_mb
import websockets

from ros_viz_bridge.wire.client import Ack, ClientHello, DataHello, Interest, Ping
from ros_viz_bridge.wire.codec import decode, encode
from ros_viz_bridge.wire.display import Topics
from ros_viz_bridge.wire.schema import schema_hash, SERVER_MESSAGES

TOPICS = 200
SETTLE, SPAN = 8.0, 15.0
PORT = 8971
ROBOT = f"""
import importlib, rclpy
rclpy.init()
node = rclpy.create_node('many')
types = ['sensor_msgs.msg.PointCloud2', 'sensor_msgs.msg.Image', 'std_msgs.msg.Float64',
         'visualization_msgs.msg.MarkerArray', 'nav_msgs.msg.Odometry']
made = []
for i in range({TOPICS}):
    package, name = types[i % len(types)].rsplit('.', 1)
    cls = getattr(importlib.import_module(package), name)
    made.append((node.create_publisher(cls, f'/robot/part_{{i}}/topic', 10), cls()))
def say():
    for publisher, message in made:
        publisher.publish(message)
node.create_timer(0.1, say)
rclpy.spin(node)
"""


def share(pid: int, seconds: float) -> float:
    """Return how much of a core a process uses, in percent."""
    begun, now = cpu_seconds(pid), time.monotonic()
    time.sleep(seconds)
    return 100.0 * (cpu_seconds(pid) - begun) / (time.monotonic() - now)


async def drain(socket: websockets.ClientConnection) -> None:
    """Read what comes, and forget it."""
    while True:
        await socket.recv()


async def look(seconds: float) -> None:
    """Be a viewer who shows nothing, with its heartbeat."""
    url = f'ws://127.0.0.1:{PORT}/ws'
    options = {'max_size': None, 'compression': None}
    async with websockets.connect(f'{url}/control', **options) as control:
        await control.send(encode(ClientHello(schema_hash(), '', '', '')))
        hello = decode(await control.recv(), SERVER_MESSAGES)
        await control.send(encode(Interest([], [], {})))
        topics = 0
        while topics < TOPICS:
            message = decode(await control.recv(), SERVER_MESSAGES)
            topics = len(message.topics) if isinstance(message, Topics) else topics
        draining = asyncio.create_task(drain(control))
        async with websockets.connect(f'{url}/data', **options) as data:
            await data.send(encode(DataHello(hello.client_id, hello.data_secret)))

            async def take() -> None:
                received = 0
                while True:
                    received += len(await data.recv())
                    await data.send(encode(Ack(received)))

            taking = asyncio.create_task(take())
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                await control.send(encode(Ping(time.monotonic() * 1e3)))
                await asyncio.sleep(hello.heartbeat)
            taking.cancel()
            draining.cancel()


def main() -> None:
    """Measure, and print a table."""
    env = environment(None)
    robot = subprocess.Popen([sys.executable, '-c', ROBOT], env=env, stderr=subprocess.DEVNULL)
    words = ['-p', f'port:={PORT}']
    bridge = subprocess.Popen(
        [sys.executable, '-m', 'ros_viz_bridge.ros.main', '--ros-args', *words],
        env=env,
        stdout=subprocess.DEVNULL,
    )
    try:
        time.sleep(SETTLE)
        alone = share(bridge.pid, SPAN)
        viewer = subprocess.Popen([sys.executable, __file__, 'look'], env=env)
        time.sleep(SETTLE)
        seen = share(bridge.pid, SPAN)
        assert viewer.poll() is None, 'the viewer did not stay, or never saw the topics'
        viewer.terminate()
        print('## Idle\n')
        print(f'{TOPICS} topics, published at 10 Hz; CPU of the bridge in percent of a core.\n')
        print('| nobody is there | a viewer who shows nothing | memory |')
        print('|---|---|---|')
        print(f'| {alone:.1f} | {seen:.1f} | {memory_mb(bridge.pid, peak=False):.0f} MB |')
    finally:
        for process in (robot, bridge):
            process.terminate()
            process.wait()


if __name__ == '__main__':
    if 'look' in sys.argv:
        # A viewer that does not see the topics in time measures nothing.
        asyncio.run(asyncio.wait_for(look(SETTLE + SPAN + 5.0), SETTLE + SPAN + 10.0))
    else:
        main()
