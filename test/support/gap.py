# SPDX-License-Identifier: Apache-2.0
"""A connection that can be held up: nothing passes, and nobody is told."""

from __future__ import annotations

from contextlib import suppress
import socket
from threading import Event, Thread
from typing import Any


class Gap:
    """Passes TCP connections on to an endpoint; ``open`` the gap, and their bytes wait."""

    def __init__(self, endpoint: str) -> None:
        host, _, port = endpoint.removeprefix('tcp/').rpartition(':')
        self._to = host, int(port)
        self._listener = socket.create_server(('127.0.0.1', 0))
        self.endpoint = f'tcp/127.0.0.1:{self._listener.getsockname()[1]}'
        self._passes = Event()
        self._passes.set()
        self._sockets: list[socket.socket] = []

    def __enter__(self) -> Gap:
        Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *exc: Any) -> None:
        self.close()
        for each in (self._listener, *self._sockets):
            each.close()

    def open(self) -> None:
        """Let nothing pass."""
        self._passes.clear()

    def close(self) -> None:
        """Let everything pass, also what waits."""
        self._passes.set()

    def cut(self) -> None:
        """End all connections; who connects again gets through."""
        cut, self._sockets = self._sockets, []
        for each in cut:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            try:
                far = socket.create_connection(self._to)
            except OSError:  # who is behind it is away
                near.close()
                continue
            self._sockets += near, far
            for each in (near, far):
                each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for ends in ((near, far), (far, near)):
                Thread(target=self._pass, args=ends, daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket) -> None:
        try:
            while data := source.recv(65536):
                self._passes.wait()
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            pass
