# SPDX-License-Identifier: Apache-2.0
"""A real router of Zenoh on this machine, robots that connect to it, and edges."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
import json
import subprocess
import sys
from typing import Any

import pytest

from dev.port import free_port
from ros_viz_bridge import Access, Server, Zenoh
from ros_viz_bridge.relay.edge_site import EdgeSite
from ros_viz_bridge.relay.fleet import Fleet
from ros_viz_bridge.relay.rules import Rules
from ros_viz_bridge.runtime.serve import Serving
from ros_viz_bridge.runtime.zenoh_network import Network

from .program import ROOT
from .served import get, soon

TOKEN = 'operators, all of them'
VIEWERS = 'who only looks'


@contextmanager
def router(endpoint: str = '') -> Iterator[str]:
    """Run a router, at an endpoint or any; yield where others connect to it."""
    pytest.importorskip('zenoh')
    endpoint = endpoint or f'tcp/127.0.0.1:{free_port()}'
    network = Network.open(Zenoh(listen=[endpoint]))
    try:
        yield endpoint
    finally:
        network.close()


@contextmanager
def robot(endpoint: str, name: str = 'arm', **options: Any) -> Iterator[Server]:
    """Serve a robot that edges find by its name."""
    options.setdefault('access', Access(operator_token=TOKEN, viewer_token=VIEWERS))
    with Server(port=0, zenoh=Zenoh(name, [endpoint]), **options) as server:
        yield server


@contextmanager
def edge(endpoint: str, *, robot: str = '', port: int = 0, **rules: Any) -> Iterator[Serving]:
    """Serve an edge; ``port`` is that of what is yielded."""
    limits = Rules(**rules)
    fleet = Fleet(Zenoh(connect=[endpoint]), limits, robot=robot)
    site = EdgeSite(fleet, limits, own_names=frozenset(), robot=robot)
    served = Serving(site.asgi, host='127.0.0.1', port=port, attach=fleet.start, detach=fleet.stop)
    served.fleet = fleet  # type: ignore[attr-defined]
    try:
        yield served
    finally:
        served.stop()


class EdgeProcess:
    """An edge as people start it, killed at the end; it keeps its place when it starts again."""

    def __init__(self, *words: str) -> None:
        pytest.importorskip('zenoh')
        self.port = free_port()
        self._words = ('-m', 'ros_viz_bridge', 'edge', '--port', str(self.port), *words)
        self.start()

    def start(self) -> None:
        """Start it, and wait until it serves."""
        self._process = subprocess.Popen(
            [sys.executable, *self._words], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None and self._process.stdout.readline()

    def kill(self) -> None:
        """End it as ``kill -9`` does."""
        self._process.kill()
        self._process.communicate(timeout=60)

    def __enter__(self) -> EdgeProcess:
        return self

    def __exit__(self, *exc: object) -> None:
        self.kill()

    def lists(self, *names: str) -> bool:
        """Tell whether it serves these robots and no others."""
        listed = json.loads(get(self.port, '/robots').text)
        return {name for name, robot in listed.items() if robot['live']} == set(names)


def at(served: Serving | EdgeProcess, name: str = 'arm') -> str:
    """Return where an edge shows a robot."""
    return f'http://127.0.0.1:{served.port}/robots/{name}/'


async def answers(served: Any, *names: str) -> None:
    """Wait until an edge serves these robots and no others."""
    await soon(lambda: dict(served.fleet) == dict.fromkeys(names or ('arm',), True))
