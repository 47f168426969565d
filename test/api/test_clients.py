# SPDX-License-Identifier: Apache-2.0
"""One handle per client, from its first connection until it is forgotten."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ros_viz_bridge.api.clients import Clients
from ros_viz_bridge.core.session import ClientInfo


class Handle:
    def __init__(self, info: ClientInfo) -> None:
        self.info = info

    def is_gone(self) -> None:
        self.info = replace(self.info, client_id='gone')

    def is_now(self, info: ClientInfo) -> None:
        self.info = info


def test_a_client_that_comes_back_has_the_handle_of_before() -> None:
    make: Any = Handle
    clients, info = Clients(make), ClientInfo('c1', 'viewer')
    clients.connected(info)
    handle = clients.handle(info)
    assert clients.here() == {'c1': handle}
    clients.disconnected(info)
    assert clients.here() == {} and clients.handle(info) is handle
    clients.connected(replace(info, role='operator'))
    assert clients.here() == {'c1': handle} and handle.info.role == 'operator'
    clients.disconnected(info)
    clients.forget('c1')
    assert handle.info.client_id == 'gone'
    late = clients.handle(info)
    assert late is not handle and late.info.client_id == 'gone'
