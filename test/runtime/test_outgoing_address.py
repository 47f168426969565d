# SPDX-License-Identifier: Apache-2.0
"""The address that others are told is one of this machine."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from ros_viz_bridge.runtime.outgoing_address import outgoing_address


def test_it_is_an_address_of_this_machine() -> None:
    found = outgoing_address()
    if found:
        with socket.socket() as listening:
            listening.bind((found, 0))


def test_without_a_network_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    class Unconnected(socket.socket):
        def connect(self, address: Any) -> None:
            raise OSError('Network is unreachable')

    monkeypatch.setattr(socket, 'socket', Unconnected)
    assert outgoing_address() == ''
