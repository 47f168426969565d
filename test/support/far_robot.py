# SPDX-License-Identifier: Apache-2.0
"""
A robot as a process: ``python -m support.far_robot NAME PORT POINTS CLOUD_HZ CONFIG ENDPOINT...``.

It shows a cloud and many moving nodes, and prints what it makes of what its operator says.
"""

from __future__ import annotations

import json
import subprocess
import sys
from threading import Thread
import time

import numpy as np

from ros_viz_bridge import Access, Server, Zenoh

from .edges import TOKEN
from .obedience import Obedience, watch

NODES, NODE_HZ = 50, 5


class _Printed:
    """Tells who started it."""

    def held(self, holder: str, at: float) -> None:
        print(json.dumps(('held', holder, at)), flush=True)

    def obeyed(self, number: int, at: float) -> None:
        print(json.dumps(('obeyed', number, at)), flush=True)


class FarRobot:
    """What a process tells that is a robot."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.pid = process.pid
        self.obedience = Obedience()
        self._process = process
        assert process.stdout is not None and process.stdout.readline()
        Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            what, value, at = json.loads(line)
            getattr(self.obedience, what)(value, at)


def main(name: str, port: int, points: int, cloud_hz: int, config: str, *endpoints: str) -> None:
    """Publish until the standard input ends."""
    server = Server(
        host='0.0.0.0',
        port=port,
        max_clients=1000,
        access=Access(operator_token=TOKEN),
        zenoh=Zenoh(name, endpoints, config=config),
    )
    watch(server, _Printed())
    frames = [server.scene.add_frame(f'/{i}') for i in range(NODES)]
    cloud = np.zeros((points, 3), np.float32)
    hz = max(NODE_HZ, cloud_hz)
    print('serving', flush=True)
    Thread(target=sys.stdin.read, daemon=True).start()
    for i in range(10**9):
        if i % (hz // NODE_HZ) == 0:
            with server.atomic():
                for frame in frames:
                    frame.position = (i % 100, 0.0, 0.0)
        if i % (hz // cloud_hz) == 0:
            server.scene.add_point_cloud('/cloud', cloud, (255, 0, 0))
        time.sleep(1 / hz)


if __name__ == '__main__':
    main(sys.argv[1], *map(int, sys.argv[2:5]), *sys.argv[5:])
