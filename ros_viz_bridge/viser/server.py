# SPDX-License-Identifier: Apache-2.0
"""``ViserServer``: the server as scripts for viser make it."""

from __future__ import annotations

import socket
from typing import Any

from ..api.opening import opening
from ..api.server import Server

_TRIED = 1000


class ViserServer(Server):
    """
    ``Server`` with the arguments of viser's, in its order.

    Where ``port`` is taken, the next one that is free is used, of a thousand: ``get_port`` tells.
    ``verbose`` prints where the page is. ``host`` is 127.0.0.1 unless it is said: to let others in
    on the network, give it and ``access`` with tokens. ``options`` are those of ``Server``.
    """

    def __init__(
        self,
        host: str = '127.0.0.1',
        port: int = 8080,
        label: str | None = None,
        verbose: bool = True,
        **options: Any,
    ) -> None:
        if options.get('serve', True):
            port = _first_free(host, port)
        super().__init__(host=host, port=port, label=label or '', **options)
        if verbose and options.get('serve', True):
            print(opening(self, f'{label or "ros_viz_bridge"}:'), flush=True)


def _first_free(host: str, port: int) -> int:
    """Return the first port from ``port`` on that nobody has; the same where all are taken."""
    if port == 0:
        return 0
    for candidate in range(port, min(port + _TRIED, 65536)):
        family = socket.AF_INET6 if ':' in host else socket.AF_INET
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, candidate))
            except OSError:
                continue
            return candidate
    return port
