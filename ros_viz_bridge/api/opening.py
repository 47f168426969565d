# SPDX-License-Identifier: Apache-2.0
"""What a command says once its server is there: where pages find it."""

from __future__ import annotations

from .addresses import Addresses


def opening(server: Addresses, label: str = 'ros_viz_bridge: open', *, query: str = '') -> str:
    """Return a line with the page's address, and that for other machines where it differs."""
    line = f'{label} {server.url}{query}'
    there = server.network_url
    return line if there == server.url else f'{line} (from other machines {there}{query})'
