# SPDX-License-Identifier: Apache-2.0
"""What a script prints can be opened where it is read, also on another machine."""

from __future__ import annotations

import socket
from urllib.request import urlopen

import pytest

from ros_viz_bridge import Access, Server
from ros_viz_bridge.api import addresses

ACCESS = Access(operator_token='a token that is long enough')


@pytest.mark.parametrize('address', ['127.0.0.5', ''])
def test_others_are_told_an_address_of_this_machine(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(addresses, 'outgoing_address', lambda: address)
    with Server(host='0.0.0.0', port=0, base_path='/viz', access=ACCESS) as server:
        port = server.get_port()
        assert server.url == f'http://127.0.0.1:{port}/viz/'
        assert server.network_url == f'http://{address or socket.gethostname()}:{port}/viz/'
        if address:
            assert urlopen(server.network_url).status == 200


def test_on_one_address_it_is_found_there_alone() -> None:
    with Server(host='127.0.0.1', port=0) as server:
        assert server.network_url == server.url
        assert (server.get_host(), server.get_port() > 0) == ('127.0.0.1', True)
