# SPDX-License-Identifier: Apache-2.0
"""One edge, as the server hears it: its viewers, and what they fetch."""

from __future__ import annotations

from collections.abc import Callable
import time
from typing import Any

from ..core.hub import Hub
from ..core.order import Order
from ..core.remote_clients import RemoteClients
from ..core.trunk import Trunk
from ..wire.codec import decode
from ..wire.session import Role
from ..wire.trunk import Enrolled, TRUNK_MESSAGES
from .carried_requests import CarriedRequests


class EdgeLine:
    """Serves one edge from its making until ``close``; the arguments are ``RobotEnd``'s."""

    def __init__(
        self,
        name: str,
        trunk: Trunk,
        order: Order,
        hub: Hub,
        *,
        app: Any,
        role: Callable[[str, str], Role],
        ros_time: Callable[[], float],
    ) -> None:
        self.heard = self.since = time.monotonic()
        self._name = name
        self._trunk = trunk
        self._order = order
        self._clients = RemoteClients(
            hub, trunk, role, ros_time=ros_time, clock=time.monotonic, edge=name
        )
        self._requests = CarriedRequests(app, lambda message: trunk.tell(message, edge=name))
        try:
            trunk.tell(Enrolled(), edge=name)
            trunk.open(name)
        except BaseException:
            self.close()
            raise

    def take(self, position: int, frame: bytes) -> None:
        """Take what it said. Raises LostError, Refused and ValueError: then it has to go."""
        self._order.take(position, len(frame))
        self.heard = time.monotonic()
        message = decode(frame, TRUNK_MESSAGES)
        if not self._requests.receive(message):
            self._clients.receive(message, self.heard)

    def close(self) -> None:
        """Serve it no more: its viewers are away at once."""
        self._requests.close()
        try:
            self._clients.leave()
        finally:  # or all others would wait for what it takes
            self._trunk.close(self._name, time.monotonic())
