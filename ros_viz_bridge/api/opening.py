# SPDX-License-Identifier: Apache-2.0
"""What a command says once its server is there: where pages find it."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

from ..runtime.outgoing_address import outgoing_address
from .server import Server


def opening(server: Server) -> str:
    """Return a line with the page's address, and that for other machines where it differs."""
    line = f'ros_viz_bridge: open {server.url}'
    if server.get_host() not in ('', '0.0.0.0', '::'):
        return line
    name = '' if server.get_host() == '::' else outgoing_address()
    netloc = f'{name or socket.gethostname()}:{server.get_port()}'
    there = urlsplit(server.url)._replace(netloc=netloc)
    return f'{line} (from other machines {there.geturl()})'
