# SPDX-License-Identifier: Apache-2.0
"""Looks at the demo's port before anything is installed or built for it."""

from __future__ import annotations

import socket

from dev.steps import SetupError

_HOST = '127.0.0.1'


def check_port(word: str) -> None:
    """Raise SetupError where another program has this port, with how to take another."""
    if not word.isdigit() or not 0 <= int(word) < 2**16:
        raise SetupError(f'PORT={word} is no port: take a number, or 0 for any that is free.')
    port = int(word)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_HOST, port))
        except OSError as error:
            other = port + 1 if port + 1 < 2**16 else port - 1
            raise SetupError(
                f'Port {port} cannot be taken ({error.strerror}): '
                f"run 'make demo PORT={other}', or PORT=0 for any that is free."
            ) from error
