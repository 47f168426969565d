# SPDX-License-Identifier: Apache-2.0
"""A real router of Zenoh on this machine, robots that connect to it, and edges."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from ros_viz_bridge import Access, Server, Zenoh
from ros_viz_bridge.relay.edge_site import EdgeSite
from ros_viz_bridge.relay.fleet import Fleet
from ros_viz_bridge.relay.rules import Rules
from ros_viz_bridge.runtime.serve import Serving
from ros_viz_bridge.runtime.zenoh_network import Network

from .program import free_port
from .served import soon

TOKEN = 'operators, all of them'
VIEWERS = 'who only looks'


@contextmanager
def router() -> Iterator[str]:
    """Run a router; yield where others connect to it."""
    pytest.importorskip('zenoh')
    endpoint = f'tcp/127.0.0.1:{free_port()}'
    network = Network.open(Zenoh(listen=[endpoint]))
    try:
        yield endpoint
    finally:
        network.close()


@contextmanager
def robot(endpoint: str, name: str = 'arm', **options: Any) -> Iterator[Server]:
    """Serve a robot that edges find by its name."""
    access = Access(operator_token=TOKEN, viewer_token=VIEWERS)
    with Server(port=0, zenoh=Zenoh(name, [endpoint]), access=access, **options) as server:
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


def at(served: Serving, name: str = 'arm') -> str:
    """Return where an edge shows a robot."""
    return f'http://127.0.0.1:{served.port}/robots/{name}/'


async def answers(served: Any, *names: str) -> None:
    """Wait until an edge serves these robots and no others."""
    await soon(lambda: dict(served.fleet) == dict.fromkeys(names or ('arm',), True))
