# SPDX-License-Identifier: Apache-2.0
"""Who is silently gone holds nobody up as its connection is closed."""

from __future__ import annotations

from contextlib import suppress
import errno
import os
import socket
import struct

import pytest
from support.served import until

from dev.port import free_port
from ros_viz_bridge import Zenoh
from ros_viz_bridge.runtime import linger
from ros_viz_bridge.runtime.zenoh_network import Network


def lingering(connection: socket.socket) -> int:
    on, seconds = struct.unpack(
        'ii', connection.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, 8)
    )
    return int(seconds) if on else -1


def of_this_process(port: int) -> list[int]:
    """Return of each TCP connection by this port, at either end, for how long it lingers."""
    found = []
    for name in os.listdir(linger.OPEN):
        try:
            copy = os.dup(int(name))
        except OSError:
            continue  # by which they were listed
        try:
            connection = socket.socket(fileno=copy)
        except OSError:
            os.close(copy)
            continue
        with connection, suppress(OSError):
            if connection.family == socket.AF_INET and port in (
                connection.getsockname()[1],
                connection.getpeername()[1],
            ):
                found.append(lingering(connection))
    return found


def test_what_zenoh_set_is_taken_back_and_nothing_else() -> None:
    sockets = [socket.socket() for _ in range(3)]
    for each, seconds in zip(sockets, (10, 5, 0), strict=True):
        each.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, seconds))
    linger.stop_lingering()
    assert [lingering(each) for each in sockets] == [-1, 5, 0]
    for each in sockets:
        each.close()  # they are still this test's


def test_a_look_that_fails_is_not_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[bool] = []

    def look() -> None:
        looks.append(True)
        raise OSError(errno.EMFILE, 'too many open files')

    monkeypatch.setattr(linger, 'stop_lingering', look)
    monkeypatch.setattr(linger, 'PAUSE', 0.01)
    looking = linger.NoLinger()
    until(lambda: len(looks) > 1)
    looking.stop()


def test_no_connection_of_a_network_lingers() -> None:
    pytest.importorskip('zenoh')
    port = free_port()
    here = f'tcp/127.0.0.1:{port}'
    router, client = Network.open(Zenoh(listen=[here])), Network.open(Zenoh(connect=[here]))
    until(lambda: of_this_process(port) == [-1, -1])
    client.close()
    router.close()
