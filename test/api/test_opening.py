# SPDX-License-Identifier: Apache-2.0
"""Who starts a server for others reads an address that they can open."""

from __future__ import annotations

import socket
from urllib.request import urlopen

import pytest

from ros_viz_bridge import Access, Server
from ros_viz_bridge.api import opening as module
from ros_viz_bridge.api.opening import opening

ACCESS = Access(operator_token='a token that is long enough')


def test_here_alone_there_is_one_address() -> None:
    with Server(port=0) as server:
        assert opening(server) == f'ros_viz_bridge: open {server.url}'


@pytest.mark.parametrize('address', ['127.0.0.5', ''])
def test_one_is_told_that_others_can_open(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setattr(module, 'outgoing_address', lambda: address)
    with Server(host='0.0.0.0', port=0, base_path='/viz', access=ACCESS) as server:
        found = f'http://{address or socket.gethostname()}:{server.get_port()}/viz/'
        assert (
            opening(server) == f'ros_viz_bridge: open {server.url} (from other machines {found})'
        )
        if address:
            assert urlopen(found).status == 200
