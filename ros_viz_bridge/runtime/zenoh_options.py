# SPDX-License-Identifier: Apache-2.0
"""How a server, or an edge, comes into a Zenoh network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
import re
import socket

NAME = re.compile(r'(?!\.+\Z)[A-Za-z0-9_.-]{1,64}')
"""Of a robot: a part of addresses, so not '..'."""
ENDPOINT = re.compile(r'[a-z][a-z0-9_-]*/\S+')


@dataclass(frozen=True)
class Zenoh:
    """
    Where to find the network, and by which name a robot is known there.

    With ``listen`` others may connect here. Neither multicast nor gossip is used unless ``config``
    says so: robots and edges connect to nobody but whom they were told. Raises ValueError that
    names the argument.
    """

    name: str = ''
    """Of the robot: letters, digits, '_', '-' and '.'; '' is the name of this machine."""
    connect: Sequence[str] = ()
    """Endpoints such as 'tcp/edge.example:7447', of a router or of an edge that listens."""
    listen: Sequence[str] = ()
    """Endpoints such as 'tcp/0.0.0.0:7447'."""
    config: Path | str = ''
    """A file of Zenoh's own (JSON5): TLS, access control, anything else."""

    def __post_init__(self) -> None:
        if self.name and not NAME.fullmatch(self.name):
            raise ValueError(
                "zenoh: name must be 1 to 64 letters, digits, '_', '-' or '.', and not dots alone,"
                f' not {self.name!r}'
            )
        for argument in ('connect', 'listen'):
            given = getattr(self, argument)
            for each in (given,) if isinstance(given, str) else given:
                if isinstance(given, str) or not ENDPOINT.fullmatch(each):
                    raise ValueError(
                        f"zenoh: {argument} must be a list such as ['tcp/edge.example:7447'],"
                        f' not {given!r}'
                    )
        if not (self.connect or self.listen or self.config):
            raise ValueError('zenoh: one of connect, listen and config must say where others are')

    @property
    def robot(self) -> str:
        """By which name edges know the robot."""
        return self.name or re.sub(r'[^A-Za-z0-9_.-]', '_', socket.gethostname())[:64] or 'robot'

    @property
    def mode(self) -> str:
        """What this is in the network, unless ``config`` says."""
        return 'router' if self.listen else 'client'
