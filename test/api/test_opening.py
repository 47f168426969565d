# SPDX-License-Identifier: Apache-2.0
"""Who starts a server for others reads an address that they can open."""

from __future__ import annotations

import pytest

from ros_viz_bridge import Access, Server
from ros_viz_bridge.api import addresses
from ros_viz_bridge.api.opening import opening

ACCESS = Access(operator_token='a token that is long enough')


def test_here_alone_there_is_one_address() -> None:
    with Server(port=0) as server:
        assert opening(server) == f'ros_viz_bridge: open {server.url}'


def test_one_is_told_that_others_can_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, 'outgoing_address', lambda: '127.0.0.5')
    with Server(host='0.0.0.0', port=0, access=ACCESS) as server:
        found = f'http://127.0.0.5:{server.get_port()}/'
        assert opening(server, 'Viewer:') == f'Viewer: {server.url} (from other machines {found})'
