# SPDX-License-Identifier: Apache-2.0
"""Ports of this machine: the demo's, looked at before anything is built for it; free ones."""

from __future__ import annotations

import random
import socket

from dev.steps import SetupError

_HOST = '127.0.0.1'
_OURS = range(25_000, 32_000)
"""Beyond those of ROS domains up to 69, below those that Linux gives to who connects."""


def check_port(word: str) -> None:
    """Raise SetupError where another program has this port, with how to take another."""
    if not word.isdecimal() or not 0 <= int(word) < 2**16:
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


def free_port() -> int:
    """Return a port of the loopback that nothing listens on.

    It is none that is given to whoever connects somewhere: such a one may be taken again before
    it is used, and who connects to it while nobody listens may come to be connected with itself.
    """
    dice = random.SystemRandom()
    while True:
        port = dice.choice(_OURS)
        with socket.socket() as probe:
            try:
                probe.bind((_HOST, port))
            except OSError:
                continue
            return port
