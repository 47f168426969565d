# SPDX-License-Identifier: Apache-2.0
"""
The compared bridges, one a process: ``python bench/bridges.py floor cloud``.

Each prints ``ready PORT``.
"""

from __future__ import annotations

import argparse
import asyncio
import threading
from typing import Any

from loads import depth, LOADS, message_class, topic
import rclpy


def floor(kind: str) -> None:
    """Forward the raw bytes with rclpy and websockets alone: nobody in Python can do less."""
    from websockets.asyncio.server import broadcast, serve

    clients: set[Any] = set()
    loop = asyncio.new_event_loop()

    async def handler(connection: Any) -> None:
        clients.add(connection)
        try:
            await connection.wait_closed()
        finally:
            clients.discard(connection)

    async def run() -> None:
        async with serve(handler, '127.0.0.1', 0, compression=None, max_size=None) as server:
            print('ready', server.sockets[0].getsockname()[1], flush=True)
            await asyncio.get_running_loop().create_future()

    threading.Thread(target=loop.run_until_complete, args=(run(),), daemon=True).start()
    _spin(kind, lambda data: loop.call_soon_threadsafe(broadcast, clients, data), raw=True)


def foxglove(kind: str) -> None:
    """Forward the raw bytes through foxglove-sdk's server."""
    import foxglove as sdk

    server = sdk.start_server(host='127.0.0.1', port=0)
    print('ready', server.port, flush=True)
    schema = sdk.Schema(
        name=f'{LOADS[kind][0]}/{LOADS[kind][1]}', encoding='ros2msg', data=b'uint8[] data'
    )
    channel = sdk.Channel(topic(kind), message_encoding='cdr', schema=schema)
    _spin(kind, channel.log, raw=True)


def viser(kind: str) -> None:
    """Show the cloud as a viser script does: message object, numpy, add_point_cloud."""
    import numpy as np
    import viser as viser_module

    server = viser_module.ViserServer(host='127.0.0.1', port=0, verbose=False)
    print('ready', server.get_port(), flush=True)

    def show(msg: Any) -> None:
        points = np.frombuffer(msg.data, np.float32).reshape(-1, 4)[:, :3]
        server.scene.add_point_cloud(
            '/cloud', points=points, colors=(255, 255, 255), precision='float32'
        )

    _spin(kind, show, raw=False)


def _spin(kind: str, callback: Any, *, raw: bool) -> None:
    rclpy.init()
    node = rclpy.create_node('bench_bridge')
    node.create_subscription(message_class(kind), topic(kind), callback, depth(kind), raw=raw)
    rclpy.spin(node)


def ours(kind: str, *options: str) -> None:
    """Run the node as users do; ``options`` are parameters."""
    from ros_viz_bridge.ros.main import main as run

    parameters = ('port:=0', *options)
    run(['--ros-args', *(word for each in parameters for word in ('-p', each))])


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__)
    bridges = {f.__name__: f for f in (floor, foxglove, viser, ours)}
    parser.add_argument('bridge', choices=bridges)
    parser.add_argument('load', choices=LOADS)
    parser.add_argument('options', nargs='*')
    args = parser.parse_args()
    bridges[args.bridge](args.load, *args.options)
